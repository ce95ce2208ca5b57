// Making, renaming and deleting the user's own groups.

import type { GroupDocument } from '../../ucwa/documents'
import { createGroup, deleteGroup, readEditableGroup, renameGroup } from '../../ucwa/group-changes'
import { readGroup, readMyGroups } from '../../ucwa/groups'
import { hrefKey } from '../../ucwa/links'
import type { UcwaError } from '../../ucwa/ucwa-error'
import { done, due, groupOf, refuseWith, settleRefused, type Due, type Sending } from './sending'

/** How long the server gets to show a new group, in milliseconds, before it is looked for again. */
const looksAfterMs = [0, 1_000, 2_000, 4_000]

/** One after the other: the answer names no group, so each is looked for by its name. */
export async function sendCreates(sending: Sending): Promise<void> {
  for (const create of due(sending, 'create')) await sendCreate(sending, create)
}

async function sendCreate(sending: Sending, { step, change }: Due<'create'>): Promise<void> {
  const { stay, writer } = sending
  const href = stay.life.application.people.links.myGroups
  if (href === undefined) return refuseWith(sending, step, { code: 'not-allowed' })
  const isRepeated = step.before !== undefined
  const before = (step.before ??= new Set(knownIds(sending)))
  const look = async (): Promise<GroupDocument | undefined> => {
    const groups = await readGroups(sending, href)
    return groups.find(({ rel, name, id }) => rel === 'group' && name === change.name && !before.has(id))
  }
  // Asked for once already, and nobody knows what became of it.
  let made = isRepeated ? await look() : undefined
  if (!made) {
    const settled = await writer.make(createGroup(href, change.name), look)
    if (!settled.ok) return settleRefused(sending, step, settled.error)
    made = settled.value ?? (await lookPatiently(sending, look))
  }
  if (!made) return refuseWith(sending, step, { code: 'server-trouble' })
  learnGroup(sending, change.groupId, made)
  step.change = { ...change, groupId: made.id }
  done(sending, step)
}

async function lookPatiently(
  { stay: { ports, line } }: Sending,
  look: () => Promise<GroupDocument | undefined>
): Promise<GroupDocument | undefined> {
  for (const afterMs of looksAfterMs) {
    if (afterMs > 0) await ports.sleep(afterMs, line.signal)
    const found = await look()
    if (found) return found
  }
  return undefined
}

/** From now on the id made up here leads to the server's. */
export function learnGroup({ aliases, learned }: Sending, groupId: string, group: GroupDocument): void {
  aliases.learn(groupId, group.id)
  learned.groups.set(group.id, group)
}

export function knownIds({ stay, learned }: Sending): string[] {
  return [...stay.roster.groupDocuments.map(({ id }) => id), ...learned.groups.keys()]
}

/**
 * The groups of the list as they are now; those that come as links only are fetched unless they are known. Throws the
 * `UcwaError` that kept one from being read: what cannot be seen may be there all the same.
 */
export async function readGroups({ stay, writer }: Sending, href: string): Promise<GroupDocument[]> {
  const settled = await writer.ask(readMyGroups(href))
  if (!settled.ok) throw settled.error
  const known = new Map(stay.roster.groupDocuments.map((group) => [hrefKey(group.self), group]))
  const groups = [...settled.value.groups]
  const unknown = settled.value.linked.filter((link) => !known.has(hrefKey(link.href)))
  let failure: UcwaError | undefined
  await writer.askAll(
    unknown.map(({ rel, href }) => readGroup(rel, href)),
    (_, group) => {
      if (group.ok) groups.push(group.value)
      else if (group.error.code !== 'not-found') failure = group.error
    }
  )
  if (failure) throw failure
  return groups
}

export async function sendRenames(sending: Sending): Promise<void> {
  for (const rename of due(sending, 'rename')) await sendRename(sending, rename)
}

/** Read, changed, sent back whole; once more if somebody was faster (reference 8). */
async function sendRename(sending: Sending, { step, change }: Due<'rename'>): Promise<void> {
  const { writer } = sending
  const group = groupOf(sending, change.groupId)
  if (!group) return refuseWith(sending, step, { code: 'group-gone' })
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const read = await writer.ask(readEditableGroup(group.self))
    if (!read.ok) return settleRefused(sending, step, read.error)
    if (read.value.name === change.name) return done(sending, step)
    const written = await writer.ask(renameGroup(read.value, change.name))
    if (written.ok) return done(sending, step)
    if (written.error.code !== 'precondition-failed') return settleRefused(sending, step, written.error)
  }
  refuseWith(sending, step, { code: 'group-changed' })
}

/** A group that is not there any more is deleted. */
export async function sendDeletes(sending: Sending): Promise<void> {
  const deletes = due(sending, 'delete').flatMap(({ step, change }) => {
    const group = groupOf(sending, change.groupId)
    if (!group) done(sending, step)
    return group ? [{ step, groupId: group.id, call: deleteGroup(group.self) }] : []
  })
  await sending.writer.askAll(
    deletes.map(({ call }) => call),
    (index, settled) => {
      const asked = deletes[index]
      if (!asked) return
      if (settled.ok) done(sending, asked.step)
      else settleRefused(sending, asked.step, settled.error)
      if (asked.step.stage === 'done') sending.learned.groups.delete(asked.groupId)
    }
  )
}
