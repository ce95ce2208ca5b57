// By which id the server knows this installation: one that was copied to another computer, with a home folder or an
// image, must not come to the server as the same, or each would end the other's application.

import { createHash } from 'node:crypto'

/** A UUID; the same for every start of the same installation on the same computer. */
export function endpointIdOf(installation: string, computer: string): string {
  const hex = createHash('sha256').update(`${installation}\n${computer}`).digest('hex')
  const [a, b, c, d, e] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16), hex.slice(17, 20), hex.slice(20, 32)]
  // Version 8 of a UUID: made in the maker's own way.
  return `${a}-${b}-8${c}-8${d}-${e}`
}
