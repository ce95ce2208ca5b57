// What the window is told of the way to the server.

import { expect, it } from 'vitest'
import { createConnectionFacts, readProxy } from '../../main/connection-facts'
import type { Connection, Instant } from '../../preload/contract'
import { keptLena, lena } from '../helpers/signing-in-world'

it.each([
  ['DIRECT', null],
  ['direct', null],
  ['', null],
  ['nonsense', null],
  [';;', null],
  ['PROXY proxy.corvo.example:8080', 'proxy.corvo.example:8080'],
  ['PROXY proxy.corvo.example:8080; DIRECT', 'proxy.corvo.example:8080'],
  ['DIRECT; PROXY proxy.corvo.example:8080', null],
  ['PROXY one.example:1; PROXY two.example:2', 'one.example:1'],
  ['HTTPS proxy.corvo.example:443', 'https://proxy.corvo.example:443'],
  ['SOCKS5 [::1]:1080', 'socks5://[::1]:1080']
])('reads the system’s %j as %j', (ways, proxy) => expect(readProxy(ways)).toBe(proxy))

function setUp(known: { server?: string; isFound?: boolean; proxy?: () => Promise<string> } = {}) {
  const listeners = new Set<() => void>()
  const world = { connection: { kind: 'signed-out' } as Connection, now: 0, asked: '', lines: [] as string[] }
  const facts = createConnectionFacts({
    session: {
      get connection() {
        return world.connection
      },
      onChange: (listen) => {
        listeners.add(listen)
        return () => listeners.delete(listen)
      }
    },
    account: () => ({ ...lena, server: known.server ?? '' }),
    located: () => (known.isFound === false ? null : (keptLena.located ?? null)),
    resolveProxy: (url) => {
      world.asked = url
      return (known.proxy ?? (() => Promise.resolve('DIRECT')))()
    },
    now: () => world.now,
    log: (line) => world.lines.push(line)
  })
  const become = (connection: Connection, at: Instant) => {
    Object.assign(world, { connection, now: at })
    for (const hear of listeners) hear()
  }
  return { world, facts, become }
}

it('tells the host and the proxy on the way to it', async () => {
  const { facts, world } = setUp({ proxy: () => Promise.resolve('PROXY proxy.corvo.example:8080') })
  expect(await facts.readConnection()).toEqual({
    host: 'pool.corvo.example',
    foundBy: 'discovery',
    proxy: 'proxy.corvo.example:8080',
    connectedSince: null
  })
  expect(world.asked).toBe('https://pool.corvo.example/applications')
})

it('knows that the server was named by the user', async () => {
  expect(await setUp({ server: 'https://pool.corvo.example/' }).facts.readConnection()).toMatchObject({
    foundBy: 'address'
  })
})

it('names no host before one was found, and asks for no way to it', async () => {
  const { facts, world } = setUp({ isFound: false, proxy: () => Promise.resolve('PROXY proxy.corvo.example:8080') })
  expect(await facts.readConnection()).toMatchObject({ host: '', proxy: null })
  expect(world.asked).toBe('')
})

it('goes on when the system says nothing of proxies', async () => {
  const { facts, world } = setUp({ proxy: () => Promise.reject(new Error('no answer')) })
  expect(await facts.readConnection()).toMatchObject({ host: 'pool.corvo.example', proxy: null })
  expect(world.lines).toEqual(['the system does not say which proxy it uses'])
})

const reconnecting: Connection = {
  kind: 'reconnecting',
  attempt: 1,
  nextTryAt: 0,
  asOf: 5,
  problem: { code: 'no-network' }
}

it('tells since when the connection stands, through short losses, anew after signing in again', async () => {
  const { facts, become } = setUp()
  const since = async () => (await facts.readConnection()).connectedSince
  become({ kind: 'loading', asOf: null }, 1)
  expect(await since()).toBeNull()
  become({ kind: 'online' }, 2)
  become(reconnecting, 3)
  become({ kind: 'online' }, 4)
  expect(await since()).toBe(2)
  become({ kind: 'signed-out' }, 5)
  expect(await since()).toBeNull()
  become({ kind: 'online' }, 6)
  expect(await since()).toBe(6)
})
