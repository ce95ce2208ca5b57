// What counts as an address of a person, and when two spellings mean the same one.

/** A `sip:` URI of the plain kind, user and host, of at most 250 characters (reference 16). */
export function isSipAddress(text: string): boolean {
  return text.length <= 250 && /^sip:[^\s@<>"]+@[^\s@<>"/]+$/i.test(text)
}

/** The same for every spelling: small letters, no `sip:`. */
export function addressKey(uri: string): string {
  return uri.toLowerCase().replace(/^sip:/, '')
}

/** Whether two spellings, with or without `sip:`, name one person. */
export function sameAddress(one: string, other: string): boolean {
  return addressKey(one) === addressKey(other)
}
