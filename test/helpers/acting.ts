// What journeys do to the list as a person does it, and the server's lists to compare with.
import type { Locator, Page } from '@playwright/test'
import { expect } from './journey'
import type { SimulatorProcess } from './simulator-process'

/** A group's header in the tree. */
export const header = (page: Page, name: string): Locator => page.getByRole('treeitem', { name, level: 1 })

/** Rows of people below a group's header, in the order shown. */
export const rowIn = (page: Page, group: string, name: string): Locator =>
  page
    .locator('.section')
    .filter({ has: header(page, group) })
    .getByRole('treeitem', { name, level: 2 })

/** Only the rows in sight exist: makes the window so high that all are. */
export async function showWholeList(page: Page): Promise<void> {
  await page.setViewportSize({ width: 380, height: 4000 })
}

/** Opens the menu of a row or header with the pointer. */
export async function openMenu(page: Page, item: Locator): Promise<Locator> {
  await item.scrollIntoViewIfNeeded()
  await item.click({ button: 'right' })
  const menu = page.getByRole('menu').first()
  await menu.waitFor()
  return menu
}

/** Chooses an entry of the menu of a row or header; more than one word leads through submenus. */
export async function choose(page: Page, item: Locator, ...entries: readonly string[]): Promise<void> {
  await openMenu(page, item)
  for (const entry of entries) await page.getByRole('menuitem', { name: entry, exact: false }).first().click()
}

/** What just happened, as the window says it. */
export const toast = (page: Page, words: string | RegExp): Locator => page.locator('.toast').filter({ hasText: words })

export async function undo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Undo' }).click()
}

/** Members of a group by its name, or by its kind for those everybody has, as the server keeps them. */
export async function membersOf(simulator: SimulatorProcess, group: string): Promise<string[]> {
  const { groups } = await simulator.state()
  return groups.find(({ name, kind }) => name === group || kind === group)?.members ?? []
}

export async function groupId(simulator: SimulatorProcess, name: string): Promise<string> {
  const group = (await simulator.state()).groups.find((candidate) => candidate.name === name || candidate.kind === name)
  if (group === undefined) throw new Error(`the server has no group ${name}`)
  return group.id
}

export async function ownGroups(simulator: SimulatorProcess): Promise<string[]> {
  return (await simulator.state()).groups.filter(({ kind }) => kind === 'group').map(({ name }) => name)
}

export async function uriOf(simulator: SimulatorProcess, name: string): Promise<string> {
  const person = (await simulator.state()).people.find((candidate) => candidate.name === name)
  if (person === undefined) throw new Error(`the organisation has no ${name}`)
  return person.uri
}

/** Waits until the server has, or has no more, this person in this group. */
export async function expectMember(
  simulator: SimulatorProcess,
  group: string,
  name: string,
  isMember = true
): Promise<void> {
  const uri = await uriOf(simulator, name)
  await expect.poll(async () => (await membersOf(simulator, group)).includes(uri)).toBe(isMember)
}

/** Drags with the pointer as a hand does: press, a few steps, let go. `held`: a key held while letting go. */
export async function drag(page: Page, from: Locator, to: Locator, held?: 'Control'): Promise<void> {
  await from.scrollIntoViewIfNeeded()
  const start = await from.boundingBox()
  const end = await to.boundingBox()
  if (start === null || end === null) throw new Error('what is dragged, or where to, is not in sight')
  await page.mouse.move(start.x + 100, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(start.x + 110, start.y + start.height / 2 + 10, { steps: 4 })
  await page.mouse.move(end.x + 100, end.y + end.height / 2, { steps: 8 })
  if (held !== undefined) await page.keyboard.down(held)
  await page.mouse.up()
  if (held !== undefined) await page.keyboard.up(held)
}
