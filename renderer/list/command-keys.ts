// Which command a key means in the tree, beside those that move in it; as a value, so that every key stands in one list.
import { hasCommandKey, isMac } from '../shortcuts'

export type TreeCommand =
  | 'toggle'
  | 'extend-down'
  | 'extend-up'
  | 'select-all'
  | 'mail'
  | 'call'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'favourite'
  | 'watch'
  | 'remove'
  | 'remove-contact'
  | 'rename'
  | 'menu'

const plain: Readonly<Record<string, TreeCommand>> = {
  ' ': 'toggle',
  Delete: 'remove',
  F2: 'rename',
  ContextMenu: 'menu'
}

const withShift: Readonly<Record<string, TreeCommand>> = {
  ArrowDown: 'extend-down',
  ArrowUp: 'extend-up',
  Delete: 'remove-contact',
  F10: 'menu'
}

const withCommandKey: Readonly<Record<string, TreeCommand>> = {
  a: 'select-all',
  m: 'mail',
  l: 'call',
  c: 'copy',
  x: 'cut',
  v: 'paste',
  d: 'favourite',
  b: 'watch'
}

/** The command, or `null` for keys that only move or write. */
export function treeCommand(event: KeyboardEvent, platform: string): TreeCommand | null {
  const key = isMac(platform) && event.key === 'Backspace' ? 'Delete' : event.key
  if (hasCommandKey(event, platform)) return withCommandKey[key.toLowerCase()] ?? null
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  return (event.shiftKey ? withShift[key] : plain[key]) ?? null
}
