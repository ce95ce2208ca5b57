// Where a key leads among the entries of a menu.

/**
 * The index of the entry that `event` leads to from `at` (-1: from none); `undefined` if it leads nowhere. Letters go to
 * the next of `labels` that begins with them.
 */
export function menuTarget(event: KeyboardEvent, at: number, labels: readonly string[]): number | undefined {
  const { key } = event
  const count = labels.length
  if (count === 0) return undefined
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (Math.max(at, 0) - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const isLetter = [...key].length === 1 && key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey
  return isLetter ? byLetter(key, at, labels) : undefined
}

function byLetter(letter: string, at: number, labels: readonly string[]): number | undefined {
  const order = labels.map((_, index) => (at + 1 + index) % labels.length)
  return order.find((index) => labels[index]?.toLowerCase().startsWith(letter.toLowerCase()))
}
