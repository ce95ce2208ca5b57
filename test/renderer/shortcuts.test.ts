import { expect, it } from 'vitest'
import { altShortcut, commandShortcut, hasCommandKey, statusShortcut, typedLetter } from '../../renderer/shortcuts'

const key = (init: KeyboardEventInit): KeyboardEvent => new KeyboardEvent('keydown', init)

it.each([
  ['Linux x86_64', 'Ctrl F', 'Alt 1'],
  ['Win32', 'Ctrl F', 'Alt 1'],
  ['MacIntel', '⌘F', '⌥1']
])('on %s writes %s and %s', (platform, command, alt) => {
  expect(commandShortcut('F', platform)).toBe(command)
  expect(altShortcut('1', platform)).toBe(alt)
})

it.each([
  [{ ctrlKey: true }, 'Win32', true],
  [{ ctrlKey: true, shiftKey: true }, 'Win32', false],
  [{ metaKey: true }, 'MacIntel', true],
  [{ ctrlKey: true }, 'MacIntel', false]
])('with %j held on %s the command key is held: %s', (init, platform, expected) => {
  expect(hasCommandKey(key(init), platform)).toBe(expected)
})

it.each([
  [{ key: 'a' }, 'a'],
  [{ key: 'é' }, 'é'],
  [{ key: 'ل' }, 'ل'],
  [{ key: ' ' }, null],
  [{ key: 'Enter' }, null],
  [{ key: 'Dead' }, null],
  [{ key: 'a', ctrlKey: true }, null]
])('%j types %s', (init, letter) => {
  expect(typedLetter(key(init))).toBe(letter)
})

it.each([
  [{ altKey: true, key: '1', code: 'Digit1' }, 0],
  [{ altKey: true, key: '¡', code: 'Digit1' }, 0],
  [{ altKey: true, key: '6', code: 'Numpad6' }, 5],
  [{ altKey: true, key: '0', code: 'Digit0' }, 'reset'],
  [{ altKey: true, key: '7', code: 'Digit7' }, null],
  [{ key: '1', code: 'Digit1' }, null],
  [{ altKey: true, ctrlKey: true, key: '1', code: 'Digit1' }, null]
])('%j chooses the status %s', (init, status) => {
  expect(statusShortcut(key(init))).toBe(status)
})
