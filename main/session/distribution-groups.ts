// The insides of distribution groups (reference 13.9): read when somebody opens one, live until it is closed. Each one
// inside another is opened by itself, so that groups which contain each other lead nowhere by themselves.

import type { Outcome } from '../../preload/contract'
import { readContact, readContacts } from '../ucwa/contacts'
import { expandDistributionGroup } from '../ucwa/distribution-groups'
import type { ExpandedGroupDocument, GroupDocument } from '../ucwa/documents'
import { readGroup } from '../ucwa/groups'
import { UcwaError } from '../ucwa/ucwa-error'
import { attempt } from './attempt'
import { completeNewcomers, completePeople } from './complete'
import type { Desk } from './desk'
import { ask, errand } from './line'
import { problemOf } from './problems'
import type { Stay } from './stay'

/** Reads the inside of a group and keeps presence in it live; why it cannot be read, the group itself tells too. */
export function openGroup(stay: Stay | null, groupId: string): Promise<Outcome<void>> {
  return attempt(stay, 'expanding', async (stay) => {
    const { roster, tell } = stay
    const group = roster.groupDocument(groupId)
    if (!group) throw new UcwaError('not-found')
    const inside = roster.insideOf(groupId)
    if (inside === undefined || inside === 'asking' || inside === 'open') return
    const before = new Set(roster.contacts.map(({ uri }) => uri))
    roster.openInside(groupId, 'asking')
    tell()
    await readInside(stay, group)
    if (roster.insideOf(groupId) === 'open') await completeNewcomers(stay, before)
  })
}

/** Closes a group, here at once: whom nobody else needs is let go of, and the server need not tell of them any more. */
export async function closeGroup(
  { roster, tell }: Pick<Desk, 'roster' | 'tell'>,
  stay: Stay | null,
  groupId: string
): Promise<Outcome<void>> {
  roster.closeInside(groupId)
  tell()
  // Without a connection there is nothing to end: it is seen to when there is one again.
  if (stay) await attempt(stay, 'expanding', completePeople)
  return { ok: true, value: undefined }
}

/**
 * Reads an inside, of a group that is open already too. Whatever comes of it is put into the roster, unless the group
 * was closed meanwhile; then throws the `UcwaError` that kept it from being read.
 */
export async function readInside(stay: Stay, group: GroupDocument): Promise<void> {
  const { roster, line, tell } = stay
  const isWanted = (): boolean => roster.insideOf(group.id) !== 'closed'
  try {
    const inside = await ask(line, expandCall(group))
    const groups = [...inside.groups]
    const linked = (inside.linkedGroups ?? []).map((href) =>
      errand(readGroup('distributionGroup', href), (nested) => void groups.push(nested))
    )
    await line.run(linked)
    if (!isWanted()) return
    const strangers = roster.openInside(group.id, { ...inside, groups })
    await line.run(strangers.map((href) => errand(readContact(href), roster.putContact)))
  } catch (error) {
    if (error instanceof UcwaError && isWanted()) roster.openInside(group.id, problemOf(error, 'expanding'))
    throw error
  } finally {
    tell()
  }
}

// The 2015 text has no way to look inside but the contacts of the group.
function expandCall({ links }: GroupDocument): ReturnType<typeof expandDistributionGroup> {
  if (links.expandDistributionGroup !== undefined) return expandDistributionGroup(links.expandDistributionGroup)
  if (links.groupContacts === undefined) throw new UcwaError('missing-link')
  const call = readContacts(links.groupContacts)
  return { ...call, read: (answer): ExpandedGroupDocument => ({ ...call.read(answer), groups: [] }) }
}
