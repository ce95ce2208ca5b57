// Sentences with names in them. A name is kept apart from the words around it: it may run the other way, be 256
// characters long or look like markup, and none of that may reach the rest of the sentence.

type Piece = string | { readonly name: string }

/** Pieces in the order they are read. */
export type Sentence = readonly Piece[]

/** A template: strings put into it are names, sentences put into it are taken as they are. */
export function sentence(texts: TemplateStringsArray, ...parts: readonly (string | Sentence)[]): Sentence {
  return texts.flatMap((text, index): Piece[] => {
    const part = parts[index]
    const put = part === undefined ? [] : typeof part === 'string' ? [{ name: part }] : part
    return text === '' ? [...put] : [text, ...put]
  })
}

/** The sentence as one text, for tooltips. */
export const plainText = (pieces: Sentence): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.name)).join('')
