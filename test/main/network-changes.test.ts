// Another network ends the wait for the server, and nothing else does.

import type { NetworkInterfaceInfo } from 'node:os'
import { expect, it } from 'vitest'
import type { Connection } from '../../preload/contract'
import { watchNetworkChanges } from '../../main/network-changes'
import { change, everybodyLive, online } from './session/stage'

const cable = (address: string, internal = false): NetworkInterfaceInfo => ({
  address,
  netmask: '255.255.255.0',
  family: 'IPv4',
  mac: '00:00:00:00:00:00',
  internal,
  cidr: null
})
const loopback = { lo: [cable('127.0.0.1', true)] }
const home = { ...loopback, eth0: [cable('192.0.2.7')] }
const waiting: Connection = {
  kind: 'reconnecting',
  attempt: 5,
  nextTryAt: 0,
  asOf: null,
  problem: { code: 'no-network' }
}

function start(connection: Connection) {
  const now = { connection, interfaces: home as NodeJS.Dict<NetworkInterfaceInfo[]>, tries: 0 }
  const listeners = new Set<() => void>()
  const looks = new Set<() => void>()
  const stop = watchNetworkChanges({
    session: {
      get connection() {
        return now.connection
      },
      connectNow: () => (now.tries += 1),
      onChange(listen) {
        listeners.add(listen)
        return () => void listeners.delete(listen)
      }
    },
    interfaces: () => now.interfaces,
    every(_ms, run) {
      looks.add(run)
      return () => void looks.delete(run)
    }
  })
  const become = (to: Connection): void => {
    now.connection = to
    for (const listen of listeners) listen()
  }
  const look = (interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): void => {
    now.interfaces = interfaces
    for (const run of looks) run()
  }
  become(connection)
  return { now, become, look, stop, looks, listeners }
}

it('tries at once when a network is there again, or another one', () => {
  const { now, look } = start(waiting)
  look(home)
  expect(now.tries).toBe(0)
  look(loopback)
  expect(now.tries).toBe(0)
  look(home)
  expect(now.tries).toBe(1)
  look({ ...home, wlan0: [cable('198.51.100.4')] })
  expect(now.tries).toBe(2)
})

it('does not try twice for one change, nor for the order in which a system names its networks', () => {
  const both = { ...home, wlan0: [cable('198.51.100.4'), cable('198.51.100.5')] }
  const { now, look } = start(waiting)
  look(both)
  look({ wlan0: [cable('198.51.100.5'), cable('198.51.100.4')], ...home })
  expect(now.tries).toBe(1)
})

it('looks only while there is a wait to end', () => {
  const { become, looks } = start({ kind: 'online' })
  expect(looks.size).toBe(0)
  become(waiting)
  become({ ...waiting, attempt: 6 })
  expect(looks.size).toBe(1)
  become({ kind: 'ended', asOf: null, problem: { code: 'taken-over' } })
  expect(looks.size).toBe(0)
})

it('leaves nothing running when it is stopped', () => {
  const { stop, looks, listeners } = start(waiting)
  stop()
  expect([looks.size, listeners.size]).toEqual([0, 0])
})

it('ends the wait of a session that a server had sent away for two minutes', async () => {
  const stage = await online()
  const now = { interfaces: home as NodeJS.Dict<NetworkInterfaceInfo[]> }
  const every = (ms: number, run: () => void) => {
    const timer = { end: () => undefined as void }
    const again = (): void => {
      timer.end = stage.clock.after(ms, () => {
        again()
        run()
      })
    }
    again()
    return () => timer.end()
  }
  const stop = watchNetworkChanges({ session: stage.session, interfaces: () => now.interfaces, every })
  stage.faults.add({ path: '/events', action: 'status', status: 503, headers: { 'Retry-After': '120' } })
  change(stage, 'Busy')
  await stage.settle()
  change(stage, 'Online')
  await stage.settle()
  await stage.advance(30_000)
  expect(stage.session.connection.kind).toBe('reconnecting')
  now.interfaces = { ...loopback, wlan0: [cable('198.51.100.4')] }
  await stage.advance(5_000)
  expect(stage.session.connection.kind).toBe('online')
  expect(everybodyLive(stage)).toBe(true)
  stop()
})
