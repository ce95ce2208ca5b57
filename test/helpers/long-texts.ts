// Texts of a wished length, made of one short piece.

/** The piece again and again; `length` in characters. */
export const times = (length: number, piece: string): string => piece.repeat(length / piece.length)

/** Pieces that differ by their number, below ten thousand counted as long as those above; `length` in characters. */
export const many = (length: number, piece: (index: number) => string, between = ''): string =>
  Array.from({ length: length / (piece(9999).length + between.length) }, (_, index) => piece(index)).join(between)
