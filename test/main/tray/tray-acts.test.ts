// What each entry of the tray's menu does.

import { expect, it } from 'vitest'
import type { Outcome } from '../../../preload/contract'
import { createTrayActs, type TrayCommands } from '../../../main/tray/tray-acts'
import type { TrayAct } from '../../../main/tray/tray-entry'
import { now } from './tray-state'

function setUp(answer: Outcome<void> = { ok: true, value: undefined }) {
  const done: unknown[][] = []
  const logged: string[] = []
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void done.push([name, ...args])
  const later =
    (name: string) =>
    async (...args: unknown[]) => {
      done.push([name, ...args])
      return answer
    }
  const commands: TrayCommands = {
    connectNow: note('connectNow'),
    signOut: async () => void done.push(['signOut']),
    setMyAvailability: later('setMyAvailability'),
    resetMyAvailability: later('resetMyAvailability'),
    pauseNotifications: note('pauseNotifications'),
    watch: (...args) => {
      done.push(['watch', ...args])
      return answer
    },
    showWindow: note('showWindow'),
    ask: note('ask'),
    quit: note('quit')
  }
  const log = (message: string, details?: object) => void logged.push(`${message} ${JSON.stringify(details)}`)
  return { act: createTrayActs(commands, () => now, log), done, logged }
}

const at = (day: number, hour: number, minute: number) => new Date(2026, 2, day, hour, minute).getTime()

it.each<[TrayAct, unknown[]]>([
  [{ do: 'set-status', availability: 'busy' }, ['setMyAvailability', 'busy']],
  [{ do: 'set-status', availability: 'away', until: 'half-hour' }, ['setMyAvailability', 'away', at(11, 11, 12)]],
  [{ do: 'set-status', availability: 'busy', until: 'hour' }, ['setMyAvailability', 'busy', at(11, 11, 42)]],
  [{ do: 'set-status', availability: 'busy', until: 'working-day' }, ['setMyAvailability', 'busy', at(11, 17, 0)]],
  [{ do: 'reset-status' }, ['resetMyAvailability']],
  [{ do: 'pause', until: 'half-hour' }, ['pauseNotifications', at(11, 11, 12)]],
  [{ do: 'pause', until: 'tomorrow' }, ['pauseNotifications', at(12, 8, 0)]],
  [{ do: 'resume' }, ['pauseNotifications', null]],
  [{ do: 'show-person', uri: 'sip:lena@corvo.example' }, ['ask', { kind: 'person', uri: 'sip:lena@corvo.example' }]],
  [
    { do: 'watch-once', uri: 'sip:lena@corvo.example' },
    ['watch', { kind: 'person', uri: 'sip:lena@corvo.example' }, { on: ['available'], lasts: { kind: 'once' } }]
  ],
  [
    { do: 'stop-watching', uri: 'sip:lena@corvo.example' },
    ['watch', { kind: 'person', uri: 'sip:lena@corvo.example' }, null]
  ],
  [{ do: 'settings' }, ['ask', { kind: 'settings' }]],
  [{ do: 'sign-in' }, ['ask', { kind: 'sign-in' }]],
  [{ do: 'open' }, ['showWindow']],
  [{ do: 'connect' }, ['connectNow']],
  [{ do: 'sign-out' }, ['signOut']],
  [{ do: 'quit' }, ['quit']]
])('%j is %j', (act, expected) => {
  const { act: run, done } = setUp()
  run(act)
  expect(done).toEqual([expected])
})

it('logs what the server refuses, by its code', async () => {
  const { act, logged } = setUp({ ok: false, problem: { code: 'not-connected' } })
  act({ do: 'reset-status' })
  await expect.poll(() => logged).toEqual(['the tray asked in vain {"act":"reset-status","problem":"not-connected"}'])
})
