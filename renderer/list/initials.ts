// What stands in for a photo: one or two letters on one of ten tints.

/** The first letters of the first and the last name, or one letter for a single name. Empty for an empty name. */
export function initials(name: string): string {
  const parts = name
    .replace(/\([^)]*\)/g, ' ')
    .split(/[\s,]+/u)
    .filter((part) => /^[\p{L}\p{N}]/u.test(part))
  const first = parts[0]
  if (first === undefined) return ''
  const last = parts.length > 1 ? parts[parts.length - 1] : undefined
  return firstLetter(first) + (last === undefined ? '' : firstLetter(last))
}

/** One of the ten tints of the tokens: the same address has the same one everywhere and always. */
export function tint(uri: string): number {
  let sum = 0
  for (let index = 0; index < uri.length; index++) sum += uri.charCodeAt(index)
  return sum % 10
}

/** A letter as people see it: with its accents, even where they are characters of their own. */
function firstLetter(part: string): string {
  return (/^.\p{M}*/u.exec(part)?.[0] ?? '').toLocaleUpperCase()
}
