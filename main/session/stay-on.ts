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
  let coming = poll()
  if (life.loaded) await catchUp(stay)
  else await loadAll(desk, stay, finished)
  finished('ask-presence')
  input.onStay(stay)
  input.onOnline()
  goLive(desk)
  desk.happen({ kind: 'everything-shown' })
  const works = [desk.serve(stay), keepSubscribed(stay), readNotes(stay), access.keeper.keepFresh(signal)]
  for (const work of works) work.catch(ending.end)

  const follow = async (next: EventPackage): Promise<void> => {
    desk.asOf = desk.ports.now()
    // Whatever this package says is lost if it cannot be worked through to the end.
    life.loaded = false
    if (next.continuation !== 'next') {
      await ending.before(startAgain(desk, stay))
      readNotes(stay).catch(ending.end)
    }
    await ending.before(applyPackage(stay, next))
    life.loaded = true
    desk.freshAt = desk.asOf
  }
  for (;;) {
    await follow(await ending.before(coming))
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
