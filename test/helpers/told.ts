// What journeys about watched people share: setting a watch, making people change, and what was told of it.
import type { Page } from '@playwright/test'
import type { AppState, Outcome, WatchEvent } from '../../preload/contract'
import { uriOf } from './acting'
import type { DesktopBus } from './desktop-bus'
import type { Note } from './desktop-bus-notifications'
import { expect } from './journey'
import type { SimulatorProcess } from './simulator-process'

export const done: Outcome<void> = { ok: true, value: undefined }

/** The picture every view shows. */
export async function stateOf(page: Page): Promise<AppState> {
  const outcome = await page.evaluate(() => window.rollcall.getState())
  if (!outcome.ok) throw new Error(outcome.problem.code)
  return outcome.value
}

/** Watches a person for as long as the journey lasts. */
export async function watch(page: Page, uri: string, ...on: WatchEvent[]) {
  const how = { on: on.length > 0 ? on : ['available' as const], lasts: { kind: 'always' as const } }
  const asked = [{ kind: 'person' as const, uri }, how] as const
  expect(await page.evaluate(([target, wish]) => window.rollcall.watch(target, wish), asked)).toEqual(done)
}

/** Whether the app has heard that the person is in this state. */
export const expectState = (page: Page, uri: string, availability: string) =>
  expect
    .poll(async () => {
      const { presence } = (await stateOf(page)).people.find((one) => one.uri === uri) ?? {}
      return presence?.kind === 'live' ? presence.availability : presence?.kind
    })
    .toBe(availability)

/** Makes somebody busy, so that they can become free. */
export async function makeBusy(page: Page, simulator: SimulatorProcess, name: string): Promise<string> {
  const uri = await uriOf(simulator, name)
  await simulator.changePeople({ uri, availability: 'Busy' })
  await expectState(page, uri, 'busy')
  return uri
}

/** The newest of so many notifications. */
export async function newest(bus: DesktopBus, count = 1): Promise<Note> {
  await expect.poll(() => bus.notes.map(({ title }) => title)).toHaveLength(count)
  const note = bus.notes.at(-1)
  if (note === undefined) throw new Error('there is no notification')
  return note
}

/** Gives somebody a note, and waits until the app knows it. */
export async function leaveNote(page: Page, simulator: SimulatorProcess, uri: string, note: string) {
  await simulator.changePeople({ uri, note })
  const known = async () => (await stateOf(page)).people.find((one) => one.uri === uri)?.note?.text
  await expect.poll(known).toBe(note)
}
