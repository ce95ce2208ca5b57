import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createSessionBus } from '../../../main/desktop/session-bus'
import type { BusCall, BusSignal } from '../../../main/desktop/session-bus-messages'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const service = { destination: 'org.example.Clock', path: '/clock', interface: 'org.example.Clock' }
const silence = new Promise<never>(() => undefined)

/** A bus that answers as `answer` says; what it was asked, how often it was connected to, and a way to send signals. */
function world(answer: (ask: BusCall) => unknown = () => []) {
  const asked: BusCall[] = []
  const logged: string[] = []
  const connections: { hear: (signal: BusSignal) => void; lost: (error: unknown) => void; isClosed: boolean }[] = []
  const bus = createSessionBus({
    connect: async (ports) => {
      const connection = { ...ports, isClosed: false }
      connections.push(connection)
      return {
        async call(ask) {
          asked.push(ask)
          return (await answer(ask)) as readonly unknown[]
        },
        close: () => void (connection.isClosed = true)
      }
    },
    log: (line) => logged.push(line)
  })
  const signal = (change: Partial<BusSignal>) =>
    connections
      .at(-1)
      ?.hear({ sender: ':1.7', path: '/clock', interface: 'org.example.Clock', member: 'Tick', body: [], ...change })
  const rules = (member: string) => asked.filter((ask) => ask.member === member).map(({ body }) => body?.[0])
  return { bus, asked, logged, connections, signal, rules }
}

const ownerChanged = (name: string, from: string, to: string): Partial<BusSignal> => ({
  sender: 'org.freedesktop.DBus',
  interface: 'org.freedesktop.DBus',
  member: 'NameOwnerChanged',
  body: [name, from, to]
})

it('connects when it is first used, and once', async () => {
  const { bus, connections } = world()
  expect(connections).toHaveLength(0)
  await Promise.all([bus.call({ ...service, member: 'Now' }), bus.call({ ...service, member: 'Now' })])
  expect(connections).toHaveLength(1)
})

it('answers whether a name is taken', async () => {
  const { bus } = world(({ body }) => [body?.[0] === 'org.example.Clock'])
  expect(await bus.hasOwner('org.example.Clock')).toBe(true)
  expect(await bus.hasOwner('org.example.Calendar')).toBe(false)
})

it('reads a property', async () => {
  const { bus, asked } = world(() => [42])
  expect(await bus.readProperty('org.example.Clock', '/clock', 'org.example.Clock', 'Hour')).toBe(42)
  expect(asked[0]).toMatchObject({ member: 'Get', body: ['org.example.Clock', 'Hour'] })
})

it('gives up a service that is silent for two seconds, and keeps the connection', async () => {
  const { bus, connections } = world(({ member }) => (member === 'Now' ? silence : [true]))
  const asking = bus.call({ ...service, member: 'Now' })
  const outcome = expect(asking).rejects.toThrow('no answer to Now')
  await vi.advanceTimersByTimeAsync(2000)
  await outcome
  await bus.hasOwner('org.example.Clock')
  expect(connections).toHaveLength(1)
})

it('connects anew when not even the bus answers, and goes on listening there', async () => {
  let isDead = true
  const { bus, connections, signal, rules } = world(() => (isDead ? silence : [true]))
  const heard: unknown[] = []
  bus.onSignal({ interface: 'org.example.Clock', member: 'Tick' }, (body) => heard.push(body))
  const outcome = expect(bus.call({ ...service, member: 'Now' })).rejects.toThrow()
  await vi.advanceTimersByTimeAsync(4000)
  await outcome
  isDead = false
  await bus.call({ ...service, member: 'Now' })
  signal({ body: [1] })
  expect(connections.map(({ isClosed }) => isClosed)).toEqual([true, false])
  expect(rules('AddMatch')).toHaveLength(2)
  expect(heard).toEqual([[1]])
})

it('connects anew after the connection was lost', async () => {
  const { bus, connections, logged } = world()
  await bus.call({ ...service, member: 'Now' })
  connections[0]?.lost(new Error('the stream is closed'))
  await bus.call({ ...service, member: 'Now' })
  expect(connections).toHaveLength(2)
  expect(logged).toEqual(['the session bus was lost'])
})

it('rejects what is asked where there is no bus, and tries again at the next call', async () => {
  const connect = vi.fn(() => Promise.reject(new Error('no such socket')))
  const logged: string[] = []
  const bus = createSessionBus({ connect, log: (line) => logged.push(line) })
  bus.onOwnerChange('org.example.Clock', () => undefined)
  await expect(bus.hasOwner('org.example.Clock')).rejects.toThrow('no such socket')
  await expect(bus.hasOwner('org.example.Clock')).rejects.toThrow('no such socket')
  expect(connect.mock.calls).toHaveLength(2)
  expect(logged).toEqual(['there is no session bus to listen to'])
})

it('tells a signal to those who asked for it, until they have enough', async () => {
  const { bus, signal, rules } = world()
  const heard: unknown[] = []
  const stop = bus.onSignal({ interface: 'org.example.Clock', member: 'Tick', path: '/clock' }, (body, sender) =>
    heard.push([body, sender])
  )
  await vi.advanceTimersByTimeAsync(0)
  signal({ body: [1] })
  signal({ body: [2], member: 'Tock' })
  signal({ body: [3], path: '/other' })
  stop()
  signal({ body: [4] })
  expect(heard).toEqual([[[1], ':1.7']])
  expect(rules('AddMatch')).toEqual([`type='signal',interface='org.example.Clock',member='Tick',path='/clock'`])
  expect(rules('RemoveMatch')).toEqual(rules('AddMatch'))
})

it('tells when a name is taken, changes hands and is given up, but believes only the bus', async () => {
  const { bus, signal } = world()
  const heard: boolean[] = []
  bus.onOwnerChange('org.example.Clock', (isOwned) => heard.push(isOwned))
  await vi.advanceTimersByTimeAsync(0)
  signal(ownerChanged('org.example.Clock', '', ':1.9'))
  signal(ownerChanged('org.example.Clock', ':1.9', ':1.11'))
  signal(ownerChanged('org.example.Clock', ':1.11', ''))
  signal(ownerChanged('org.example.Calendar', '', ':1.9'))
  signal({ ...ownerChanged('org.example.Clock', '', ':1.9'), sender: ':1.66' })
  expect(heard).toEqual([true, true, false])
})

it('tells the others too when a listener fails, and logs it', async () => {
  const { bus, signal, logged } = world()
  const heard: unknown[] = []
  const tick = { interface: 'org.example.Clock', member: 'Tick' }
  bus.onSignal(tick, () => {
    throw new Error('a mistake')
  })
  bus.onSignal(tick, (body) => heard.push(body))
  await vi.advanceTimersByTimeAsync(0)
  signal({ body: [1] })
  expect(heard).toEqual([[1]])
  expect(logged).toEqual(['a signal of the desktop could not be dealt with'])
})
