// Text of other people, such as names, made fit for one line that the desktop draws: shown literally, and no more.

const controls = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
/** Marks and overrides of writing direction: unseen themselves, they would turn the words around them. */
const directions = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/**
 * The text on one line, cut to `limit` characters as a reader counts them. What is written from right to left is set
 * apart, so that it does not pull its neighbours along.
 */
export function literal(text: string, limit = 48): string {
  const plain = text.replace(directions, '').replace(controls, ' ').trim()
  const short = cut(plain, limit)
  return rightToLeft.test(short) ? `\u2068${short}\u2069` : short
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const letters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
  return letters.length <= limit
    ? text
    : `${letters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`
}
