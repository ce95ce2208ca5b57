import { cleanup, screen } from '@testing-library/svelte'
import { afterEach, describe, expect, it } from 'vitest'
import type { Settings } from '../../../preload/contract'
import { click, press } from '../contacts-page'
import { fakeBridge } from '../fake-bridge'
import { settled } from '../page'
import { picture, settings } from '../pictures'
import { asked, button, commands, control, isOn, openSettings, refused } from './settings-page'

afterEach(cleanup)

async function choose(title: string, value: string): Promise<void> {
  await click(button(new RegExp(`^${title}:`)))
  await click(screen.getByRole('menuitemradio', { name: new RegExp(`^${value}`) }))
}

describe('a choice', () => {
  it.each([
    ['Colours', 'As the system', 'Dark', { theme: 'dark' }],
    ['Rows', 'Comfortable', 'Compact', { density: 'compact' }],
    ['Sort people by', 'Availability', 'Name', { sort: 'name' }],
    ['Dates and times', 'As the system', 'American', { language: 'en-US' }]
  ])('of %s is made from a menu that checks the present one', async (title, now, value, change) => {
    const bridge = await openSettings()
    await click(button(`${title}: ${now}`))
    expect(screen.getByRole('menuitemradio', { checked: true }).textContent).toContain(now)
    await press('Escape')
    await choose(title, value)
    expect(asked(bridge)).toEqual([['changeSettings', change]])
    // It shows what the app says, not what was asked for.
    expect(screen.queryByRole('button', { name: `${title}: ${now}` })).not.toBeNull()
    bridge.send(picture({ number: 2, settings: { ...settings, ...(change as Partial<Settings>) } }))
    await settled()
    expect(screen.queryByRole('button', { name: `${title}: ${value}` })).not.toBeNull()
  })

  it('of another contrast shows on the page', async () => {
    const bridge = await openSettings()
    expect(document.documentElement.dataset['contrast']).toBeUndefined()
    await click(control('More contrast'))
    bridge.send(picture({ number: 2, settings: { ...settings, contrast: 'more' } }))
    await settled()
    expect(asked(bridge)).toEqual([['changeSettings', { contrast: 'more' }]])
    expect(document.documentElement.dataset['contrast']).toBe('more')
  })

  it('of a language writes every time anew at once', async () => {
    const quietHours = { ...settings.quietHours, isOn: true }
    const bridge = await openSettings({ settings: { ...settings, quietHours, language: 'en-GB' } })
    expect(screen.queryByRole('button', { name: 'Quiet hours: 22:00 to 07:00' })).not.toBeNull()
    bridge.send(picture({ number: 2, settings: { ...settings, quietHours, language: 'en-US' } }))
    await settled()
    expect(screen.queryByRole('button', { name: /^Quiet hours: 10:00.PM to 7:00.AM$/ })).not.toBeNull()
  })
})

describe('a switch', () => {
  it.each([
    ['Tell me about people I watch', { notify: false }],
    ['Also while I am “Do not disturb”', { notifyWhileDoNotDisturb: true }],
    ['With a sound', { sound: false }],
    ['Away while the computer is locked', { awayOnLock: true }],
    ['Tell the server that I am here', { reportActivity: false }],
    ['Open with the computer', { startAtLogin: true }],
    ['Start without the window', { startHidden: false }],
    ['Stay in the tray when closed', { closeToTray: false }]
  ])('%s asks at once and shows what the app says', async (name, change) => {
    const bridge = await openSettings()
    const before = isOn(name)
    await click(control(name))
    expect(asked(bridge)).toEqual([['changeSettings', change]])
    expect(isOn(name)).toBe(before)
    bridge.send(picture({ number: 2, settings: { ...settings, ...change } }))
    await settled()
    expect(isOn(name)).toBe(!before)
  })

  it('tells in its row why it was refused, and only there', async () => {
    const problem = refused('not-now')
    await openSettings({}, fakeBridge(picture(), { changeSettings: () => problem }, commands))
    await click(control('With a sound'))
    expect(screen.getAllByRole('alert')).toHaveLength(1)
    expect(control('With a sound').closest('.setting')?.textContent).toContain('The server cannot do this now.')
  })

  it('can be pressed by its words', async () => {
    const bridge = await openSettings()
    await click(screen.getByText('With a sound'))
    expect(asked(bridge)).toEqual([['changeSettings', { sound: false }]])
  })

  it('is out of reach without a tray, says why, and asks for nothing', async () => {
    const bridge = await openSettings({ desktop: { ...picture().desktop, tray: 'absent' } })
    for (const name of ['Start without the window', 'Stay in the tray when closed']) {
      expect(control(name).getAttribute('aria-disabled')).toBe('true')
      expect(isOn(name)).toBe(false)
      const why = document.getElementById(control(name).getAttribute('aria-describedby') ?? '')
      expect(why?.textContent).toContain('no tray')
      await click(control(name))
    }
    expect(asked(bridge)).toEqual([])
  })
})

describe('keeping somebody signed in', () => {
  it.each([
    ['absent', 'No keychain was found here', true],
    ['locked', 'is locked', false],
    ['silent', 'does not answer', false]
  ] as const)('is off with a keychain that is %s, and says why', async (keychain, why, isOut) => {
    const bridge = await openSettings({ keychain })
    expect(isOn('Keep me signed in')).toBe(false)
    expect(control('Keep me signed in').closest('.setting')?.textContent).toContain(why)
    await click(control('Keep me signed in'))
    expect(asked(bridge)).toEqual(isOut ? [] : [['keepSignedIn', true]])
  })

  it('is taken back at once, and a refusal is told beside it', async () => {
    const bridge = await openSettings(
      {},
      fakeBridge(picture(), { keepSignedIn: () => refused('no-keychain') }, commands)
    )
    await click(control('Keep me signed in'))
    expect(asked(bridge)).toEqual([['keepSignedIn', false]])
    expect(screen.getByRole('alert').textContent).toContain('The password cannot be kept here.')
  })
})

it('says where nobody can tell how long the computer was left alone', async () => {
  await openSettings({ desktop: { ...picture().desktop, idleTime: 'unknown' } })
  expect(control('Tell the server that I am here').closest('.setting')?.textContent).toContain('until it is locked')
})
