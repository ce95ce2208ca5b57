// The real app, on Electron's network, at a server whose answers lead elsewhere: the other server sees no secret.
import type { Page } from '@playwright/test'
import { backToForm, connection, expect, test as base } from '../helpers/journey'
import { leaksIn, startRecorder, type Recorder } from '../helpers/recorder'
import { startTampering, type Passing, type Tampering } from '../helpers/tampering'

const test = base.extend<{ recorder: Recorder; tampering: Tampering }>({
  recorder: async ({}, use) => {
    const recorder = await startRecorder()
    await use(recorder)
    await recorder.close()
  },
  tampering: async ({ simulator }, use) => {
    const tampering = await startTampering(simulator.address.root)
    await use(tampering)
    await tampering.close()
  }
})

async function signIn(page: Page, { signInAddress, password }: { signInAddress: string; password: string }) {
  await page.getByRole('textbox', { name: 'Sign-in address' }).fill(signInAddress.replace('sip:', ''))
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Nothing came at all; if it did, the failure says what. */
function expectNothing(recorder: Recorder, password: string) {
  expect(leaksIn(recorder.seen, ['cwt=', password])).toEqual([])
  expect(recorder.seen).toEqual([])
}

/** Links of these relations lead to the other server. */
const leading =
  (to: string, ...rels: string[]) =>
  (text: string) =>
    text.replace(
      new RegExp(`("(?:${rels.join('|')})":\\{"href":")(?:https?://[^/"]*)?`, 'g'),
      (_, before: string) => before + to
    )

/** The mail-like part of an address or of a path that names one. */
const addressIn = (text: string): string => /[\w.+-]+@[\w.-]+/.exec(decodeURIComponent(text))?.[0] ?? ''

test('photo links that lead elsewhere carry nothing there, and those that do not are still asked for', async ({
  launch,
  simulator,
  tampering,
  recorder
}) => {
  const [one, other] = recorder.origins
  const { people } = await simulator.state()
  // Every third stays at home. Photos are asked for in turn, so these show that the turn of the others has come.
  const atHome = new Set(people.filter((_, at) => at % 3 === 2).map(({ uri }) => addressIn(uri)))
  const led = new Set<string>()
  tampering.tamper = () => ({
    rewrite: (text) =>
      leading(
        other,
        'photo'
      )(text).replace(
        /("contactPhoto":\{"href":")(?:https?:\/\/[^/"]*)?([^"]*)/g,
        (whole, before: string, path: string) => {
          if (atHome.has(addressIn(path))) return whole
          led.add(path)
          return before + one + path
        }
      )
  })
  const { page } = await launch(`--server=${tampering.root}`)
  await signIn(page, simulator.address)
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
  const askedFor = () => tampering.passed.filter(({ path }) => path.includes('/photos/')).length
  await expect.poll(askedFor, { timeout: 20_000 }).toBeGreaterThan(2)
  expect(led.size).toBeGreaterThan(2)
  expectNothing(recorder, simulator.address.password)
})

test('an event channel that leads elsewhere is not followed there', async ({
  launch,
  simulator,
  tampering,
  recorder
}) => {
  const { page } = await launch(`--server=${tampering.root}`)
  await signIn(page, simulator.address)
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
  const polls = () => tampering.passed.filter(({ path }) => path.includes('/events')).length
  /** How many polls there had been when an answer first led away. */
  let pollsWhenLed: number | undefined
  tampering.tamper = ({ path }) =>
    path.includes('/events')
      ? {
          rewrite: (text) => {
            const changed = leading(recorder.origins[1], 'next', 'resync', 'resume')(text)
            if (changed !== text) pollsWhenLed ??= polls()
            return changed
          }
        }
      : null
  const uri = (await simulator.state()).people[0]?.uri
  // The poll that is parked came before and is answered as it is; the one after it is answered with the other server.
  const parked = polls()
  await simulator.changePeople({ uri, availability: 'Busy' })
  await expect.poll(polls, { timeout: 20_000 }).toBeGreaterThan(parked)
  await simulator.changePeople({ uri, availability: 'Away' })
  await expect.poll(() => pollsWhenLed ?? 0, { timeout: 20_000 }).toBeGreaterThan(parked)
  // The app polls again: at home, or where it was led.
  await expect
    .poll(() => polls() - (pollsWhenLed ?? Infinity) + recorder.seen.length, { timeout: 30_000 })
    .toBeGreaterThan(0)
  expectNothing(recorder, simulator.address.password)
})

const phases: Readonly<Record<string, (passing: Passing) => boolean>> = {
  'the discovery root': ({ path }) => path === '/',
  'the user': ({ path }) => /autodiscover/i.test(path),
  'the token': ({ path }) => /oauthtoken/i.test(path),
  'making the application': ({ method, path }) => method === 'POST' && /\/applications$/.test(path),
  'the first batch': ({ path }) => path.endsWith('/batch')
}

for (const [phase, isMet] of Object.entries(phases)) {
  test(`no redirect of ${phase} is followed`, async ({ launch, simulator, tampering, recorder }) => {
    const { page } = await launch(`--server=${tampering.root}`)
    for (const [index, status] of [301, 302, 303, 307, 308].entries()) {
      let met = 0
      const to = `${recorder.origins[index % 2 === 0 ? 1 : 0]}/user`
      tampering.tamper = (passing) => {
        if (!isMet(passing)) return null
        met += 1
        return { redirect: { status, to } }
      }
      await signIn(page, simulator.address)
      await expect.poll(() => met, { timeout: 20_000 }).toBeGreaterThan(0)
      await page.reload()
      await backToForm(page)
    }
    expectNothing(recorder, simulator.address.password)
  })
}

test('no redirect of the poll is followed', async ({ launch, simulator, tampering, recorder }) => {
  const { page } = await launch(`--server=${tampering.root}`)
  await signIn(page, simulator.address)
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
  const statuses = [307, 302, 308]
  let met = 0
  tampering.tamper = ({ path }) => {
    if (!path.includes('/events')) return null
    met += 1
    return { redirect: { status: statuses[met % 3] ?? 307, to: `${recorder.origins[1]}/events` } }
  }
  // The poll that is parked ends with this; the next ones are sent away.
  await simulator.changePeople({ uri: (await simulator.state()).people[0]?.uri, availability: 'Busy' })
  await expect.poll(() => met, { timeout: 45_000 }).toBeGreaterThan(2)
  expectNothing(recorder, simulator.address.password)
})
