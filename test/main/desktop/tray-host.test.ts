// Whether a Linux desktop has a place for tray icons, as the session bus tells it.

import { expect, it } from 'vitest'
import { watchTrayHost, type HostBus } from '../../../main/desktop/tray-host'

/** A bus on which a test is the panel. */
function fakeBus() {
  const world = { hasOwner: false, hasHost: true, isBroken: false, reading: Promise.resolve() }
  const listeners = new Set<() => void>()
  const listen = (hear: () => void) => {
    listeners.add(hear)
    return () => void listeners.delete(hear)
  }
  const bus: HostBus = {
    async hasOwner() {
      if (world.isBroken) throw new Error('no answer to NameHasOwner in 2000 ms')
      return world.hasOwner
    },
    async readProperty() {
      const { hasHost, reading } = world
      await reading
      return hasHost
    },
    onOwnerChange: (_name, hear) => listen(() => hear(world.hasOwner)),
    onSignal: (_match, hear) => listen(() => hear([], ':1.7'))
  }
  /** Says so on the bus, as a panel does that comes or goes. */
  const somethingChanges = () => [...listeners][0]?.()
  return { world, bus, listeners, somethingChanges }
}

function watching(bus: HostBus | null) {
  const heard: boolean[] = []
  const logged: string[] = []
  const end = watchTrayHost(
    bus,
    (isThere) => heard.push(isThere),
    (message) => logged.push(message)
  )
  return { heard, logged, end }
}

it('tells later that there is none where there is no bus', async () => {
  const { heard } = watching(null)
  expect(heard).toEqual([])
  await expect.poll(() => heard).toEqual([false])
})

it('tells that nobody shows icons, and when somebody begins to and ends', async () => {
  const { world, bus, somethingChanges } = fakeBus()
  const { heard } = watching(bus)
  await expect.poll(() => heard).toEqual([false])
  world.hasOwner = true
  somethingChanges()
  await expect.poll(() => heard).toEqual([false, true])
  world.hasOwner = false
  somethingChanges()
  await expect.poll(() => heard).toEqual([false, true, false])
})

it('does not count a watcher without a panel', async () => {
  const { world, bus } = fakeBus()
  Object.assign(world, { hasOwner: true, hasHost: false })
  const { heard } = watching(bus)
  await expect.poll(() => heard).toEqual([false])
})

it('takes a bus that does not answer for none', async () => {
  const { world, bus } = fakeBus()
  world.isBroken = true
  const { heard, logged } = watching(bus)
  await expect.poll(() => heard).toEqual([false])
  expect(logged).toEqual(['the desktop does not say whether it has a tray'])
})

it('does not let an old answer win over a newer one', async () => {
  const { world, bus, somethingChanges } = fakeBus()
  let answer = (): void => undefined
  Object.assign(world, { hasOwner: true, reading: new Promise<void>((resolve) => (answer = resolve)) })
  const { heard } = watching(bus)
  await new Promise(setImmediate)
  world.hasOwner = false
  somethingChanges()
  await expect.poll(() => heard).toEqual([false])
  answer()
  await new Promise(setImmediate)
  expect(heard).toEqual([false])
})

it('is silent after the end, with nobody left on the bus', async () => {
  const { bus, listeners } = fakeBus()
  const { heard, end } = watching(bus)
  end()
  await new Promise(setImmediate)
  expect([heard, listeners.size]).toEqual([[], 0])
})
