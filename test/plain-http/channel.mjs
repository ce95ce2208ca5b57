// The event channel: one poll always outstanding, its answers in order, and a line for each event that was expected.
import { EventEmitter, once } from 'node:events'
import { isSameHref } from './checks.mjs'

/** How long a server may hold an event of a priority back, in seconds (reference 9.1, 9.2). */
const heldBack = { High: 0, Medium: 5, Low: 15 }

/** Real time after which an event that is due is missed. */
const patienceMs = 3000

/**
 * A row of the event tables (reference 14).
 * @param target the href of what was added, updated or deleted; left out where it cannot be known before
 * @param container { rel, href } of what it went into or out of; null where there is none
 */
export const happening = (priority, type, rel, target, container = null) => ({ priority, type, rel, target, container })

export class Channel {
  #http
  #control
  #inbox = []
  #arrivals = new EventEmitter()
  #end = new AbortController()
  #loss

  constructor(http, control) {
    this.#http = http
    this.#control = control
  }

  /** Polls from now on, each next poll sent before the answer is looked at. */
  open(href) {
    void this.#poll(href).catch((problem) => {
      this.#loss = this.#end.signal.aborted ? undefined : problem.message
      this.#arrivals.emit('package')
    })
  }

  close() {
    this.#end.abort()
  }

  async #poll(href) {
    const { media } = this.#http
    const request = { headers: { accept: media.eventMediaType }, read: 'events', signal: this.#end.signal }
    for (let next = href; !this.#end.signal.aborted;) {
      const { status, text, events, complaints } = await this.#http.send('GET', next, request)
      if (!events) throw new Error(`the poll got ${status} ${complaints} ${text.slice(0, 200)}`)
      next = events.next
      this.#inbox.push(...events.events)
      this.#arrivals.emit('package')
    }
  }

  /**
   * Waits for events that follow an operation, in any order, moving the clock no further than their priorities allow
   * the server to wait.
   * @returns the events found
   */
  async expect(...expected) {
    await this.#await(expected)
    return expected.map((row) => this.#take(row))
  }

  /** Waits as `expect` does, says nothing, and forgets what has come until then, which nobody asked for. */
  async settle(...expected) {
    await this.#await(expected)
    this.#inbox = []
  }

  async #await(expected) {
    const seconds = Math.max(...expected.map(({ priority }) => heldBack[priority]))
    if (seconds > 0) await this.#control.advance(seconds)
    const missing = () => expected.some((row) => !this.#inbox.some((event) => isEvent(event, row)))
    const giveUp = new AbortController()
    const timer = setTimeout(() => giveUp.abort(), patienceMs)
    while (missing() && !this.#loss && !giveUp.signal.aborted) {
      await once(this.#arrivals, 'package', { signal: giveUp.signal }).catch(() => undefined)
    }
    clearTimeout(timer)
  }

  /** Each event comes exactly once (reference 9.3). */
  #take(row) {
    const found = this.#inbox.filter((event) => isEvent(event, row))
    this.#inbox = this.#inbox.filter((event) => !found.includes(event))
    const [event] = found
    const complaints = [
      found.length === 1 ? undefined : `it once, not ${found.length} times${this.#loss ? ` (${this.#loss})` : ''}`,
      event && event.sender !== 'people' ? `people as the sender, not ${event.sender}` : undefined,
      event && row.isEmbedded && !event.embedded ? 'its content embedded' : undefined,
      event?.embedded && !isSameHref(event.embedded.href, event.href) ? 'the link and the content alike' : undefined
    ].filter(Boolean)
    if (found.length === 0)
      complaints.push(
        `came: ${this.#inbox.map((other) => inWords({ ...other, container: other.in })).join(', ') || 'nothing else'}`
      )
    this.#line(event?.href ?? row.target ?? '', inWords(row), complaints)
    return event
  }

  /** No such event among those that came with or before the ones expected last. */
  expectNone(row) {
    const hasCome = this.#inbox.some((event) => isEvent(event, row))
    this.#line(row.target, `not: ${inWords(row)}`, hasCome ? ['none'] : [])
  }

  #line(path, what, complaints) {
    this.#http.report.line({ media: this.#http.media.name, method: 'EVENT', status: '---', path, what, complaints })
  }
}

function isEvent(event, { type, rel, target, container }) {
  if (event.type !== type || event.rel !== rel) return false
  if (target !== undefined && !isSameHref(event.href, target)) return false
  if (container === null) return event.in === undefined
  return event.in?.rel === container.rel && isSameHref(event.in.href, container.href)
}

const inWords = ({ type, rel, container, priority }) =>
  `${rel} ${type}${container ? ` in ${container.rel}` : ''}${priority ? ` (${priority})` : ''}`
