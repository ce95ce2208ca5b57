// Putting distribution groups on the list and taking them off it (reference 13.9).

import { addToContactList, removeFromContactList } from '../../ucwa/distribution-groups'
import type { GroupDocument } from '../../ucwa/documents'
import { UcwaError } from '../../ucwa/ucwa-error'
import { findList, searchDirectory } from '../directory'
import { knownIds, learnGroup, readGroups } from './send-groups'
import { done, due, groupOf, refuseWith, settleRefused, type Due, type Sending } from './sending'
import { isLethal } from './writer'

export async function sendLists(sending: Sending): Promise<void> {
  for (const list of due(sending, 'list')) await sendList(sending, list)
}

async function sendList(sending: Sending, { step, change }: Due<'list'>): Promise<void> {
  const { stay, writer } = sending
  const { name, mail } = change.list
  const before = (step.before ??= new Set(knownIds(sending)))
  const known = groupOf(sending, change.groupId)
  const group = known?.links.addToContactList ? known : await findInDirectory(sending, change.list)
  const href = group instanceof UcwaError ? undefined : group?.links.addToContactList
  if (group instanceof UcwaError) return settleRefused(sending, step, group)
  if (href === undefined) return refuseWith(sending, step, { code: group ? 'not-allowed' : 'not-found', about: name })
  const settled = await writer.ask(
    addToContactList(href, { displayName: name, smtpAddress: mail || mailOfGroup(group) })
  )
  if (settled.ok) done(sending, step)
  else settleRefused(sending, step, settled.error)
  if (step.stage !== 'done') return
  const all = stay.life.application.people.links.myGroups
  const listed = all === undefined ? [] : await readGroups(sending, all)
  const isIt = (one: GroupDocument): boolean => one.rel === 'distributionGroup' && one.name === name
  const made = listed.find((one) => isIt(one) && !before.has(one.id)) ?? listed.find(isIt)
  if (!made) return
  learnGroup(sending, change.groupId, made)
  step.change = { ...change, groupId: made.id }
}

/** By address, else by name: not every server looks at addresses. `undefined`: the directory does not know it. */
async function findInDirectory(
  { stay }: Sending,
  { mail, name }: { readonly mail: string; readonly name: string }
): Promise<GroupDocument | UcwaError | undefined> {
  try {
    const found = mail === '' ? undefined : await findList(stay, mail)
    if (found) return found
    const outcome = await searchDirectory(stay, name)
    if (!outcome.ok && stay.line.signal.aborted) throw new UcwaError('aborted')
    const { groups } = stay.life.found
    return groups.get(mail.toLowerCase()) ?? [...groups.values()].find((group) => group.name === name)
  } catch (error) {
    if (error instanceof UcwaError && error.details.status !== undefined && !isLethal(error)) return error
    throw error
  }
}

/** Mail address of a distribution group, in small letters; empty if the server tells none. */
export function mailOfGroup(group: Pick<GroupDocument, 'uri'> | undefined): string {
  return (group?.uri ?? '').replace(/^(sips?|smtp|mailto):/i, '').toLowerCase()
}

export async function sendUnlists(sending: Sending): Promise<void> {
  for (const { step, change } of due(sending, 'unlist')) {
    const group = groupOf(sending, change.groupId)
    const href = group?.links.removeFromContactList
    if (!group) done(sending, step)
    else if (href === undefined) refuseWith(sending, step, { code: 'not-allowed' })
    else {
      // Needed again if it is taken back.
      sending.learned.groups.set(group.id, group)
      const settled = await sending.writer.ask(removeFromContactList(href, group.id))
      if (settled.ok) done(sending, step)
      else settleRefused(sending, step, settled.error)
    }
  }
}
