import { expect, it } from 'vitest'
import { treeCommand, type TreeCommand } from '../../../renderer/list/command-keys'

const command = (init: KeyboardEventInit, platform = 'Linux x86_64'): TreeCommand | null =>
  treeCommand(new KeyboardEvent('keydown', init), platform)

it.each<[KeyboardEventInit, TreeCommand | null]>([
  [{ key: ' ' }, 'toggle'],
  [{ key: 'ArrowDown', shiftKey: true }, 'extend-down'],
  [{ key: 'ArrowUp', shiftKey: true }, 'extend-up'],
  [{ key: 'a', ctrlKey: true }, 'select-all'],
  [{ key: 'M', ctrlKey: true }, 'mail'],
  [{ key: 'l', ctrlKey: true }, 'call'],
  [{ key: 'c', ctrlKey: true }, 'copy'],
  [{ key: 'x', ctrlKey: true }, 'cut'],
  [{ key: 'v', ctrlKey: true }, 'paste'],
  [{ key: 'd', ctrlKey: true }, 'favourite'],
  [{ key: 'b', ctrlKey: true }, 'watch'],
  [{ key: 'Delete' }, 'remove'],
  [{ key: 'Delete', shiftKey: true }, 'remove-contact'],
  [{ key: 'F2' }, 'rename'],
  [{ key: 'F10', shiftKey: true }, 'menu'],
  [{ key: 'ContextMenu' }, 'menu'],
  [{ key: 'F10' }, null],
  [{ key: 'ArrowDown' }, null],
  [{ key: 'c' }, null],
  [{ key: 'Delete', altKey: true }, null],
  [{ key: 'Delete', ctrlKey: true }, null],
  [{ key: 'c', ctrlKey: true, shiftKey: true }, null],
  [{ key: 'Backspace' }, null]
])('%j means %s', (init, expected) => {
  expect(command(init)).toBe(expected)
})

it('has Cmd for Ctrl and the delete key of a Mac', () => {
  expect(command({ key: 'd', metaKey: true }, 'MacIntel')).toBe('favourite')
  expect(command({ key: 'd', ctrlKey: true }, 'MacIntel')).toBeNull()
  expect(command({ key: 'Backspace' }, 'MacIntel')).toBe('remove')
  expect(command({ key: 'Backspace', shiftKey: true }, 'MacIntel')).toBe('remove-contact')
})
