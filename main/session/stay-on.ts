// One stay: get in, send the poll, load what is not loaded, then follow the events until something ends it.

import type { SignInStep } from '../../preload/contract'
import type { EventPackage } from '../ucwa/documents'
import { UcwaError } from '../ucwa/ucwa-error'
import type { Access } from './access'
import { createBell } from './bell'
import { completePeople } from './complete'
import type { Desk } from './desk'
import { createEnding } from './ending'
import { openFeed } from './feed'
import { applyPackage } from './follow'
import { createLine } from './line'
import { load } from './load'
import type { Life, Stay } from './stay'
import { createTurns } from './turns'
import { keepSubscribed, readNotes } from './upkeep'

/**
 * After a longer silence of the event channel a server may have dropped things without a word (reference 9.6), and
 * however well it answers otherwise, nobody vouches for what is shown: all is read again.
 */
const longSilenceMs = 5 * 60_000
/** A server that has news answers a poll at once; without any it is silent for minutes. */
const newsArriveMs = 500

interface StayInput {
  readonly desk: Desk
  readonly access: Access
  readonly signal: AbortSignal
  readonly life: () => Life | undefined
  readonly setLife: (life: Life) => void
  /** The stay can be used for requests from now on. */
  readonly onStay: (stay: Stay) => void
  readonly onOnline: () => void
}

/** Never returns; rejects with the `UcwaError` that ended the stay. */
export async function stayOn(input: StayInput): Promise<never> {
  const { desk, access, signal } = input
  const finished = stopwatch(desk)
  const silentMs = Math.abs(desk.ports.now() - (desk.freshAt ?? -Infinity))
  await access.open(signal, finished)
  const known = input.life()
  const life = known ?? (await access.createLife(desk.roster, signal))
  // An answer may have come in the very moment in which nobody wanted it any more.
  if (signal.aborted) throw new UcwaError('aborted')
  input.setLife(life)
  finished('check-password')
  const stay = createStay(input, life)
  if (known) await stay.line.prove()
  else enter(desk, life)
  if (silentMs > longSilenceMs) life.loaded = false
  if (!life.loaded) life.areNotesRead = false

  const ending = createEnding()
  const feed = openFeed({ http: access.pollHttp, life, keeper: access.keeper, ports: desk.ports, signal })
  const poll = (): Promise<EventPackage> => expected(feed.next().catch(stay.line.confirm))
  // Answers whether everything had to be read anew, but for the notes.
  const follow = async (next: EventPackage): Promise<boolean> => {
    desk.asOf = desk.ports.now()
    // Whatever this package says is lost if it cannot be worked through to the end.
    life.loaded = false
    const isAnew = next.continuation !== 'next'
    if (isAnew) await ending.before(startAgain(desk, stay))
    await ending.before(applyPackage(stay, next))
    life.loaded = true
    desk.freshAt = desk.asOf
    return isAnew
  }
  let coming = poll()
  if (life.loaded) {
    await catchUp(stay)
    // Nobody is live again as they were before: what was missed comes first.
    const missed = await soon(coming, stay)
    if (missed) {
      await follow(missed)
      coming = poll()
    }
  } else await loadAll(desk, stay, finished)
  finished('ask-presence')
  input.onStay(stay)
  input.onOnline()
  goLive(desk)
  desk.happen({ kind: 'everything-shown' })
  const works = [desk.serve(stay), keepSubscribed(stay), readNotes(stay), access.keeper.keepFresh(signal)]
  for (const work of works) work.catch(ending.end)

  for (;;) {
    const isAnew = await follow(await ending.before(coming))
    if (isAnew) readNotes(stay).catch(ending.end)
    coming = poll()
  }
}

function createStay({ desk, access, signal }: StayInput, life: Life): Stay {
  const { ports, roster, own, lists, chosen, tell } = desk
  const onAnswer = (): void => {
    desk.asOf = ports.now()
  }
  const line = createLine({
    http: access.http,
    application: life.application,
    keeper: access.keeper,
    ports,
    signal,
    onAnswer
  })
  const asOf = (): number => desk.asOf ?? ports.now()
  const bell = createBell(ports.sleep)
  return { life, line, roster, own, lists, ports, chosen, tell, asOf, bell, inTurn: createTurns() }
}

// Whatever was known of the addresses of an earlier application leads nowhere.
function enter({ own, roster }: Desk, { application }: Life): void {
  own.put(application.me)
  roster.startAnew()
}

// Everything counts as stale until it is read again; then each person comes back alone.
async function loadAll(desk: Desk, stay: Stay, finished: (step: SignInStep) => void): Promise<void> {
  // This answer may say that news were lost before it.
  const asOf = desk.freshAt ?? desk.ports.now()
  desk.roster.startOver(asOf)
  desk.own.startOver(asOf)
  goLive(desk)
  desk.happen({ kind: 'reached', asOf: desk.asOf })
  await load(stay, () => finished('read-lists'))
  stay.life.loaded = true
  desk.freshAt = desk.ports.now()
}

// A short loss: the poll brings what was missed. Only what ran out meanwhile has to be asked for again, and at once
// the lists that were refused: it may be another network, with another server behind it.
async function catchUp(stay: Stay): Promise<void> {
  stay.life.missed.hurry(['list', 'members'])
  await stay.line.run(stay.life.subscriptions.due())
  await completePeople(stay)
}

// The server dropped subscriptions (`resume`), or lost count of what we know (`resync`).
async function startAgain(desk: Desk, stay: Stay): Promise<void> {
  stay.life.subscriptions.forget()
  stay.life.areNotesRead = false
  await loadAll(desk, stay, () => undefined)
  desk.happen({ kind: 'everything-shown' })
}

/** What comes of it within half a second; rejects as it does. */
async function soon<T>(coming: Promise<T>, { ports, line }: Stay): Promise<T | undefined> {
  const waiting = new AbortController()
  const leave = (): void => waiting.abort()
  line.signal.addEventListener('abort', leave)
  try {
    return await Promise.race([coming, ports.sleep(newsArriveMs, waiting.signal).then(() => undefined)])
  } finally {
    line.signal.removeEventListener('abort', leave)
    waiting.abort()
  }
}

function goLive({ roster, own }: Desk): void {
  roster.goLive()
  own.goLive()
}

// A poll may fail while nobody waits for it yet; whoever does later still meets the failure.
function expected(coming: Promise<EventPackage>): Promise<EventPackage> {
  coming.catch(() => undefined)
  return coming
}

function stopwatch({ ports, happen }: Desk): (step: SignInStep) => void {
  let since = ports.now()
  return (step) => {
    const now = ports.now()
    happen({ kind: 'step-finished', step, tookMs: now - since })
    since = now
  }
}
