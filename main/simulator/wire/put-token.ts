// The property by which a PUT proves that its sender read the resource before (reference 5): a random name, one text.
import { badParameters } from './answers'
import type { Input } from './input'

const token = 'please pass this in a PUT request'

/** To be spread into a document; `name` is a GUID. */
export function putToken(name: string): Readonly<Record<string, string>> {
  return { [name]: token }
}

/** Throws 400 ParameterValidationFailure if the token did not come back. */
export function requirePutToken(input: Input, name: string): void {
  if (input.get(name.toLowerCase()) !== token) throw badParameters({ [name]: 'is missing' })
}
