import { cleanup, fireEvent, screen, within } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import { press, search, type } from '../contacts-page'
import { fakeBridge } from '../fake-bridge'
import { picture } from '../pictures'
import { settled, showApp } from '../page'

afterEach(cleanup)

it('chooses my presence from the menu, and gives the focus back', async () => {
  const bridge = await showApp(picture())
  const button = screen.getByRole('button', { name: 'My presence: Available' })
  await fireEvent.click(button)
  await settled()
  const entries = screen.getAllByRole('menuitemradio').slice(0, 6)
  expect(entries.map((entry) => entry.getAttribute('aria-checked'))).toEqual([
    'true',
    ...Array.from({ length: 5 }, () => 'false')
  ])
  await press('ArrowDown')
  expect(document.activeElement?.textContent).toContain('Busy')
  await fireEvent.click(screen.getByRole('menuitemradio', { name: 'Do not disturb' }))
  await settled()
  expect(bridge.asked).toEqual([['setMyAvailability', 'do-not-disturb']])
  expect(screen.queryByRole('menu')).toBeNull()
  expect(document.activeElement).toBe(button)
})

it('closes a menu on Esc and on a click elsewhere', async () => {
  await showApp(picture())
  const button = screen.getByRole('button', { name: 'More' })
  await fireEvent.click(button)
  await press('Escape')
  expect(screen.queryByRole('menu')).toBeNull()
  await fireEvent.click(button)
  await fireEvent.pointerDown(search())
  expect(screen.queryByRole('menu')).toBeNull()
})

it('sets my presence with Alt and a digit, and resets it with Alt 0', async () => {
  const bridge = await showApp(picture())
  await press('3', { altKey: true, code: 'Digit3' })
  await press('0', { altKey: true, code: 'Digit0' })
  expect(bridge.asked).toEqual([['setMyAvailability', 'do-not-disturb'], ['resetMyAvailability']])
})

it('signs out and sorts people from the More menu', async () => {
  const bridge = await showApp(picture())
  await fireEvent.click(screen.getByRole('button', { name: 'More' }))
  await fireEvent.click(screen.getByRole('menuitemradio', { name: 'By name' }))
  await fireEvent.click(screen.getByRole('button', { name: 'More' }))
  await fireEvent.click(screen.getByRole('menuitem', { name: 'Sign out' }))
  expect(bridge.asked).toEqual([['changeSettings', { sort: 'name' }], ['signOut']])
})

it('applies theme and density to the page', async () => {
  await showApp(picture({ settings: { ...picture().settings, theme: 'dark', density: 'compact' } }))
  expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', density: 'compact' })
})

it('saves my note on Enter, and brings the old one back on Esc', async () => {
  const note = { text: 'Lisbon', outOfOffice: false }
  const me = picture().me
  const bridge = await showApp(picture({ me: me && { ...me, note } }))
  const field: HTMLInputElement = screen.getByRole('textbox', { name: 'My note' })
  field.focus()
  await type(field, 'Porto')
  await press('Escape')
  expect(field.value).toBe('Lisbon')
  await type(field, 'Porto')
  await press('Enter')
  expect(bridge.asked).toEqual([['setMyNote', 'Porto']])
  expect(field.value).toBe('Porto')
})

it('saves where I am, and clears it', async () => {
  const me = picture().me
  const bridge = await showApp(picture({ me: me && { ...me, location: 'Lisbon' } }))
  const field: HTMLInputElement = screen.getByRole('textbox', { name: 'My location' })
  expect([field.value, field.maxLength]).toEqual(['Lisbon', 60])
  field.focus()
  await type(field, 'Porto ')
  await press('Enter')
  await type(field, '')
  await press('Enter')
  expect(bridge.asked).toEqual([
    ['setMyLocation', 'Porto'],
    ['setMyLocation', '']
  ])
})

it('says why something was not done, until that is dismissed', async () => {
  const refused = { ok: false, problem: { code: 'not-connected' } } as const
  await showApp(picture(), fakeBridge(picture(), { setMyAvailability: () => refused }))
  await press('2', { altKey: true, code: 'Digit2' })
  await settled()
  expect(screen.getByRole('alert').textContent).toContain('There is no connection at the moment.')
  await fireEvent.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Dismiss' }))
  expect(screen.queryByRole('alert')).toBeNull()
})
