// Group ids end in `=`; clients that build on an address by hand tend to encode that once more than they should.

/** The text with one more layer of percent encoding taken off; unchanged if there is none. */
export function decodedOnceMore(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray percent sign: there was no second layer.
    return text
  }
}
