// What the desktop is told to show, seen from the notification server's side.
import { Variant } from '@jellybrick/dbus-next'
import type { Page } from '@playwright/test'
import type { AppState, Outcome, WatchEvent } from '../../preload/contract'
import { uriOf } from '../helpers/acting'
import type { DesktopBus } from '../helpers/desktop-bus'
import type { Note } from '../helpers/desktop-bus-notifications'
import { connection, expect, row, signedIn, test } from '../helpers/journey'
import type { SimulatorProcess } from '../helpers/simulator-process'

/** Favourites: their rows are always in sight. */
const chidi = 'Chidi Eze'
const notifications = 'org.freedesktop.Notifications'

const done: Outcome<void> = { ok: true, value: undefined }
const refused: Outcome<void> = { ok: false, problem: { code: 'no-notifications' } }

async function stateOf(page: Page): Promise<AppState> {
  const outcome = await page.evaluate(() => window.rollcall.getState())
  if (!outcome.ok) throw new Error(outcome.problem.code)
  return outcome.value
}

/** Watches a person for as long as the journey lasts. */
async function watch(page: Page, uri: string, ...on: WatchEvent[]) {
  const how = { on: on.length > 0 ? on : ['available' as const], lasts: { kind: 'always' as const } }
  const asked = [{ kind: 'person' as const, uri }, how] as const
  expect(await page.evaluate(([target, wish]) => window.rollcall.watch(target, wish), asked)).toEqual(done)
}

/** Whether the app has heard that the person is in this state. */
const expectState = (page: Page, uri: string, availability: string) =>
  expect
    .poll(async () => {
      const { presence } = (await stateOf(page)).people.find((one) => one.uri === uri) ?? {}
      return presence?.kind === 'live' ? presence.availability : presence?.kind
    })
    .toBe(availability)

/** Makes somebody busy, so that they can become free. */
async function makeBusy(page: Page, simulator: SimulatorProcess, name = chidi): Promise<string> {
  const uri = await uriOf(simulator, name)
  await simulator.changePeople({ uri, availability: 'Busy' })
  await expectState(page, uri, 'busy')
  return uri
}

/** The newest of so many notifications. */
async function newest(bus: DesktopBus, count = 1): Promise<Note> {
  await expect.poll(() => bus.notes.map(({ title }) => title)).toHaveLength(count)
  const note = bus.notes.at(-1)
  if (note === undefined) throw new Error('there is no notification')
  return note
}

test('tells of a watched person who becomes available, with their note', async ({ launch, simulator, bus }) => {
  await bus.startTray()
  await bus.startNotifications()
  const { page } = await signedIn(launch, simulator)
  const uri = await makeBusy(page, simulator)
  await watch(page, uri)
  await simulator.changePeople({ uri, availability: 'Online', note: 'Release day, call if it burns' })
  expect(await newest(bus)).toMatchObject({
    app: 'Rollcall',
    replaces: 0,
    title: 'Chidi Eze is available',
    body: 'Release day, call if it burns',
    actions: [
      { key: 'default', label: 'Open' },
      { key: 'stop', label: 'Stop watching' },
      { key: 'mail', label: 'Mail' }
    ],
    hints: { urgency: 1, 'desktop-entry': 'rollcall', 'sound-name': 'message-new-instant' }
  })
  expect((await stateOf(page)).alerts.notifications).toBe('working')
})

test('a click opens the person; "Mail" writes to them; "Stop watching" stops', async ({ launch, simulator, bus }) => {
  await bus.startTray()
  await bus.startNotifications()
  const { electron, page } = await signedIn(launch, simulator)
  const uri = await makeBusy(page, simulator)
  await watch(page, uri)
  await simulator.changePeople({ uri, availability: 'Online' })
  const { id } = await newest(bus)

  bus.invoke(id)
  await expect(page.getByRole('region', { name: 'Details' })).toContainText(chidi)

  await electron.evaluate(({ shell }) => {
    shell.openExternal = async (href) => void (process.env.OPENED = href)
  })
  bus.invoke(id, 'mail')
  await expect.poll(() => electron.evaluate(() => process.env.OPENED)).toMatch(/^mailto:.+@/)

  bus.invoke(id, 'stop')
  await expect.poll(async () => (await stateOf(page)).alerts.watches).toEqual([])
})

