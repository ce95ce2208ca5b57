// Putting people into groups and taking them out: all of an edit's in one batch each.

import { isEditable } from '../../roster/overlay'
import type { Call, Settled } from '../../ucwa/call'
import { addToGroup, removeFromAllGroups, removeFromGroup } from '../../ucwa/memberships'
import type { UcwaErrorCode } from '../../ucwa/ucwa-error'
import type { EntryStep } from './entry'
import { findMemberships, type Place } from './find-memberships'
import { done, due, groupOf, refuseUnread, refuseWith, settleRefused, type Sending } from './sending'

/** 201 and 409 AlreadyExists are the same to us (reference 13.4). */
export async function sendJoins(sending: Sending): Promise<void> {
  const { stay, writer } = sending
  const href = stay.life.application.people.links.myGroupMemberships
  const joins = due(sending, 'join').filter(({ step, change }) => {
    const problem = href === undefined ? 'not-allowed' : groupOf(sending, change.groupId) ? null : 'group-gone'
    if (problem) refuseWith(sending, step, { code: problem })
    return problem === null
  })
  const calls = joins.map(({ change: { person, groupId } }) =>
    addToGroup(href ?? '', { contactUri: person.uri, groupId })
  )
  await writer.askAll(calls, (index, settled) => {
    const join = joins[index]
    if (!join) return
    if (settled.ok && settled.value) stay.roster.putMembershipHref(settled.value, join.change.person.uri)
    settle(sending, join.step, settled)
  })
}

/** Whose membership is nowhere to be found is out already. */
export async function sendLeaves(sending: Sending): Promise<void> {
  const leaves = due(sending, 'leave')
  const found = await findMemberships(
    sending,
    leaves.map(({ change }) => change)
  )
  const calls: { readonly step: EntryStep; readonly call: Call<void> }[] = []
  for (const [index, { step }] of leaves.entries()) {
    const membership = found[index]
    if (membership?.kind === 'found') calls.push({ step, call: removeFromGroup(membership.href) })
    else if (membership?.kind === 'refused') refuseUnread(sending, step, membership.error)
    else done(sending, step)
  }
  await sending.writer.askAll(
    calls.map(({ call }) => call),
    (index, settled) => {
      const asked = calls[index]
      if (asked) settle(sending, asked.step, settled)
    }
  )
}

/** A server that offers no way out of all groups at once, or takes it back, is asked group by group. */
export async function sendLeaveAlls(sending: Sending): Promise<void> {
  const { stay, writer } = sending
  const href = stay.roster.removeFromAllHref ?? stay.life.application.people.links.removeContactFromAllGroups
  const leaves = due(sending, 'leave-all')
  const oneByOne = href === undefined ? [...leaves] : []
  const asked = href === undefined ? [] : leaves
  await writer.askAll(
    asked.map(({ change }) => removeFromAllGroups(href ?? '', change.uri)),
    (index, settled) => {
      const leave = asked[index]
      if (!leave) return
      if (!settled.ok && notOffered.has(settled.error.code)) oneByOne.push(leave)
      else settle(sending, leave.step, settled)
    }
  )
  await leaveEach(
    sending,
    oneByOne.map(({ step, change }) => ({ step, uri: change.uri }))
  )
}

const notOffered: ReadonlySet<UcwaErrorCode> = new Set<UcwaErrorCode>([
  'not-found',
  'method-not-allowed',
  'version-not-supported'
])

async function leaveEach(
  sending: Sending,
  people: readonly { readonly step: EntryStep; readonly uri: string }[]
): Promise<void> {
  const groups = sending.stay.roster.truth.groups.filter(isEditable)
  // In each of them: an edit before this one may have put somebody in without its event having come yet.
  const places = people.flatMap(({ step, uri }) =>
    groups.map(({ id }): Place & { readonly step: EntryStep } => ({ step, uri, groupId: id }))
  )
  const found = await findMemberships(sending, places)
  const calls = places.flatMap(({ step }, index) => {
    const membership = found[index]
    if (membership?.kind === 'refused') refuseUnread(sending, step, membership.error)
    return membership?.kind === 'found' ? [{ step, call: removeFromGroup(membership.href) }] : []
  })
  await sending.writer.askAll(
    calls.map(({ call }) => call),
    (index, settled) => {
      const asked = calls[index]
      // 404: out of that group already; of the others each answers for itself.
      if (asked && !settled.ok && settled.error.code !== 'not-found') settleRefused(sending, asked.step, settled.error)
    }
  )
  for (const { step } of people) if (step.stage === 'sent') done(sending, step)
}

function settle(sending: Sending, step: EntryStep, settled: Settled<unknown>): void {
  if (settled.ok) done(sending, step)
  else settleRefused(sending, step, settled.error)
}
