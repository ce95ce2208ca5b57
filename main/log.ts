// The one way into the log. Whatever looks like a secret is struck out here, so that no caller has to remember it.

import { Secret } from './ucwa/secret'

export type Log = (line: string, details?: Readonly<Record<string, unknown>>) => void

const struckOut = '[struck out]'

/** Tokens, authorisation headers and form fields; the rest of the line stays readable. */
const secretPatterns: readonly (readonly [RegExp, string])[] = [
  [/cwt=[^\s"',;&]+/gi, `cwt=${struckOut}`],
  [/\b(Bearer|Basic|Negotiate|NTLM)\s+[^\s"',;]+/gi, `$1 ${struckOut}`],
  [/\b(password|access_token|refresh_token|client_secret)(["']?\s*[=:]\s*["']?)[^\s"',;&}]+/gi, `$1$2${struckOut}`]
]

/** The text without anything that could be used to sign in. */
export function strikeOut(text: string): string {
  return secretPatterns.reduce((line, [pattern, replacement]) => line.replace(pattern, replacement), text)
}

/**
 * A log over a function that writes lines (to a file, in the app).
 * @throws TypeError when a `Secret` is passed as a detail: that is a mistake of the caller, not of the data.
 */
export function createLog(write: (line: string) => void): Log {
  return (line, details = {}) => {
    const parts = Object.entries(details).map(([name, value]) => `${name}=${describe(name, value)}`)
    // One entry is one line, whatever a server put into a text.
    write(strikeOut([line, ...parts].join(' ')).replace(/[\r\n]+/g, ' '))
  }
}

function describe(name: string, value: unknown): string {
  if (value instanceof Secret) throw new TypeError(`"${name}" is a secret and must not be logged`)
  if (value instanceof Error) return `${value.name}: ${value.message}`
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
}
