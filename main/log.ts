// The one way into the log. Whatever looks like a secret is struck out here, so that no caller has to remember it.

import { Secret } from './ucwa/secret'

export type Log = (line: string, details?: Readonly<Record<string, unknown>>) => void

const struckOut = '[struck out]'

/**
 * Named secrets first: what stands behind such a name is struck out to the end, since a password may hold any
 * character and may have been quoted or encoded on its way here. Then tokens by their looks, and passwords in URLs.
 */
const secretPatterns: readonly (readonly [RegExp, string])[] = [
  [
    /((?:password|(?:access|refresh)[-_ ]?token|client[-_ ]?secret|authorization|cookie)["'\\]*\s*(?:[=:]|%3[ad])).*/gis,
    `$1 ${struckOut}`
  ],
  [/\b(Bearer|Basic|Negotiate|NTLM)(?:\s|%20|\+)+[^\s"'\\,;]+/gi, `$1 ${struckOut}`],
  [/cwt(?:=|%3d)[^\s"'\\,;&<>]+/gi, `cwt=${struckOut}`],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, struckOut],
  [/:\/\/[^/?#\s]+@/g, `://${struckOut}@`]
]

/** Details that hold nothing else. */
const secretName = /(password|secret|token)$/i

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
    // One entry is one line, whatever a server put into a text; a control character could rewrite a terminal's.
    write(
      [line, ...parts]
        .map(strikeOut)
        .join(' ')
        .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    )
  }
}

function describe(name: string, value: unknown): string {
  if (value instanceof Secret) throw new TypeError(`"${name}" is a secret and must not be logged`)
  if (secretName.test(name)) return struckOut
  if (value instanceof Error) return `${value.name}: ${value.message}`
  return typeof value === 'string' ? value : asText(value)
}

/** JSON, or a word for what JSON cannot say: a log line must never be what ends the app. */
function asText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch (error) {
    return `(${typeof value} that cannot be written: ${error instanceof Error ? error.name : 'thrown'})`
  }
}
