// A parameter that names a person.
import { isSipAddress } from '../world/address'
import { text, type Reader } from './input'

/**
 * An address of at most 250 characters, answered as `sip:user@host`. The samples of the documentation wrap addresses
 * in quotes of their own and put blanks around the colon; the reference (13.5) calls that an artefact and says
 * nothing of a refusal, so both spellings are taken for the address they mean.
 */
export const sipAddress: Reader<string> = (raw) => {
  const result = text(250)(raw)
  if ('problem' in result) return result
  const value = result.value
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
    .replace(/^sip\s*:\s*/i, 'sip:')
  return isSipAddress(value) ? { value } : { problem: 'is no sip: address' }
}
