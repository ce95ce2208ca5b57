// The window's API: exactly the contract, over whatever carries it.

import { expect, it } from 'vitest'
import { createBridge } from '../../preload/bridge'
import { commandNames, type AppState, type Outcome } from '../../preload/contract'

function setUp(answer: Outcome<unknown> = { ok: true, value: undefined }) {
  const sent: { name: string; args: readonly unknown[] }[] = []
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const bridge = createBridge({
    invoke: async (name, args) => {
      sent.push({ name, args })
      return answer
    },
    subscribe: (name, listen) => {
      const all = listeners.get(name) ?? new Set()
      listeners.set(name, all.add(listen))
      return () => all.delete(listen)
    }
  })
  return { bridge, sent, listeners }
}

it('has the commands of the contract and "on", and nothing else', () => {
  expect(Object.keys(setUp().bridge).sort()).toEqual([...Object.keys(commandNames), 'on'].sort())
})

it('cannot be changed by the page', () => {
  expect(Object.isFrozen(setUp().bridge)).toBe(true)
})

it('sends a command with its arguments and answers its outcome', async () => {
  const refused: Outcome<unknown> = { ok: false, problem: { code: 'not-found' } }
  const { bridge, sent } = setUp(refused)
  expect(await bridge.openCall('sip:lena@corvo.example', '+49 30 1')).toEqual(refused)
  expect(await bridge.signOut()).toEqual(refused)
  expect(sent).toEqual([
    { name: 'openCall', args: ['sip:lena@corvo.example', '+49 30 1'] },
    { name: 'signOut', args: [] }
  ])
})

it('passes on events until the listening ends', () => {
  const { bridge, listeners } = setUp()
  const heard: AppState[] = []
  const end = bridge.on('state', (state) => heard.push(state))
  // A picture would do as well; only that it is passed on untouched matters here.
  const payload = { number: 1 }
  for (const listen of listeners.get('state') ?? []) listen(payload)
  expect(heard).toEqual([payload])
  expect(heard[0]).toBe(payload)
  end()
  expect(listeners.get('state')?.size).toBe(0)
})

it.each(['rollcall:command', 'toString', '__proto__', ''])('refuses to listen to %j, which is no event', (name) => {
  const { bridge, listeners } = setUp()
  // A page is not bound by types.
  expect(() => bridge.on(name as 'state', () => undefined)).toThrow(TypeError)
  expect(listeners.size).toBe(0)
})
