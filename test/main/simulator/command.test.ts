// The simulator's command line: what it accepts, and that nothing wrong gets through.

import { expect, it } from 'vitest'
import { readArguments } from '../../../main/simulator/command'

it('needs no argument', () => {
  expect(readArguments([])).toEqual({ kind: 'start', options: {} })
})

it('reads every option, with a space or an equals sign', () => {
  const words =
    '--port 8080 --tls --people=30 --groups 3 --seed 7 --changes-per-minute 12 --edition 2015 --token-lifetime 60 --contact-limit 40'
  expect(readArguments(words.split(' '))).toEqual({
    kind: 'start',
    options: {
      port: 8080,
      tls: true,
      people: 30,
      groups: 3,
      seed: 7,
      changesPerMinute: 12,
      edition: '2015',
      tokenLifetimeSeconds: 60,
      limits: { contacts: 40 }
    }
  })
})

it('sets every limit on its own', () => {
  const limits = {
    contacts: 'contact-limit',
    delegates: 'delegate-limit',
    groups: 'group-limit',
    subscriptions: 'subscription-limit',
    contactsPerSubscription: 'subscription-contact-limit',
    expandableMembers: 'expand-limit'
  }
  for (const [limit, name] of Object.entries(limits)) {
    expect(readArguments([`--${name}`, '0'])).toEqual({ kind: 'start', options: { limits: { [limit]: 0 } } })
    expect(readArguments([`--${name}`, 'few'])).toMatchObject({ kind: 'wrong' })
  }
  expect(readArguments(['--nested-cycle'])).toEqual({ kind: 'start', options: { nestedCycle: true } })
})

it('offers help', () => {
  expect(readArguments(['--help'])).toEqual({ kind: 'help' })
})

it.each([
  [['--colour']],
  [['word']],
  [['--port']],
  [['--port', '65536']],
  [['--port', '-1']],
  [['--port=']],
  [['--port', '1e3']],
  [['--people', 'many']],
  [['--people', '2.5']],
  [['--people', '999999999']],
  [['--edition', '2014']],
  [['--grants', 'password,ntlm']],
  [['--grants', '']],
  [['--tls=yes']],
  [['--token-lifetime', '0x10']]
])('refuses %j and says which argument it was', (words) => {
  const read = readArguments(words)
  expect(read).toMatchObject({ kind: 'wrong' })
  expect(read.kind === 'wrong' && read.error).toContain(words[0]?.split('=')[0])
})

it.each([
  ['words', Array.from({ length: 101 }, () => '--tls')],
  ['letters', ['x'.repeat(10_001)]]
])('takes no line with %s without end', (_what, words) => {
  expect(readArguments(words)).toEqual({ kind: 'wrong', error: 'too many words' })
})

it('reads which ways to a token are offered, by the names the protocol has for them', () => {
  const quirks = {
    grantTypes: ['password', 'urn:microsoft.rtc:windows', 'urn:microsoft.rtc:passive'],
    windowsSignIn: true
  }
  expect(readArguments(['--grants', 'password,windows,passive', '--windows-sign-in'])).toEqual({
    kind: 'start',
    options: { quirks }
  })
})
