// What the window was asked to show from outside is shown as soon as it can be, and answered once.
import { cleanup, fireEvent, screen } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import type { AppState, Asked, Connection } from '../../../preload/contract'
import { press } from '../contacts-page'
import { fakeBridge } from '../fake-bridge'
import { settled, showApp } from '../page'
import { lena, picture, signedOut } from '../pictures'

afterEach(cleanup)

const ask = (view: Asked['view'], id = 7): Asked => ({ id, view })
const forLena = ask({ kind: 'person', uri: lena.uri })

async function show(first: AppState) {
  const bridge = await showApp(first, fakeBridge(first, {}, ['didShow', 'closeWindow', 'readDetails']))
  await settled()
  const told = () => bridge.asked.filter(([name]) => name === 'didShow')
  return { bridge, told }
}

const heading = (name: string) => screen.queryByRole('heading', { name })
const stood = () => document.querySelector('[role=treeitem][tabindex="0"]')?.getAttribute('aria-label') ?? ''

it('opens the person at once, and says once that it did', async () => {
  const { bridge, told } = await show(picture({ asked: forLena }))
  expect(heading(lena.name)).not.toBeNull()
  bridge.send(picture({ number: 2, asked: forLena }))
  await settled()
  expect(told()).toEqual([['didShow', 7]])
})

it('stands on the row of the person for whoever goes back to the list', async () => {
  await show(picture({ asked: forLena }))
  await press('Escape')
  await settled()
  expect(stood()).toMatch(/^Lena Fischer/)
})

it('opens the same person again when asked again', async () => {
  const { bridge, told } = await show(picture({ asked: forLena }))
  await press('Escape')
  bridge.send(picture({ number: 2, asked: null }))
  bridge.send(picture({ number: 3, asked: { ...forLena, id: 8 } }))
  await settled()
  expect(heading(lena.name)).not.toBeNull()
  expect(told()).toEqual([
    ['didShow', 7],
    ['didShow', 8]
  ])
})

it('waits for the sign-in and the list', async () => {
  const { bridge, told } = await show(signedOut({ asked: forLena }))
  expect(heading('Sign in')).not.toBeNull()
  const loading: Connection = { kind: 'loading', asOf: null }
  bridge.send(signedOut({ number: 2, asked: forLena, connection: loading }))
  await settled()
  expect(told()).toEqual([])
  bridge.send(picture({ number: 3, asked: forLena }))
  await settled()
  expect(heading(lena.name)).not.toBeNull()
  expect(told()).toEqual([['didShow', 7]])
})

it('says whom it cannot find', async () => {
  const { told } = await show(picture({ asked: ask({ kind: 'person', uri: 'sip:nobody@corvo.example' }) }))
  expect(screen.getByRole('alert').textContent).toContain('nobody@corvo.example is not in your list.')
  expect(told()).toEqual([['didShow', 7]])
})

it('opens the settings, and leaves them for a person', async () => {
  const { bridge } = await show(picture({ asked: ask({ kind: 'settings' }) }))
  expect(heading('Settings')).not.toBeNull()
  bridge.send(picture({ number: 2, asked: { ...forLena, id: 8 } }))
  await settled()
  expect(heading('Settings')).toBeNull()
  expect(heading(lena.name)).not.toBeNull()
})

const ended: Connection = { kind: 'ended', asOf: null, problem: { code: 'sign-in-expired' } }

it('shows the form when the session has ended, and leaves it for a person', async () => {
  const { bridge } = await show(picture({ connection: ended, asked: ask({ kind: 'sign-in' }) }))
  expect(heading('Sign in')).not.toBeNull()
  bridge.send(picture({ number: 2, connection: ended, asked: { ...forLena, id: 8 } }))
  await settled()
  expect(heading('Sign in')).toBeNull()
  expect(heading(lena.name)).not.toBeNull()
})

it('asks for the window to be closed by Ctrl W', async () => {
  const bridge = await showApp(picture(), fakeBridge(picture(), {}, ['closeWindow']))
  await press('w', { ctrlKey: true })
  await settled()
  expect(bridge.asked).toEqual([['closeWindow']])
})

it('asks for it from within a menu and a dialog too', async () => {
  const bridge = await showApp(picture(), fakeBridge(picture(), {}, ['closeWindow']))
  const more = screen.getByRole('button', { name: 'More' })
  await fireEvent.click(more)
  await settled()
  await press('w', { ctrlKey: true })
  await fireEvent.click(more)
  await fireEvent.contextMenu(screen.getByRole('treeitem', { name: /^Night shift/ }))
  await settled()
  await fireEvent.click(screen.getByRole('menuitem', { name: /^Delete/ }))
  await settled()
  expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true)
  await press('w', { ctrlKey: true })
  expect(bridge.asked).toEqual([['closeWindow'], ['closeWindow']])
})

it.each<[string, Asked['view'], string]>([
  ['the settings', { kind: 'settings' }, 'Settings'],
  ['a person', forLena.view, lena.name]
])('closes a question that stands over the list, so that %s can be seen', async (_what, view, title) => {
  const { bridge } = await show(picture())
  await fireEvent.contextMenu(screen.getByRole('treeitem', { name: /^Night shift/ }))
  await settled()
  await fireEvent.click(screen.getByRole('menuitem', { name: /^Delete/ }))
  await settled()
  expect(screen.queryByRole('dialog')).not.toBeNull()
  bridge.send(picture({ number: 2, asked: ask(view) }))
  await settled()
  await settled()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(heading(title)).not.toBeNull()
  expect(document.activeElement).not.toBe(document.body)
})
