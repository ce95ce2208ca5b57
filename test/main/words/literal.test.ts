// Names of other people on one line of a menu or a notification.

import { expect, it } from 'vitest'
import { literal } from '../../../main/words/literal'

it.each([
  ['a plain name', 'Nguyễn Thu Hà', 'Nguyễn Thu Hà'],
  ['markup and keys', '<img onerror=alert(1)> R&D _x_', '<img onerror=alert(1)> R&D _x_'],
  ['line breaks and controls', ' Anna\r\nMaria\u0007\tBell\u2028 ', 'Anna Maria Bell'],
  ['right to left', 'نور حداد', '\u2068نور حداد\u2069'],
  ['right to left inside', 'Rita רות', '\u2068Rita רות\u2069'],
  ['overrides of the direction', '\u202Egnp.exe\u2066', 'gnp.exe'],
  ['emoji', '👩‍👩‍👧‍👦 Bell', '👩‍👩‍👧‍👦 Bell'],
  ['nothing', '', '']
])('keeps %s literal', (_what, text, shown) => {
  expect(literal(text)).toBe(shown)
})

it('cuts what is too long, never in the middle of a letter', () => {
  expect(literal('x'.repeat(256))).toBe(`${'x'.repeat(47)}…`)
  expect(literal('👩‍👩‍👧‍👦'.repeat(5), 3)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦…')
  expect(literal('👩‍👩‍👧‍👦'.repeat(5), 5)).toBe('👩‍👩‍👧‍👦'.repeat(5))
})
