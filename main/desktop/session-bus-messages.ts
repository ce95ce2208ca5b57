// What goes over the session bus, and a connection to it, in the app's own words.

export interface BusCall {
  readonly destination: string
  readonly path: string
  readonly interface: string
  readonly member: string
  /** Types of the body, such as `su`; a `v` in it takes a `Typed`. */
  readonly signature?: string
  readonly body?: readonly unknown[]
}

export interface BusSignal {
  /** The unique name of whoever sent it, such as `:1.4`. */
  readonly sender: string
  readonly path: string
  readonly interface: string
  readonly member: string
  readonly body: readonly unknown[]
}

/** A connection that stands. */
export interface BusWire {
  call(ask: BusCall): Promise<readonly unknown[]>
  close(): void
}
