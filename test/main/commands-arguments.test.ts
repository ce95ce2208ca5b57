// What the window may pass to each command, and what is no argument of it.

import * as v from 'valibot'
import { expect, it } from 'vitest'
import { form, lena, notedCommands } from './noted-commands'

it.each([
  ['getState', []],
  ['signIn', [form]],
  ['openCall', [lena.uri]],
  ['openCall', [lena.uri, undefined]],
  ['openCall', [lena.uri, '+49 30 1']],
  ['setMyAvailability', ['off-work']],
  ['setMyNote', ['']],
  ['changeSettings', [{ theme: 'dark' }]],
  ['openMailToAll', [[lena.uri]]],
  ['copyAddresses', [[lena.uri, 'sip:omar@corvo.example']]],
  ['undoEdit', [1]],
  ['searchDirectory', ['']],
  ['openGroup', ['group-7']],
  ['exportContacts', ['csv']],
  ['chooseImport', []]
] as const)('understands %s with %j', (name, args) => {
  expect(v.safeParse(notedCommands().commands[name].args, args).success).toBe(true)
})

it.each([
  ['getState', ['x']],
  ['signIn', []],
  ['signIn', [{ ...form, password: 7 }]],
  ['signIn', [{ ...form, token: 'x' }]],
  ['signIn', [{ ...form, keepSignedIn: 'yes' }]],
  ['signIn', [form, form]],
  ['openMail', []],
  ['openMail', [{ uri: lena.uri }]],
  ['openMail', ['x'.repeat(251)]],
  ['openCall', [lena.uri, 4930]],
  ['openCall', [lena.uri, '1', '2']],
  ['copyAddress', [null]],
  ['setMyAvailability', ['offline']],
  ['setMyAvailability', ['inactive']],
  ['setMyNote', [null]],
  ['setMyNote', ['x'.repeat(100_001)]],
  ['changeSettings', [{ theme: 'sepia' }]],
  ['changeSettings', [{ password: 'x' }]],
  ['openMailToAll', [[]]],
  ['openMailToAll', [lena.uri]],
  ['copyAddresses', [['x'.repeat(251)]]],
  ['copyAddresses', [Array.from({ length: 10_001 }, () => lena.uri)]],
  ['undoEdit', ['1']],
  ['undoEdit', [0.5]],
  ['dismissEdit', [-1]],
  ['searchDirectory', ['x'.repeat(257)]],
  ['openGroup', [null]],
  ['closeGroup', ['x'.repeat(257)]],
  ['pauseNotifications', [9e15]],
  [
    'watch',
    [
      { kind: 'person', uri: lena.uri },
      { on: ['available'], lasts: { kind: 'until', at: 9e15 } }
    ]
  ],
  ['exportContacts', ['xml']],
  ['exportContacts', ['json', '/etc/passwd']],
  ['chooseImport', ['/etc/passwd']]
] as const)('does not understand %s with %j', (name, args) => {
  expect(v.safeParse(notedCommands().commands[name].args, args).success).toBe(false)
})
