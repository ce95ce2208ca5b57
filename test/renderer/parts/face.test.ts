import { cleanup, fireEvent, screen } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import type { Connection } from '../../../preload/contract'
import type { FakeBridge } from '../fake-bridge'
import { settled, showApp } from '../page'
import { group, person, picture } from '../pictures'

afterEach(cleanup)

const problem = { code: 'server-unreachable' } as const
const lost: Connection = { kind: 'reconnecting', attempt: 1, nextTryAt: 0, asOf: null, problem }

async function send(bridge: FakeBridge, number: number, connection: Connection, photo: string): Promise<void> {
  bridge.send({ ...withPhoto(photo), connection, number })
  await settled()
}

function withPhoto(photo: string) {
  const lena = person('Lena Fischer', 'available', { photo })
  return picture({ people: [lena], groups: [group('Team', [lena])] })
}

const row = (): HTMLElement => screen.getByRole('treeitem', { name: /^Lena/ })
const photo = (): HTMLImageElement | null => row().querySelector('img')
const fail = async (): Promise<void> => void (await fireEvent.error(photo() ?? row()))

it('shows initials until the photo is there', async () => {
  await showApp(withPhoto('app://photo/1'))
  expect(row().textContent).toContain('LF')
  await fireEvent.load(photo() ?? row())
  expect(row().textContent).not.toContain('LF')
  expect(photo()?.getAttribute('src')).toBe('app://photo/1')
})

it('stands in with initials for a photo that cannot be shown, and tries another one', async () => {
  const bridge = await showApp(withPhoto('app://photo/1'))
  await fail()
  expect(photo()).toBeNull()
  expect(row().textContent).toContain('LF')
  await send(bridge, 2, { kind: 'online' }, 'app://photo/2')
  expect(photo()?.getAttribute('src')).toBe('app://photo/2')
})

it('asks once more for a photo that failed when the connection is back, and not before', async () => {
  const bridge = await showApp(withPhoto('app://photo/1'))
  await fail()
  await send(bridge, 3, { kind: 'online' }, 'app://photo/1')
  expect(photo()).toBeNull()
  await send(bridge, 4, lost, 'app://photo/1')
  expect(photo()).toBeNull()
  await send(bridge, 5, { kind: 'online' }, 'app://photo/1')
  expect(photo()?.getAttribute('src')).toBe('app://photo/1')
  expect(row().textContent).toContain('LF')
  await fail()
  expect(photo()).toBeNull()
})

it('remembers how a photo fared although its row was gone by then', async () => {
  const bridge = await showApp(withPhoto('app://photo/1'))
  const asked = photo() ?? row()
  bridge.send(picture({ people: [], groups: [group('Team', [])], number: 2 }))
  await settled()
  await fireEvent.error(asked)
  await send(bridge, 3, { kind: 'online' }, 'app://photo/1')
  expect(photo()).toBeNull()
})
