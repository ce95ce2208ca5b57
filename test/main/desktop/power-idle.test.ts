// How long nobody touched the computer, by whoever can tell.
import { expect, it } from 'vitest'
import { readIdleMs, type IdlePorts } from '../../../main/desktop/power-idle'

const bus = (isThere: boolean, answer: () => Promise<readonly unknown[]>): IdlePorts['bus'] => ({
  hasOwner: () => Promise.resolve(isThere),
  call: answer
})
const never = () => Promise.reject(new Error('must not be asked'))

it.each<[string, Partial<IdlePorts>, number | null]>([
  ['the system, where there is no Wayland', { isWayland: false, bus: bus(true, never) }, 42_000],
  ['the compositor on Wayland', { bus: bus(true, () => Promise.resolve([61_000n])) }, 61_000],
  ['the compositor, as a plain number', { bus: bus(true, () => Promise.resolve([0])) }, 0],
  ['nobody without a bus', { bus: null }, null],
  ['nobody without that service', { bus: bus(false, never) }, null],
  ['nobody when it is silent', { bus: bus(true, () => Promise.reject(new Error('no answer'))) }, null],
  ['nobody when it says something odd', { bus: bus(true, () => Promise.resolve(['soon'])) }, null]
])('is told by %s', async (_who, ports, idleMs) => {
  expect(await readIdleMs({ bus: null, isWayland: true, systemIdleSeconds: () => 42, ...ports })).toBe(idleMs)
})
