// How people are told apart.

/** The key of a person: the server spells the same address in differing letter case. */
export function personKey(uri: string): string {
  return uri.toLowerCase()
}