test('people who become available together are one notification', async ({ launch, simulator, bus }) => {
  await bus.startTray()
  await bus.startNotifications()
  const { page } = await signedIn(launch, simulator)
  const names = ['Chidi Eze', 'Lena Fischer', 'Yuki Tanaka']
  const uris: string[] = []
  for (const name of names) uris.push(await makeBusy(page, simulator, name))
  for (const uri of uris) await watch(page, uri)
  await simulator.changePeople(...uris.map((uri) => ({ uri, availability: 'Online' })))
  const { title, body } = await newest(bus)
  expect(title).toBe('3 people you watch are available')
  for (const name of names) expect(body).toContain(name)
})

test('what is new of somebody takes the place of what was', async ({ launch, simulator, bus }) => {
  await bus.startTray()
  await bus.startNotifications()
  const { page } = await signedIn(launch, simulator)
  const uri = await makeBusy(page, simulator)
  await watch(page, uri, 'not-busy', 'note')
  await simulator.changePeople({ uri, availability: 'Online' })
  const first = await newest(bus)
  expect(first.title).toBe('Chidi Eze is no longer busy')
  await simulator.changePeople({ uri, note: 'On the train' })
  expect(await newest(bus, 2)).toMatchObject({
    title: 'Chidi Eze changed the note',
    body: 'On the train',
    id: first.id,
    replaces: first.id
  })
})

test('names are shown literally, whatever they hold', async ({ launch, simulator, bus }) => {
  await bus.startTray()
  await bus.startNotifications()
  const odd = [
    ['👩🏽‍🚀 Crew 🚀', '👩🏽‍🚀 Crew 🚀 is available'],
    ['نوبة الليل', '\u2068نوبة الليل\u2069 is available'],
    ['N'.repeat(256), `${'N'.repeat(47)}… is available`],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)> is available']
  ] as const
  const favourites = (await simulator.state()).groups.find(({ kind }) => kind === 'pinnedGroup')?.members ?? []
  const people = odd.map(([name, title], index) => ({ uri: favourites[index] ?? '', name, title }))
  await simulator.changePeople(...people.map(({ uri, name }) => ({ uri, name, availability: 'Busy' })))
  const { page } = await signedIn(launch, simulator)
  for (const [index, { uri, title }] of people.entries()) {
    await expectState(page, uri, 'busy')
    await watch(page, uri)
    await simulator.changePeople({ uri, availability: 'Online', note: '<b>&</b>' })
    expect(await newest(bus, index + 1)).toMatchObject({ title, body: '&lt;b&gt;&amp;&lt;/b&gt;' })
  }
})

test('where nobody shows notifications the test says so, and one that appears later is used', async ({
  launch,
  simulator,
  bus
}) => {
  await bus.startTray()
  const { page } = await signedIn(launch, simulator)
  expect(await page.evaluate(() => window.rollcall.testNotification())).toEqual(refused)
  await expect.poll(async () => (await stateOf(page)).alerts.notifications).toBe('absent')

  const uri = await makeBusy(page, simulator)
  await watch(page, uri)
  await bus.startNotifications()
  await expect.poll(async () => (await stateOf(page)).alerts.notifications).toBe('untried')
  await simulator.changePeople({ uri, availability: 'Online' })
  expect((await newest(bus)).title).toBe('Chidi Eze is available')
  expect(await page.evaluate(() => window.rollcall.testNotification())).toEqual(done)
})

test('a server that never answers holds up nothing', async ({ launch, simulator, bus }) => {
  await bus.startTray()
  await bus.startNotifications({ isSilent: true })
  const { page } = await signedIn(launch, simulator)
  const asking = page.evaluate(() => window.rollcall.testNotification())
  const started = Date.now()
  await makeBusy(page, simulator)
  await expect(row(page, chidi, 'Busy').first()).toBeVisible()
  expect(Date.now() - started).toBeLessThan(2000)
  expect(await asking).toEqual(refused)
  expect(Date.now() - started).toBeLessThan(4000)
})

