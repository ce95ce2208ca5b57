// Following the event channel: each package is applied, its bare links read in one batch, then the picture is told.

import type { ToRead } from '../roster/apply'
import { readContact, readLocation } from '../ucwa/contacts'
import type { EventPackage } from '../ucwa/documents'
import { readGroup } from '../ucwa/groups'
import { readNote } from '../ucwa/me'
import { errand, type Errand } from './line'
import { noteErrands, presenceErrand, presenceErrands } from './load'
import { readLists, type ListsRead } from './read-lists'
import type { Stay } from './stay'

/** Applies one package. Throws when something it names could not be read; then everything has to be loaded again. */
export async function applyPackage(stay: Stay, { events }: EventPackage): Promise<void> {
  const { roster, own, life, line, ports } = stay
  const before = new Set(roster.contacts.map(({ uri }) => uri))
  const applied = roster.apply(events, ports.now())
  const lists = applied.toRead.some(({ kind }) => kind === 'lists') ? readLists(stay) : undefined
  await line.run([
    ...own.apply(events),
    ...life.subscriptions.apply(events),
    ...applied.grown.flatMap((group) => life.subscriptions.group(group)),
    ...applied.toRead.flatMap((what) => readErrands(stay, what)),
    ...(lists?.errands ?? [])
  ])
  if (life.subscriptions.lists.takeLapsed()) await reloadLists(stay)
  else await settleLists(stay, lists)
  await completePeople(stay)
  stay.tell()
  // Notes of newcomers can wait until they are shown.
  const newcomers = roster.contacts.filter(({ uri }) => !before.has(uri))
  if (newcomers.length === 0) return
  await line.run(noteErrands(stay, newcomers))
  stay.tell()
}

/** Subscribes to and asks about everybody who lacks it; who was refused is left alone until the next load. */
export async function completePeople(stay: Stay): Promise<void> {
  await stay.line.run([...stay.life.subscriptions.mend(), ...presenceErrands(stay)])
}

/** Reads the lists again, after changes may have been missed. */
export async function reloadLists(stay: Stay): Promise<void> {
  const lists = readLists(stay)
  await stay.line.run(lists.errands)
  await settleLists(stay, lists)
}

async function settleLists(stay: Stay, lists: ListsRead | undefined): Promise<void> {
  if (!lists) return
  const missing = await lists.finish()
  const members = lists.members('unknown')
  await stay.line.run([...members.errands, ...missing.map((href) => errand(readContact(href), stay.roster.putContact))])
  await stay.line.run(members.strangers())
}

function readErrands(stay: Stay, what: ToRead): Errand[] {
  const { roster } = stay
  switch (what.kind) {
    case 'presence':
      return presenceErrand(stay, what.uri, what.href)
    case 'note':
      return [errand(readNote(what.href), (document) => roster.putNote(what.uri, document))]
    case 'location':
      return [errand(readLocation(what.href), (document) => roster.putLocation(what.uri, document))]
    case 'contact':
      return [errand(readContact(what.href), roster.putContact)]
    case 'group':
      return [errand(readGroup(what.rel, what.href), roster.putGroup)]
    case 'lists':
      return []
  }
}
