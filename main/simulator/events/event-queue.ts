// Events of one application that wait to be sent (reference 9.2): merged to the latest state per resource, kept in
// their order, due by priority.

export interface Reference {
  readonly rel: string
  readonly href: string
}

export type Priority = 'high' | 'medium' | 'low'
export type EventType = 'added' | 'updated' | 'deleted'

export interface SimEvent {
  readonly sender: Reference
  readonly type: EventType
  readonly link: Reference
  readonly in?: Reference
  readonly embedded?: object
  readonly priority: Priority
}

/** How long each priority may be held back, in milliseconds. */
type Delays = Readonly<Record<Priority, number>>

export interface EventQueue {
  push(event: SimEvent, now: number): void
  /** When the first of them must go out; undefined when there are none. */
  due(delays: Delays): number | undefined
  /** What waits now goes out as it is: later events on the same resources stand beside it. */
  seal(): void
  /** Everything, in original order; the queue is empty afterwards. */
  take(): SimEvent[]
}

interface Waiting {
  readonly event: SimEvent
  readonly since: number
}

export function createEventQueue(): EventQueue {
  // A Map keeps the order of first arrival, also when a value is replaced.
  let waiting = new Map<string, Waiting>()
  let seals = 0

  return {
    push(event, now) {
      const key = `${seals} ${resourceKey(event)}`
      const before = waiting.get(key)
      const type = before === undefined ? event.type : mergedType(before.event.type, event.type)
      if (type === undefined) waiting.delete(key)
      else waiting.set(key, { event: { ...event, type }, since: before?.since ?? now })
    },
    due(delays) {
      const moments = [...waiting.values()].map(({ event, since }) => since + delays[event.priority])
      return moments.length === 0 ? undefined : Math.min(...moments)
    },
    seal() {
      seals += 1
    },
    take() {
      const events = [...waiting.values()].map(({ event }) => event)
      waiting = new Map()
      return events
    }
  }
}

/** The same resource in two collections is two things that happen. */
function resourceKey({ link, in: owner }: SimEvent): string {
  return `${link.rel} ${link.href} ${owner?.href ?? ''}`.toLowerCase()
}

/** What remains of two events on one resource; nothing, if it came and went unseen. */
function mergedType(before: EventType, after: EventType): EventType | undefined {
  if (before === 'added') return after === 'deleted' ? undefined : 'added'
  return after
}

/** Runs of one sender become one entry; a sender may return later, for order counts (reference 9.3). */
export function sendersOf(events: readonly SimEvent[], withResources: boolean): object[] {
  const senders: { rel: string; href: string; events: object[] }[] = []
  for (const event of events) {
    const { sender, type, link, in: owner, embedded } = event
    const entry = {
      link,
      ...(owner && { in: owner }),
      type,
      ...(withResources && embedded !== undefined && { _embedded: { [link.rel]: embedded } })
    }
    const last = senders.at(-1)
    if (last?.href === sender.href) last.events.push(entry)
    else senders.push({ ...sender, events: [entry] })
  }
  return senders
}
