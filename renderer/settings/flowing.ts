// Text that was broken into lines for a terminal, made to flow in a window of any width.

/** A line this long was broken because it was full, not because the sentence or the heading ended. */
const fullLine = 50

/** Lines stay apart after a short one, and before one that is indented or begins a list. */
export function flowing(text: string): string {
  return text.replace(/^(.+)\n(?=[^\s*\-•=\d])/gm, (line, words: string) =>
    words.length < fullLine ? line : `${words} `
  )
}
