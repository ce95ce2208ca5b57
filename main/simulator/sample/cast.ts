// The people of the sample organisation who have a part of their own: the user, her favourites, the night shift,
// a few others. Everybody else is made up from names and chance.

import type { SimAvailability, SimNote, SimPerson } from '../world/organisation'

/** Domain of everybody in the sample organisation. */
export const sampleDomain = 'corvo.example'

/** One with a part, as written down: minutes since last active instead of a moment. */
interface Part extends Partial<Omit<SimPerson, 'availability' | 'uri' | 'mail' | 'note'>> {
  readonly availability: SimAvailability
  readonly idle?: number
  readonly note?: string
}

/** Lists with fixed members. */
export const favourites = ['yuki.tanaka', 'chidi.eze', 'priya.raghunathan', 'mateo.alvarez', 'nguyen.thuha']
export const nightShift = [
  'layla.haddad',
  'oluwaseun.adebayo',
  'maximiliane.hohenstein',
  'aroha.ngata',
  'siobhan.chonaill',
  'nikolaos.papadimitriou'
]
export const others = [
  'fatoumata.diallo',
  'jiwoo.kim',
  'ayse.yildirim',
  'dmytro.kovalenko',
  'joao.teixeira',
  'sanna.virtanen'
]

const sameDay = 60
const day = 24 * 60

/** Contacts with a part, by the part of their address before the @, in the order in which they are hired. */
const cast: readonly (readonly [key: string, name: string, title: string, department: string, part: Part])[] = [
  [
    'lena.fischer',
    'Lena Fischer',
    'Site reliability engineer',
    'Platform',
    { availability: 'Online', idle: 0, note: 'Release day, call if it burns', location: 'Berlin', hasPortrait: true }
  ],
  [
    'tomasz.wojcik',
    'Tomasz Wójcik',
    'Release manager',
    'Platform',
    {
      availability: 'Busy',
      activity: 'in-a-meeting',
      idle: 1,
      note: 'Budget until three, then the train to Kraków. Write, I read on the way.',
      location: 'Gdańsk, building 2',
      office: '2.114',
      workPhone: '+48 58 555 01 42',
      mobilePhone: '+48 555 010 233'
    }
  ],
  ['yuki.tanaka', 'Yuki Tanaka', 'Product designer', 'Design', { availability: 'Online', note: '大阪 until Friday' }],
  [
    'chidi.eze',
    'Chidi Eze',
    'Account manager',
    'Sales',
    { availability: 'Online', deviceType: 'Mobile', location: 'Lagos', hasPortrait: true }
  ],
  ['priya.raghunathan', 'Priya Raghunathan', 'Architect', 'Platform', { availability: 'IdleOnline', idle: 6 }],
  [
    'mateo.alvarez',
    'Mateo Álvarez',
    'Escalation manager',
    'Customer care',
    { availability: 'BeRightBack', idle: 4, note: 'Café, diez minutos', location: 'Madrid' }
  ],
  [
    'nguyen.thuha',
    'Nguyễn Thu Hà',
    'Solutions engineer',
    'Sales',
    { availability: 'Away', activity: 'off-work', idle: 3 * sameDay, note: 'Về lúc 8 giờ sáng', location: 'Hà Nội' }
  ],
  [
    'layla.haddad',
    'ليلى حداد',
    'Shift lead',
    'Network operations',
    { availability: 'Online', note: 'في المكتب', location: 'عمّان' }
  ],
  [
    'oluwaseun.adebayo',
    'Oluwaseun Adébáyọ̀-Williams',
    'Network engineer',
    'Network operations',
    { availability: 'Busy', activity: 'on-the-phone', idle: 0, hasPortrait: true }
  ],
  [
    'maximiliane.hohenstein',
    'Maximiliane von Hohenstein-Waldburg',
    'Data protection officer',
    'Legal',
    { availability: 'DoNotDisturb', activity: 'presenting', note: 'Datenschutzfolgenabschätzung', office: '4.118' }
  ],
  ['aroha.ngata', 'Aroha Ngata', 'Safety officer', 'Facilities', { availability: 'IdleBusy', idle: 12 }],
  [
    'siobhan.chonaill',
    'Siobhán Ní Chonaill',
    'Technician',
    'Network operations',
    { availability: 'Away', idle: 15, location: 'Cork', hasPortrait: true }
  ],
  [
    'nikolaos.papadimitriou',
    'Nikolaos Papadimitriou',
    'Copywriter',
    'Marketing',
    { availability: 'Offline', idle: day, note: 'Marketing Athens' }
  ],
  [
    'fatoumata.diallo',
    'Fatoumata Diallo',
    'Controller',
    'Finance',
    { availability: 'Online', note: 'Dakar office', location: 'Dakar', hasPortrait: true }
  ],
  ['jiwoo.kim', '김지우', 'Data analyst', 'Research', { availability: 'Online' }],
  ['ayse.yildirim', 'Ayşe Yıldırım', 'Partner manager', 'Sales', { availability: 'Online', deviceType: 'Mobile' }],
  ['dmytro.kovalenko', 'Dmytro Kovalenko', 'Software engineer', 'Platform', { availability: 'Away', idle: 40 }],
  ['joao.teixeira', 'João Teixeira', 'Recruiter', 'People', { availability: 'Offline', idle: 4 * day }],
  [
    'helena.brandao',
    'Helena Brandão',
    'Head of platform',
    'Platform',
    { availability: 'Busy', activity: 'in-a-meeting', location: 'Lisbon', hasPortrait: true }
  ],
  ['sanna.virtanen', 'Sanna Virtanen', 'Translator', 'Marketing', { availability: 'Offline', idle: 9 * day }]
]

