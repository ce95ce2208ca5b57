// Which key is the command key here, and how a shortcut is written.

/** Whether this is a Mac, where Cmd stands for Ctrl and Option for Alt. */
export const isMac = (platform: string): boolean => /mac/i.test(platform)

/** Whether the command key of this platform, alone, is held. */
export function hasCommandKey(event: KeyboardEvent, platform: string): boolean {
  if (event.altKey || event.shiftKey) return false
  return isMac(platform) ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
}

/** `Ctrl F`, or `⌘F` on a Mac. */
export const commandShortcut = (key: string, platform: string): string => (isMac(platform) ? `⌘${key}` : `Ctrl ${key}`)

/** `Alt 1`, or `⌥1` on a Mac. */
export const altShortcut = (key: string, platform: string): string => (isMac(platform) ? `⌥${key}` : `Alt ${key}`)

/** Keys as they are written on a Mac. */
const macKeys = { Enter: '↩', Del: '⌫', 'Shift Del': '⇧⌫', F2: 'F2' } as const

/** `Enter`, `Del` and the like, or the sign of that key on a Mac. */
export const namedShortcut = (key: keyof typeof macKeys, platform: string): string =>
  isMac(platform) ? macKeys[key] : key

/** A single written character, which starts a search when typed in the list. */
export function typedLetter(event: KeyboardEvent): string | null {
  const isWritten = [...event.key].length === 1 && event.key !== ' '
  return isWritten && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing ? event.key : null
}

/** Which of the own states Alt 1 to Alt 6 means (0 to 5), `reset` for Alt 0; by the key's place, whatever it writes. */
export function statusShortcut(event: KeyboardEvent): number | 'reset' | null {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null
  const digit = /^(?:Digit|Numpad)([0-6])$/.exec(event.code)?.[1] ?? /^[0-6]$/.exec(event.key)?.[0]
  if (digit === undefined) return null
  return digit === '0' ? 'reset' : Number(digit) - 1
}

/** Whether lines run from right to left where `element` stands. */
export const isTurned = (element: Element): boolean => getComputedStyle(element).direction === 'rtl'

/** The key that does the same where lines run from right to left: ← and → change places. */
export function turnedKey(key: string): string {
  if (key === 'ArrowLeft') return 'ArrowRight'
  return key === 'ArrowRight' ? 'ArrowLeft' : key
}
