// What is told of watched people, seen from the notification server's side.
import { connection, expect, signedIn, test } from '../helpers/journey'
import { expectState, leaveNote, makeBusy, newest, stateOf, watch } from '../helpers/told'

/** A favourite: their row is always in sight. */
const chidi = 'Chidi Eze'

test('tells of a watched person who becomes available, with their note', async ({ launch, simulator, bus }) => {
  await bus.startTray()
  await bus.startNotifications()
  const { page } = await signedIn(launch, simulator)
  const uri = await makeBusy(page, simulator, chidi)
  await watch(page, uri)
  await leaveNote(page, simulator, uri, 'Release day, call if it burns')
  await simulator.changePeople({ uri, availability: 'Online' })
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
  const [width, height, , , , , pixels] = Object(bus.notes[0]?.hints['image-data']) as readonly unknown[]
  expect([width, height]).toEqual([48, 48])
  expect(new Set(Object(pixels) as Iterable<number>).size).toBeGreaterThan(2)
  await expect.poll(async () => (await stateOf(page)).alerts.notifications).toBe('working')
})

test('a click opens the person; "Mail" writes to them; "Stop watching" stops', async ({ launch, simulator, bus }) => {
  await bus.startTray()
  await bus.startNotifications()
  const { electron, page } = await signedIn(launch, simulator)
  const uri = await makeBusy(page, simulator, chidi)
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
  const uri = await makeBusy(page, simulator, chidi)
  await watch(page, uri, 'not-busy', 'note')
  await simulator.changePeople({ uri, availability: 'Online' })
  const first = await newest(bus)
  expect(first.title).toBe('Chidi Eze is no longer busy')
  // In the first moments notes are still being read, and one that comes then was always there.
  await expect(async () => {
    await simulator.changePeople({ uri, note: `On the train, ${performance.now()}` })
    await expect.poll(() => bus.notes.length, { timeout: 3000 }).toBe(2)
  }).toPass()
  expect(await newest(bus, 2)).toMatchObject({
    title: 'Chidi Eze changed the note',
    body: expect.stringContaining('On the train'),
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
    await leaveNote(page, simulator, uri, '<b>&</b>')
    await simulator.changePeople({ uri, availability: 'Online' })
    expect(await newest(bus, index + 1)).toMatchObject({ title, body: '&lt;b&gt;&amp;&lt;/b&gt;' })
  }
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
