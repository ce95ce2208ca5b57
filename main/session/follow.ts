// Following the event channel: each package is applied, its bare links read in one batch, then the picture is told.

import type { ToRead } from '../roster/apply'
import { isReadAlone } from '../roster/lists'
import { personKey } from '../roster/person-key'
import { readLocation } from '../ucwa/contacts'
import type { EventPackage, GroupDocument } from '../ucwa/documents'
import { readGroup, readGroupIfChanged } from '../ucwa/groups'
import { hrefKey } from '../ucwa/links'
import { readNote } from '../ucwa/me'
import { UcwaError } from '../ucwa/ucwa-error'
import { completeNewcomers, contactErrand, presenceErrand } from './complete'
import { readInside } from './distribution-groups'
import { errand, type Errand } from './line'
import { readLists, readMembers, type ListsRead } from './read-lists'
import { isForGood } from './retry'
import type { Stay } from './stay'

/** Applies one package. Throws when something it names could not be read; then everything has to be loaded again. */
export async function applyPackage(stay: Stay, { events }: EventPackage): Promise<void> {
  const { roster, own, life, line, ports } = stay
  const before = new Set(roster.contacts.map(({ uri }) => uri))
  const applied = roster.apply(events, ports.now())
  const lists = applied.toRead.some(({ kind }) => kind === 'lists') ? readLists(stay) : undefined
  const changed = groupsIn(stay, applied.toRead)
  const members = readMembers(stay, changed.filter(isReadAlone))
  await line.run([
    ...own.apply(events, life.missed),
    ...life.subscriptions.apply(events),
    ...applied.toRead.flatMap((what) => readErrands(stay, what)),
    ...members.errands,
    // After what describes its members: a subscription covers whoever is known as one when it is answered.
    ...applied.grown.flatMap((group) => life.subscriptions.group(group)),
    ...(lists?.errands ?? [])
  ])
  if (life.subscriptions.lists.takeLapsed()) await reloadLists(stay)
  else await settleLists(stay, lists)
  await line.run(members.strangers())
  for (const { id } of changed) await readInsideAgain(stay, id)
  await completeNewcomers(stay, before)
}

/** Most readings in a row that each turned out to be older than an event. */
const mostReadings = 5

/** Reads the lists again, after changes may have been missed. A reading that an event overtook is repeated. */
export async function reloadLists(stay: Stay): Promise<void> {
  for (let reading = 1; reading <= mostReadings; reading += 1) {
    const { listEvents } = stay.roster
    const lists = readLists(stay)
    await stay.line.run(lists.errands)
    if (stay.roster.listEvents !== listEvents && reading < mostReadings) continue
    return settleLists(stay, lists)
  }
}

async function settleLists(stay: Stay, lists: ListsRead | undefined): Promise<void> {
  if (!lists) return
  const missing = await lists.finish()
  const members = lists.members('unknown')
  await stay.line.run([...members.errands, ...missing.flatMap((href) => contactErrand(stay, href))])
  await stay.line.run(members.strangers())
}

/** The groups that changed themselves, as they were known. */
function groupsIn(stay: Stay, toRead: readonly ToRead[]): GroupDocument[] {
  return toRead.flatMap((what) => (what.kind === 'group' ? (groupAt(stay, what.href) ?? []) : []))
}

function groupAt({ roster }: Stay, href: string): GroupDocument | undefined {
  return roster.groupDocuments.find(({ self }) => hrefKey(self) === hrefKey(href))
}

// A refusal is told in the group itself; anything else may have kept more from being read.
async function readInsideAgain(stay: Stay, groupId: string): Promise<void> {
  const group = stay.roster.groupDocument(groupId)
  if (!group || stay.roster.insideOf(groupId) !== 'open') return
  try {
    await readInside(stay, group)
  } catch (error) {
    if (!(error instanceof UcwaError) || !(isForGood(error) || error.code === 'not-found')) throw error
  }
}

function readErrands(stay: Stay, what: ToRead): Errand[] {
  if (what.kind === 'lists') return []
  if (what.kind === 'presence') return presenceErrand(stay, what.uri, what.href)
  if (what.kind === 'contact') return contactErrand(stay, what.href)
  const about = what.kind === 'note' || what.kind === 'location' ? personKey(what.uri) : hrefKey(what.href)
  return stay.life.missed.noting(`${what.kind} ${about}`, () => readErrand(stay, what))
}

/** `undefined` for somebody who is not known any more. */
function readErrand(stay: Stay, what: Exclude<ToRead, { kind: 'presence' | 'lists' | 'contact' }>): Errand | undefined {
  const { roster } = stay
  switch (what.kind) {
    case 'note':
      return roster.contact(what.uri) && errand(readNote(what.href), (note) => roster.putNote(what.uri, note))
    case 'location':
      return roster.contact(what.uri) && errand(readLocation(what.href), (place) => roster.putLocation(what.uri, place))
    case 'group': {
      const known = groupAt(stay, what.href)
      if (!known) return errand(readGroup(what.rel, what.href), roster.putGroup)
      return errand(readGroupIfChanged(known), (read) => read !== 'unchanged' && roster.putGroup(read))
    }
  }
}
