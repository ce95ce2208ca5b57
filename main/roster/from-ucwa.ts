// The only place outside the protocol folders that knows UCWA's words: it turns them into ours (reference 13, 15).

import type { Availability, Device, GroupKind, Instant, Note, SettableAvailability } from '../../preload/contract'
import type { ContactDocument, GroupRel, NoteDocument, PresenceDocument } from '../ucwa/documents'

/** A presence as it was read, before anybody asked whether it can still be vouched for. */
export interface PresenceValue {
  readonly availability: Availability
  readonly activity?: string
  readonly lastActive?: Instant
  readonly device?: Device
}

/** What a contact says of a person, in the contract's words; `uri` and `name` are always there. */
export interface Card {
  readonly uri: string
  readonly name: string
  readonly mail?: string
  readonly title?: string
  readonly department?: string
  readonly company?: string
  readonly office?: string
  readonly workPhone?: string
  readonly mobilePhone?: string
  readonly homePhone?: string
  readonly otherPhone?: string
  readonly photo?: string
}

const availabilities = new Map<string, Availability>([
  ['online', 'available'],
  ['idleonline', 'inactive'],
  ['inactive', 'inactive'],
  ['idle', 'inactive'],
  ['busy', 'busy'],
  ['idlebusy', 'busy-inactive'],
  ['donotdisturb', 'do-not-disturb'],
  ['berightback', 'be-right-back'],
  ['away', 'away'],
  ['offwork', 'off-work'],
  ['offline', 'offline']
])

const devices = new Map<string, Device>([
  ['pc', 'computer'],
  ['web', 'web'],
  ['mobile', 'mobile'],
  ['deskphone', 'desk-phone']
])

const groupKinds: Readonly<Record<GroupRel, GroupKind>> = {
  pinnedGroup: 'favourites',
  group: 'own',
  defaultGroup: 'other',
  delegatesGroup: 'delegates',
  delegatorsGroup: 'delegators',
  myOrganizationGroup: 'organisation',
  distributionGroup: 'distribution'
}

const preferred: Readonly<Record<SettableAvailability, string>> = {
  available: 'Online',
  busy: 'Busy',
  'do-not-disturb': 'DoNotDisturb',
  'be-right-back': 'BeRightBack',
  away: 'Away',
  'off-work': 'Offwork'
}

/** An unknown word is an unknown presence (reference 15); there is no state of its own for "off work", only Away. */
export function presenceFrom(document: PresenceDocument): PresenceValue {
  const token = document.activity?.trim()
  const offWork = token?.toLowerCase().replaceAll(' ', '-') === 'off-work'
  const said = availabilities.get(document.availability.toLowerCase()) ?? 'unknown'
  const availability = said === 'away' && offWork ? 'off-work' : said
  const activity = availability === 'off-work' && offWork ? undefined : activityFrom(token)
  const device = devices.get(document.deviceType?.toLowerCase() ?? '')
  return {
    availability,
    ...(activity && { activity }),
    ...(document.lastActive !== undefined && { lastActive: document.lastActive }),
    ...(device && { device })
  }
}

// Two pages name the same activity differently (reference 13.2).
function activityFrom(token: string | undefined): string | undefined {
  return token === 'in-a-call' ? 'on-the-phone' : token
}

/** A blank note is no note. */
export function noteFrom(document: NoteDocument): Note | undefined {
  const text = document.message.trim()
  return text === '' ? undefined : { text, outOfOffice: document.type === 'OutOfOffice' }
}

export function groupKindFrom(rel: GroupRel): GroupKind {
  return groupKinds[rel]
}

/** True for a relation under which one of the seven kinds of group stands. */
export function isGroupRel(rel: string): rel is GroupRel {
  return Object.hasOwn(groupKinds, rel)
}

/** True for the kinds of group whose members are on the contact list because of it. */
export function isEditableRel(rel: string): boolean {
  return ['group', 'defaultGroup', 'pinnedGroup', 'delegatesGroup'].includes(rel)
}

/** UCWA's word for a state the user chose (PreferredAvailability). */
export function toPreferred(availability: SettableAvailability): string {
  return preferred[availability]
}

/** Where the window asks for somebody's photo. */
export function photoAddress(uri: string): string {
  return `app://ui/photo/${encodeURIComponent(uri)}`
}

/** A person without a name is shown by the address. */
export function cardFrom(contact: ContactDocument): Card {
  const optional = {
    mail: contact.emailAddresses[0],
    title: contact.title,
    department: contact.department,
    company: contact.company,
    office: contact.office,
    workPhone: contact.workPhoneNumber,
    mobilePhone: contact.mobilePhoneNumber,
    homePhone: contact.homePhoneNumber,
    otherPhone: contact.otherPhoneNumber,
    photo: contact.links.contactPhoto === undefined ? undefined : photoAddress(contact.uri)
  }
  return { uri: contact.uri, name: contact.name?.trim() || contact.uri.replace(/^sips?:/i, ''), ...present(optional) }
}

/** The same texts without those that are missing or empty. */
export function present<K extends string>(texts: Readonly<Record<K, string | undefined>>): Partial<Record<K, string>> {
  const kept = Object.entries<string | undefined>(texts).filter(([, text]) => text !== undefined && text !== '')
  // Object.fromEntries forgets the names; they are among those of `texts`.
  return Object.fromEntries(kept) as Partial<Record<K, string>>
}
