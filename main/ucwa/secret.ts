// A text that must not show up anywhere but where it is used: it prints, serialises and logs as "[secret]".

export class Secret {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /** The text itself: to be called only where it goes on the wire or into the keychain. */
  reveal(): string {
    return this.#text
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }
}
