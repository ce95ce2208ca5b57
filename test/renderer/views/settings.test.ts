import { cleanup, fireEvent, screen, within } from '@testing-library/svelte'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AppState, Problem, Settings } from '../../../preload/contract'
import { press, type } from '../contacts-page'
import { fakeBridge, type FakeBridge } from '../fake-bridge'
import { settled, showApp } from '../page'
import { picture, settings, signedOut } from '../pictures'

// The first of them compiles the whole window.
vi.setConfig({ testTimeout: 20_000 })
afterEach(cleanup)

const refused = (code: Problem['code']) => ({ ok: false, problem: { code } }) as const

async function openSettings(more: Partial<AppState> = {}, bridge?: FakeBridge): Promise<FakeBridge> {
  const shown = await showApp(picture(more), bridge ?? fakeBridge(picture(more), {}, all))
  await press(',', { ctrlKey: true })
  await settled()
  return shown
}

/** What was asked beside the questions that the page asks by itself. */
const asked = (bridge: FakeBridge) => bridge.asked.filter(([name]) => name !== 'readConnection' && name !== 'readAbout')

const control = (name: string): HTMLElement => screen.getByRole('switch', { name })
const isOn = (name: string): boolean => control(name).getAttribute('aria-checked') === 'true'
const click = async (element: HTMLElement): Promise<void> => {
  await fireEvent.click(element)
  await settled()
}
const button = (name: RegExp | string): HTMLElement => screen.getByRole('button', { name })

async function choose(title: string, value: string): Promise<void> {
  await click(button(new RegExp(`^${title}:`)))
  await click(screen.getByRole('menuitemradio', { name: new RegExp(`^${value}`) }))
}

const all = [
  'changeSettings',
  'keepSignedIn',
  'changeServer',
  'openLogFolder',
  'copyDiagnostics',
  'pauseNotifications',
  'testNotification',
  'signOut'
] as const

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
    const bridge = await openSettings({}, fakeBridge(picture(), {}, [...all, 'readDetails', 'didShow']))
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
    const bridge = await openSettings({}, fakeBridge(picture(), {}, [...all, 'setMyAvailability']))
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
    await openSettings({}, fakeBridge(picture(), { changeSettings: () => problem }, all))
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
    const bridge = await openSettings({}, fakeBridge(picture(), { keepSignedIn: () => refused('no-keychain') }, all))
    await click(control('Keep me signed in'))
    expect(asked(bridge)).toEqual([['keepSignedIn', false]])
    expect(screen.getByRole('alert').textContent).toContain('The password cannot be kept here.')
  })
})

describe('notifications', () => {
  it('are paused from a menu and resumed from it', async () => {
    const bridge = await openSettings()
    await click(button('Pause: Not paused'))
    expect(screen.queryByRole('menuitem', { name: 'Resume' })).toBeNull()
    const before = Date.now()
    await click(screen.getByRole('menuitem', { name: 'For 30 minutes' }))
    const until = Number(asked(bridge)[0]?.[1])
    expect(until - before).toBeGreaterThanOrEqual(30 * 60_000)
    expect(until - before).toBeLessThan(31 * 60_000)
    bridge.send(picture({ number: 2, alerts: { ...picture().alerts, pausedUntil: until, quiet: 'paused' } }))
    await settled()
    await click(button(/^Pause: Until /))
    await click(screen.getByRole('menuitem', { name: 'Resume' }))
    expect(asked(bridge)[1]).toEqual(['pauseNotifications', null])
  })

  it.each([
    ['quiet-hours', /by your quiet hours/],
    ['presenting', /you are presenting/],
    ['system', /the system shows no notifications/]
  ] as const)('say that it is quiet: %s', async (quiet, words) => {
    await openSettings({ alerts: { ...picture().alerts, quiet } })
    expect(screen.queryByText(words)).not.toBeNull()
  })

  it('are tried out; the answer stands on the button, a refusal below it', async () => {
    const answers = [{ ok: true, value: undefined } as const, refused('no-notifications')]
    const bridge = fakeBridge(picture(), { testNotification: () => answers.shift() ?? refused('not-now') }, all)
    await openSettings({}, bridge)
    await click(button('Show one Test notification'))
    expect(screen.queryByRole('button', { name: 'Shown Test notification' })).not.toBeNull()
    expect(screen.queryByRole('alert')).toBeNull()
    await click(button('Shown Test notification'))
    expect(screen.getByRole('alert').textContent).toContain('This desktop shows no notifications.')
  })

  it('that nobody shows are said to be listed in the window', async () => {
    await openSettings({ alerts: { ...picture().alerts, notifications: 'absent' } })
    expect(screen.queryByText(/What would be told is listed in the window/)).not.toBeNull()
  })

  it('have quiet hours with days and times, changed one by one', async () => {
    const bridge = await openSettings()
    expect(screen.queryByRole('switch', { name: 'Tell nothing in these hours' })).toBeNull()
    await click(button('Quiet hours: Off'))
    await click(control('Tell nothing in these hours'))
    await click(button('Sunday'))
    expect(asked(bridge)).toEqual([
      ['changeSettings', { quietHours: { ...settings.quietHours, isOn: true } }],
      ['changeSettings', { quietHours: { ...settings.quietHours, days: [1, 2, 3, 4, 5, 6] } }]
    ])
    expect(button('Sunday').getAttribute('aria-pressed')).toBe('true')
  })
})