/** People of the directory who are not contacts, but found in the pictures. */
const strangers: typeof cast = [
  ['malin.sjostrom', 'Malin Sjöström', 'Legal counsel', 'Legal', { availability: 'Online', office: 'Stockholm' }],
  ['marek.horak', 'Marek Horák', 'Field engineer', 'Network operations', { availability: 'Busy', office: 'Brno' }],
  ['amara.okonkwo', 'Amara Okonkwo', 'Finance partner', 'Finance', { availability: 'Away', office: 'Lagos', idle: 9 }],
  [
    'hemanth.kumaraswamy',
    'Hemanth Kumaraswamy',
    'Network operations',
    'Network operations',
    { availability: 'Online', office: 'Bengaluru', hasPortrait: true }
  ]
]

/** The address of one with a part. */
export function castUri(key: string): string {
  return `sip:${key}@${sampleDomain}`
}

/** The user who signs in; `now` in milliseconds since 1970. */
export function leadingLady(now: number): SimPerson {
  return person(now, 'ines', 'Inês Carvalho', 'Programme manager', 'Platform', {
    availability: 'Online',
    idle: 0,
    note: 'Lisbon until Thursday',
    location: 'Lisbon',
    office: 'Lisbon',
    workPhone: '+351 21 555 01 07',
    mobilePhone: '+351 555 010 118'
  })
}

/** Contacts with a part, the most visible first; `now` in milliseconds since 1970. */
export function castContacts(now: number): SimPerson[] {
  return cast.map((entry) => person(now, ...entry))
}

/** People with a part who are only in the directory. */
export function castStrangers(now: number): SimPerson[] {
  return strangers.map((entry) => person(now, ...entry))
}

function person(now: number, key: string, name: string, title: string, department: string, part: Part): SimPerson {
  const { idle, note, ...rest } = part
  const personal: SimNote | undefined = note === undefined ? undefined : { message: note, type: 'Personal' }
  return {
    uri: castUri(key),
    name,
    mail: `${key}@${sampleDomain}`,
    type: 'User',
    sourceNetwork: 'SameEnterprise',
    company: 'Corvo',
    title,
    department,
    deviceType: 'PC',
    lastActive: now - (idle ?? 1) * 60_000,
    hasPortrait: false,
    ...(personal && { note: personal }),
    ...rest
  }
}
