// A password or a token: a text that must not show up anywhere but where it is used. It prints, serialises and logs as
// "[secret]", and what would copy it to another process or to a file fails.

const shown = '[secret]'

/** Structured cloning refuses functions; without one it would make an empty object of a secret, and no noise. */
const neverCloned = (): string => shown

/**
 * Holds one text. Templates, `String`, `JSON.stringify`, `util.inspect` and `console.log` show "[secret]";
 * `structuredClone`, `v8.serialize`, `postMessage` and Electron's IPC throw `DataCloneError`.
 */
export class Secret {
  readonly #text: string
  readonly neverCloned = neverCloned

  constructor(text: string) {
    this.#text = text
  }

  /**
   * The text itself. Plain text has to exist in three places: on the wire, in the keychain's own call, and in what the
   * window sent until it is wrapped. Its test names the files that may ask for it.
   */
  reveal(): string {
    return this.#text
  }

  /** Whether nothing was typed: all that a form needs to know. */
  get isEmpty(): boolean {
    return this.#text === ''
  }

  toString(): string {
    return shown
  }

  toJSON(): string {
    return shown
  }

  /** What Node prints; a well-known symbol, so that nothing of Node's is imported. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return shown
  }
}
