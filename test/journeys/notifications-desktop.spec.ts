// The desktop's side of notifications: there or not, silent, quiet; and what the app says of itself.
import { Variant } from '@jellybrick/dbus-next'
import type { Outcome } from '../../preload/contract'
import { uriOf } from '../helpers/acting'
import { connection, expect, row, signedIn, test } from '../helpers/journey'
import { done, makeBusy, newest, stateOf, watch } from '../helpers/told'

/** A favourite: their row is always in sight. */
const chidi = 'Chidi Eze'
const notifications = 'org.freedesktop.Notifications'

const refused: Outcome<void> = { ok: false, problem: { code: 'no-notifications' } }

test('where nobody shows notifications the test says so, and one that appears later is used', async ({
  launch,
  simulator,
  bus
}) => {
  await bus.startTray()
  const { page } = await signedIn(launch, simulator)
  expect(await page.evaluate(() => window.rollcall.testNotification())).toEqual(refused)
  await expect.poll(async () => (await stateOf(page)).alerts.notifications).toBe('absent')

  const uri = await makeBusy(page, simulator, chidi)
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
  const uri = await uriOf(simulator, chidi)
  const states = [...'abcd'].flatMap(() => [['Busy', 'Busy'] as const, ['DoNotDisturb', 'Do not disturb'] as const])
  // Once is enough, before its limit of two seconds: a busy machine may be later than that by itself.
  await expect(async () => {
    const [availability, words] = states.shift() ?? ['Away', 'Away']
    const asking = page.evaluate(() => window.rollcall.testNotification())
    const started = performance.now()
    await simulator.changePeople({ uri, availability })
    await expect(row(page, chidi, words).first()).toBeVisible()
    const took = performance.now() - started
    expect(await asking).toEqual(refused)
    expect(took).toBeLessThan(2000)
    expect(performance.now() - started).toBeLessThan(4000)
  }).toPass({ timeout: 40_000 })
})

test('the sound is the user’s choice, and the quiet of the desktop is kept', async ({ launch, simulator, bus }) => {
  await bus.startTray()
  await bus.startNotifications()
  const { page } = await signedIn(launch, simulator)
  await page.evaluate(() => window.rollcall.changeSettings({ sound: false }))
  expect(await page.evaluate(() => window.rollcall.testNotification())).toEqual(done)
  expect((await newest(bus)).hints).toMatchObject({ 'suppress-sound': true })

  const uri = await makeBusy(page, simulator, chidi)
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
  const subcode = 'InactiveApplicationExpired'
  await simulator.fault({ path: 'events', action: 'status', status: 410, code: 'Gone', subcode, times: 1000 })
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