test('the sound is the user’s choice, and the quiet of the desktop is kept', async ({ launch, simulator, bus }) => {
  await bus.startTray()
  await bus.startNotifications()
  const { page } = await signedIn(launch, simulator)
  await page.evaluate(() => window.rollcall.changeSettings({ sound: false }))
  expect(await page.evaluate(() => window.rollcall.testNotification())).toEqual(done)
  expect((await newest(bus)).hints).toMatchObject({ 'suppress-sound': true })

  const uri = await makeBusy(page, simulator)
  await watch(page, uri)
  bus.changeProperty('/org/freedesktop/Notifications', notifications, 'Inhibited', new Variant('b', true))
  await simulator.changePeople({ uri, availability: 'Online' })
  await expect.poll(async () => (await stateOf(page)).alerts.heldBack).toMatchObject([{ uri, reason: 'system' }])
  expect(bus.notes).toHaveLength(1)
})

test('signed out behind the user’s back: it says so, and leads to the form', async ({ launch, simulator, bus }) => {
  await bus.startTray()
  await bus.startNotifications()
  const { electron, page } = await signedIn(launch, simulator)
  await expect.poll(async () => (await stateOf(page)).desktop.tray).toBe('shown')
  await page.evaluate(() => window.rollcall.closeWindow())
  await expect.poll(() => electron.windows()).toEqual([])
  const conflict = {
    path: 'events',
    action: 'status',
    status: 409,
    code: 'Conflict',
    subcode: 'PGetReplaced',
    times: 1000
  }
  await simulator.fault(conflict)
  await simulator.changePeople({ uri: await uriOf(simulator, chidi), availability: 'Away' })
  const note = await newest(bus)
  expect(note).toMatchObject({
    title: 'Rollcall is signed out',
    actions: [{ key: 'default' }, { key: 'open', label: 'Sign in' }],
    hints: { urgency: 2 }
  })
  const opening = electron.waitForEvent('window')
  bus.invoke(note.id, 'open')
  const again = await opening
  await expect(again.getByRole('textbox', { name: 'Password' })).toBeVisible()
})

test('a desktop without a tray is named once, not at each start', async ({ launch, simulator, bus }) => {
  await bus.startNotifications()
  const first = await signedIn(launch, simulator)
  expect((await newest(bus)).title).toBe('Rollcall has no tray here')
  await first.electron.close()
  const { page } = await launch()
  await expect(connection(page, 'Connected')).toBeAttached()
  await expect.poll(async () => (await stateOf(page)).desktop.tray).toBe('absent')
  expect(await page.evaluate(() => window.rollcall.testNotification())).toEqual(done)
  expect((await newest(bus, 2)).title).toBe('This is a test')
})

test.describe('with more than five hundred people', () => {
  test.use({ simulatorArguments: ['--people', '540', '--groups', '6', '--contact-limit', '1000'] })

  test('what five hundred of them did while the computer slept is not told, what they do then is', async ({
    launch,
    simulator,
    bus
  }) => {
    await bus.startTray()
    await bus.startNotifications()
    const { electron, page } = await signedIn(launch, simulator)
    const people = (await stateOf(page)).people.slice(0, 500).map(({ uri }) => uri)
    expect(people).toHaveLength(500)
    for (const { id } of (await stateOf(page)).groups) {
      const asked = [
        { kind: 'group', groupId: id },
        { on: ['every-change'], lasts: { kind: 'always' } }
      ] as const
      await page.evaluate(([target, how]) => window.rollcall.watch(target, how), asked)
    }
    await electron.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
    await simulator.changePeople(...people.map((uri) => ({ uri, availability: 'BeRightBack' })))
    await electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
    for (const uri of people.slice(-1)) await expectState(page, uri, 'be-right-back')
    await expect(connection(page, 'Connected')).toBeAttached()

    const [someone = ''] = people
    await simulator.changePeople({ uri: someone, availability: 'Busy' })
    await expect.poll(() => bus.notes.at(-1)?.title).toMatch(/ is busy$/)
    expect(bus.notes.length).toBeLessThanOrEqual(2)
  })
})
