// Where memberships can be deleted: known from the last reading, from an answer, or read now, group by group.

import { personKey } from '../../roster/person-key'
import { readContact } from '../../ucwa/contacts'
import type { GroupMembershipDocument } from '../../ucwa/documents'
import { hrefKey } from '../../ucwa/links'
import { readGroupMemberships, readMembershipsOfGroup } from '../../ucwa/memberships'
import type { UcwaError } from '../../ucwa/ucwa-error'
import { groupOf, type Sending } from './sending'

export interface Place {
  readonly uri: string
  readonly groupId: string
}

/** `none`: that person is not in that group. `refused`: the memberships of the group cannot be read. */
export type Membership =
  | { readonly kind: 'found'; readonly href: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly error: UcwaError }

/** One answer for each place, in order. */
export async function findMemberships(sending: Sending, places: readonly Place[]): Promise<Membership[]> {
  const hrefs = new Map(places.flatMap((place) => entryOf(place, hrefOf(sending, place))))
  const missing = places.filter((place) => !hrefs.has(keyOf(place)))
  const refused = await readGroups(sending, missing, hrefs)
  return places.map((place) => {
    const href = hrefs.get(keyOf(place))
    if (href !== undefined) return { kind: 'found', href }
    const error = refused.get(place.groupId)
    return error ? { kind: 'refused', error } : { kind: 'none' }
  })
}

function hrefOf(sending: Sending, { uri, groupId }: Place): string | undefined {
  const group = groupOf(sending, groupId)
  return group && sending.stay.roster.membershipHref(uri, group.self)
}

function entryOf(place: Place, href: string | undefined): [string, string][] {
  return href === undefined ? [] : [[keyOf(place), href]]
}

const keyOf = ({ uri, groupId }: Place): string => `${groupId} ${personKey(uri)}`

/** Reads the memberships of the groups of these places; adds to `hrefs` whatever it finds. */
async function readGroups(
  sending: Sending,
  places: readonly Place[],
  hrefs: Map<string, string>
): Promise<Map<string, UcwaError>> {
  const { stay, writer } = sending
  const all = stay.life.application.people.links.myGroupMemberships
  const asked = [...new Set(places.map(({ groupId }) => groupId))].flatMap((groupId) => {
    const group = groupOf(sending, groupId)
    const own = group?.links.groupMemberships
    if (!group || (own === undefined && all === undefined)) return []
    const call = own === undefined ? readMembershipsOfGroup(all ?? '', groupId) : readGroupMemberships(own)
    return [{ group, call }]
  })
  const refused = new Map<string, UcwaError>()
  const learn = (place: Place, membership: GroupMembershipDocument): void => {
    stay.roster.putMembershipHref(membership, place.uri)
    hrefs.set(keyOf(place), membership.self)
  }
  const strangers: { readonly groupId: string; readonly membership: GroupMembershipDocument }[] = []
  await writer.askAll(
    asked.map(({ call }) => call),
    (index, settled) => {
      const group = asked[index]?.group
      if (!group) return
      if (!settled.ok) return void refused.set(group.id, settled.error)
      for (const membership of settled.value.memberships) {
        // A server that does not know the filter tells the memberships of all groups.
        if (hrefKey(membership.group.href) !== hrefKey(group.self)) continue
        const uri = stay.roster.uriAt(membership.contact)
        if (uri === undefined) strangers.push({ groupId: group.id, membership })
        else learn({ uri, groupId: group.id }, membership)
      }
    }
  )
  // Somebody who was just put in may not have been described yet.
  if (strangers.length > 0 && places.some((place) => !hrefs.has(keyOf(place)))) {
    await writer.askAll(
      strangers.map(({ membership }) => readContact(membership.contact)),
      (index, settled) => {
        const stranger = strangers[index]
        if (stranger && settled.ok) {
          learn({ uri: settled.value.uri, groupId: stranger.groupId }, stranger.membership)
        }
      }
    )
  }
  return refused
}
