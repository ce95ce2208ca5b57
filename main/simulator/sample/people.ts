// Makes up any number of people: names of many countries, plausible cards, and what they are doing at the start.

import type { SimNote, SimPerson, SimPresence } from '../world/organisation'
import { sampleDomain } from './cast'
import { type NameStock, nameStocks } from './names'
import { absences, departments, localNotes, notes } from './texts'
import type { SeededRandom } from './seeded-random'

const minute = 60_000

type Mood = Pick<SimPresence, 'availability' | 'activity'> & { readonly idleMinutes: readonly [number, number] }

/** How an office looks at ten in the morning, in per cent. */
const moods: readonly (readonly [weight: number, mood: Mood])[] = [
  [35, { availability: 'Online', idleMinutes: [0, 3] }],
  [12, { availability: 'Busy', activity: 'in-a-meeting', idleMinutes: [0, 20] }],
  [4, { availability: 'Busy', activity: 'on-the-phone', idleMinutes: [0, 5] }],
  [4, { availability: 'Busy', idleMinutes: [0, 5] }],
  [4, { availability: 'DoNotDisturb', activity: 'presenting', idleMinutes: [0, 30] }],
  [2, { availability: 'DoNotDisturb', activity: 'urgent-interruptions-only', idleMinutes: [0, 10] }],
  [9, { availability: 'IdleOnline', idleMinutes: [5, 14] }],
  [3, { availability: 'IdleBusy', activity: 'in-a-meeting', idleMinutes: [5, 25] }],
  [4, { availability: 'BeRightBack', idleMinutes: [1, 15] }],
  [7, { availability: 'Away', idleMinutes: [15, 120] }],
  [4, { availability: 'Away', activity: 'off-work', idleMinutes: [60, 600] }],
  [12, { availability: 'Offline', idleMinutes: [60, 14 * 24 * 60] }]
]

/** Makes `count` people whose addresses are not yet in `taken` (and adds them there); `now` is in milliseconds. */
export function makePeople(count: number, taken: Set<string>, random: SeededRandom, now: number): SimPerson[] {
  return Array.from({ length: count }, () => makePerson(taken, random, now))
}

function makePerson(taken: Set<string>, random: SeededRandom, now: number): SimPerson {
  const stock = random.pick(nameStocks)
  const { name, key } = nameFrom(stock, random)
  const address = freeAddress(key, taken)
  const [department, titles] = random.pick(departments)
  const mood = random.weighted(moods)
  const note = noteFor(mood, stock.city, random)
  const idleMinutes = random.between(...mood.idleMinutes)
  return {
    uri: `sip:${address}`,
    name,
    mail: address,
    type: 'User',
    sourceNetwork: 'SameEnterprise',
    company: 'Corvo',
    department,
    // One head is enough: the first title is left to the manager.
    title: random.pick(titles.slice(1)),
    office: `${stock.city} ${random.between(1, 6)}.${String(random.between(1, 240)).padStart(3, '0')}`,
    workPhone: phone(stock.phone, random),
    availability: mood.availability,
    deviceType: deviceFor(mood, random),
    lastActive: now - idleMinutes * minute - random.between(0, 59) * 1000,
    hasPortrait: random.chance(1 / 3),
    ...(random.chance(0.6) && { mobilePhone: phone('+99 555', random) }),
    ...(random.chance(0.4) && mood.availability !== 'Offline' && { location: stock.city }),
    ...(mood.activity && { activity: mood.activity }),
    ...(note && { note })
  }
}

function nameFrom(stock: NameStock, random: SeededRandom): { name: string; key: string } {
  const [given, latinGiven] = spelled(random.pick(stock.given))
  const [family, latinFamily] = spelled(random.pick(stock.family))
  const inOrder = { 'family given': `${family} ${given}`, familygiven: family + given, western: `${given} ${family}` }
  return { name: inOrder[stock.order ?? 'western'], key: `${latinGiven}.${latinFamily}` }
}

/** The name, and its spelling for an address. */
function spelled(entry: string): [name: string, latin: string] {
  const [name = '', latin = name] = entry.replaceAll('_', ' ').split('|')
  return [name, inAscii(latin)]
}

const letters: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', ø: 'o', đ: 'd', ı: 'i', æ: 'ae', œ: 'oe' }

function inAscii(text: string): string {
  const plain = text.toLowerCase().replace(/[ßłøđıæœ]/gu, (letter) => letters[letter] ?? '')
  return plain.normalize('NFD').replace(/[^a-z-]/g, '')
}

function freeAddress(key: string, taken: Set<string>): string {
  let address = `${key}@${sampleDomain}`
  for (let number = 2; taken.has(address); number += 1) address = `${key}${number}@${sampleDomain}`
  taken.add(address)
  return address
}

function phone(start: string, random: SeededRandom): string {
  return `${start} ${String(random.between(0, 99)).padStart(2, '0')} ${String(random.between(0, 99)).padStart(2, '0')}`
}

function deviceFor(mood: Mood, random: SeededRandom): SimPresence['deviceType'] {
  if (mood.availability === 'Offline') return 'Unknown'
  return random.weighted([
    [78, 'PC'],
    [15, 'Mobile'],
    [4, 'Web'],
    [3, 'DeskPhone']
  ])
}

function noteFor(mood: Mood, city: string, random: SeededRandom): SimNote | undefined {
  if (mood.availability === 'Offline' && random.chance(0.25))
    return { message: random.pick(absences), type: 'OutOfOffice' }
  if (!random.chance(0.3)) return undefined
  const local = localNotes[city]
  return { message: random.pick(local && random.chance(0.5) ? local : notes), type: 'Personal' }
}