describe('the connection', () => {
  it('tells the server, how it was found, the proxy, and whom to believe', async () => {
    const facts = {
      host: 'sfb.corvo.example',
      foundBy: 'discovery',
      proxy: 'proxy.corvo.example:8080',
      connectedSince: new Date().setHours(8, 2)
    } as const
    await openSettings({}, fakeBridge(picture(), { readConnection: () => ({ ok: true, value: facts }) }, all))
    const section = within(screen.getByRole('region', { name: 'Connection' }))
    expect(section.queryByText('sfb.corvo.example')).not.toBeNull()
    expect(section.queryByText('Found from your address')).not.toBeNull()
    expect(section.queryByText('proxy.corvo.example:8080')).not.toBeNull()
    expect(section.queryByText(/refused before anything is sent/)).not.toBeNull()
    expect(screen.queryByText(/^sfb\.corvo\.example, connected since 0?8:02/)).not.toBeNull()
  })

  it('names no proxy, not even that there is none, before there is a server', async () => {
    const facts = { host: '', foundBy: 'discovery', proxy: null, connectedSince: null } as const
    await openSettings({}, fakeBridge(picture(), { readConnection: () => ({ ok: true, value: facts }) }, all))
    const section = within(screen.getByRole('region', { name: 'Connection' }))
    expect(section.queryByText('None found yet')).not.toBeNull()
    expect(section.queryByText('None')).toBeNull()
  })

  it('tells what was answered to the newest question, whichever answer comes last', async () => {
    const plain = fakeBridge(picture(), {}, all)
    const answers: ((host: string) => void)[] = []
    const readConnection: FakeBridge['readConnection'] = () =>
      new Promise((resolve) => {
        const facts = { foundBy: 'discovery', proxy: null, connectedSince: null } as const
        answers.push((host) => resolve({ ok: true, value: { ...facts, host } }))
      })
    await openSettings({}, { ...plain, readConnection })
    plain.send(picture({ number: 2, connection: { kind: 'loading', asOf: null } }))
    await settled()
    answers[1]?.('new.corvo.example')
    answers[0]?.('old.corvo.example')
    await settled()
    expect(answers).toHaveLength(2)
    expect(screen.queryByText('new.corvo.example')).not.toBeNull()
  })

  it('is changed to another server; what is wrong with it stands below the field', async () => {
    const answers = [refused('server-address-invalid'), { ok: true, value: undefined } as const]
    const bridge = fakeBridge(picture(), { changeServer: () => answers.shift() ?? refused('not-now') }, all)
    await openSettings({}, bridge)
    await click(button('Change'))
    const field: HTMLInputElement = screen.getByRole('textbox', { name: 'Server' })
    expect(document.activeElement).toBe(field)
    await type(field, ' nonsense ')
    await click(button('Sign in there'))
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByRole('alert').textContent).toContain('This is not the address of a server.')
    await type(field, '')
    await click(button('Sign in there'))
    expect(asked(bridge)).toEqual([
      ['changeServer', 'nonsense'],
      ['changeServer', '']
    ])
    expect(screen.queryByRole('textbox', { name: 'Server' })).toBeNull()
    expect(document.activeElement).toBe(button('Change'))
  })

  it('that cannot be used is shown in the form, to be mended there', async () => {
    const bridge = await openSettings()
    const account = {
      signInAddress: 'ines@corvo.example',
      userName: '',
      server: 'https://old.corvo.example',
      keepSignedIn: true
    }
    const problem = { code: 'server-not-found', field: 'server', about: 'old.corvo.example' } as const
    bridge.send(signedOut({ number: 2, account, connection: { kind: 'signed-out', problem } }))
    await settled()
    const field: HTMLInputElement = screen.getByRole('textbox', { name: 'Server' })
    expect(field.value).toBe('https://old.corvo.example')
    await type(field, 'https://new.corvo.example')
    bridge.send(signedOut({ number: 3, account, connection: { kind: 'signed-out', problem } }))
    await settled()
    expect(field.value).toBe('https://new.corvo.example')
  })

  it('is left alone on Esc, which does not leave the settings', async () => {
    const bridge = await openSettings()
    await click(button('Change'))
    await press('Escape')
    await settled()
    expect(screen.queryByRole('textbox', { name: 'Server' })).toBeNull()
    expect(screen.queryByRole('heading', { name: 'Settings' })).not.toBeNull()
    expect(asked(bridge)).toEqual([])
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

it('says where nobody can tell how long the computer was left alone', async () => {
  await openSettings({ desktop: { ...picture().desktop, idleTime: 'unknown' } })
  expect(control('Tell the server that I am here').closest('.setting')?.textContent).toContain('until it is locked')
})
