import { cleanup, screen, within } from '@testing-library/svelte'
import { afterEach, describe, expect, it } from 'vitest'
import { click, press } from '../contacts-page'
import { fakeBridge } from '../fake-bridge'
import { settled, showApp } from '../page'
import { picture, signedOut } from '../pictures'
import { asked, button, commands, openSettings } from './settings-page'

afterEach(cleanup)

describe('the way to the settings', () => {
  it('opens them by Ctrl , and goes back by Esc to where the keyboard was', async () => {
    await showApp(picture())
    const field = screen.getByRole('searchbox', { name: 'Search' })
    field.focus()
    await press(',', { ctrlKey: true })
    await settled()
    expect(screen.queryByRole('heading', { name: 'Settings' })).not.toBeNull()
    expect(document.activeElement).toBe(button('Back'))
    await press('Escape')
    await settled()
    expect(screen.queryByRole('heading', { name: 'Settings' })).toBeNull()
    expect(document.activeElement).toBe(field)
  })

  it('opens them by the menu, and goes back by the arrow to the button of that menu', async () => {
    await showApp(picture())
    await click(button('More'))
    await click(screen.getByRole('menuitem', { name: /^Settings/ }))
    await click(button('Back'))
    expect(document.activeElement).toBe(button('More'))
  })

  it('leaves the keyboard with whoever was opened from outside', async () => {
    const bridge = await openSettings({}, fakeBridge(picture(), {}, [...commands, 'readDetails', 'didShow']))
    bridge.send(picture({ number: 2, asked: { id: 1, view: { kind: 'person', uri: picture().people[0]?.uri ?? '' } } }))
    await settled()
    await settled()
    expect(screen.queryByRole('heading', { name: 'Settings' })).toBeNull()
    expect(screen.getByRole('region', { name: 'Details' }).contains(document.activeElement)).toBe(true)
  })

  it('opens them from outside, such as from the tray', async () => {
    const asked = { id: 1, view: { kind: 'settings' } } as const
    const bridge = await showApp(picture({ asked }), fakeBridge(picture({ asked }), {}, ['didShow']))
    await settled()
    expect(screen.queryByRole('heading', { name: 'Settings' })).not.toBeNull()
    expect(bridge.asked).toContainEqual(['didShow', 1])
  })

  it('opens them while nobody is signed in', async () => {
    await showApp(signedOut())
    await press(',', { ctrlKey: true })
    await settled()
    expect(screen.queryByText('Nobody is signed in')).not.toBeNull()
    expect(screen.queryByRole('switch', { name: 'Keep me signed in' })).toBeNull()
    expect(screen.queryByRole('button', { name: /^Change/ })).toBeNull()
  })

  it('keeps what stands below out of reach: its keys do nothing meanwhile, but the own states are set', async () => {
    const bridge = await openSettings({}, fakeBridge(picture(), {}, [...commands, 'setMyAvailability']))
    await press('f', { ctrlKey: true })
    await settled()
    expect(document.activeElement).toBe(button('Back'))
    await press('2', { altKey: true, code: 'Digit2' })
    expect(asked(bridge)).toEqual([['setMyAvailability', 'busy']])
  })

  it('leaves them when somebody was signed out', async () => {
    const bridge = await openSettings()
    await click(button(/^Sign out/))
    bridge.send(signedOut({ number: 2 }))
    await settled()
    expect(asked(bridge)).toEqual([['signOut']])
    expect(screen.queryByRole('heading', { name: 'Settings' })).toBeNull()
    expect(screen.queryByRole('heading', { name: 'Sign in' })).not.toBeNull()
  })
})

describe('what the app is made of', () => {
  it('shows versions and licences, and Esc closes the licences alone', async () => {
    await openSettings()
    expect(screen.queryByText('Rollcall 0.1.0')).not.toBeNull()
    expect(screen.queryByText('Electron 33, Chromium 130, Node 20')).not.toBeNull()
    await click(button('Show Licences'))
    expect(
      within(screen.getByRole('dialog', { name: 'Licences' })).queryByText('Licences', { selector: 'pre' })
    ).not.toBeNull()
    await press('Escape')
    await settled()
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.queryByRole('heading', { name: 'Settings' })).not.toBeNull()
  })

  it('opens the folder of the log, and says when diagnostics are copied', async () => {
    const bridge = await openSettings()
    await click(button('Open folder Log'))
    await click(button('Copy Diagnostics'))
    expect(asked(bridge)).toEqual([['openLogFolder'], ['copyDiagnostics']])
    expect(screen.queryByRole('button', { name: 'Copied Diagnostics' })).not.toBeNull()
  })
})

it.each([
  ['restored', /could not be read\. The former file is kept/],
  ['not-kept', /their file cannot be written/]
] as const)('says of a settings file that it is %s', async (settingsFile, words) => {
  await openSettings({ desktop: { ...picture().desktop, settingsFile } })
  expect(within(screen.getByRole('main', { name: 'Settings' })).queryByText(words)).not.toBeNull()
})
