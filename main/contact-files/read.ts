// A file's bytes as a contact list, told apart by what is in it: its name says nothing.

import { isUtf8 } from 'node:buffer'
import type { FileContents } from './contact-list'
import { readCsvList } from './csv-list'
import { readJsonList } from './json-list'

/** No contact list is larger. In bytes. */
export const largestFile = 10_000_000

/** Null if it is no contact list. */
export function readContents(bytes: Uint8Array): FileContents | null {
  if (bytes.length > largestFile) return null
  const text = decode(bytes)
  return text.trimStart().startsWith('{') ? readJsonList(text) : readCsvList(text)
}

/** UTF-8, with or without a byte-order mark, else what spreadsheets on Windows save "CSV" in. */
function decode(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes)
  // By hand: some versions of Node take windows-1252 for Latin 1, which has control characters in this place.
  const units = new Uint16Array(bytes)
  for (const [at, byte] of bytes.entries()) if (byte >= 0x80 && byte <= 0x9f) units[at] = codeOf(byte)
  return Buffer.from(units.buffer).toString('utf16le')
}

const codeOf = (byte: number) => windows1252.charCodeAt(byte - 0x80)

const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'
