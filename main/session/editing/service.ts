// Working through the edits, one after the other, as long as a stay lasts; what breaks off goes on with the next stay.

import type { Problem } from '../../../preload/contract'
import { overlay } from '../../roster/overlay'
import { UcwaError } from '../../ucwa/ucwa-error'
import { createBell } from '../bell'
import { completePeople } from '../complete'
import { reloadLists } from '../follow'
import type { SessionPorts } from '../ports'
import { problemOf } from '../problems'
import { isPassing, waitMs } from '../retry'
import type { Life, Stay } from '../stay'
import type { Aliases } from './aliases'
import { begun, isOpen, isUnsent, refuse, type Entry } from './entry'
import type { Journal } from './journal'
import { editingProblem, type ListRules } from './list-rules'
import { sendCreates, sendDeletes, sendRenames } from './send-groups'
import { sendLists, sendUnlists } from './send-listed'
import { sendJoins, sendLeaveAlls, sendLeaves } from './send-memberships'
import { sendUnwatches, sendWatches } from './send-watches'
import type { Learned, Sending } from './sending'
import { isKeptHere } from './undo'
import { createWriter, isLethal } from './writer'

export interface Service {
  /** Ends with the stay; rejects with what has to end it. */
  serve(stay: Stay): Promise<void>
  /** There is something new to do. */
  ring(): void
}

/** How long a change that was done may take to show in the events before the lists are read. */
const eventsMs = 4_000
const dayMs = 24 * 60 * 60 * 1000
const heldLookMs = 20_000
/** How often in a row sending may break off without any progress. */
const mostFailures = 8

const phases = [
  sendCreates,
  sendLists,
  sendJoins,
  sendLeaves,
  sendLeaveAlls,
  sendRenames,
  sendDeletes,
  sendUnlists,
  sendWatches,
  sendUnwatches
] as const

export function createService(input: {
  journal: Journal
  aliases: Aliases
  rules: ListRules
  ports: SessionPorts
  onRefusal: (problem: Problem) => void
  onDone: (entry: Entry) => void
  keep: Sending['keep']
  show: () => void
}): Service {
  const { journal, aliases, rules, ports, onRefusal, onDone, keep, show } = input
  const bell = createBell(ports.sleep)
  let turn: Promise<void> = Promise.resolve()
  let learned: Learned & { readonly life?: Life } = { groups: new Map() }

  const finish = (entry: Entry): void => {
    entry.doneAt = ports.now()
    onDone(entry)
    show()
  }
  const replan = (entry: Entry, { roster }: Stay): void => {
    const steps = isUnsent(entry) ? entry.replan(overlay(roster.truth, journal.changes(entry))) : null
    if (steps) entry.steps = begun(steps)
  }
  const send = async (entry: Entry, stay: Stay): Promise<void> => {
    replan(entry, stay)
    const writer = createWriter(stay.line, ports)
    const sending: Sending = { entry, stay, writer, aliases, learned, onRefusal, keep, show }
    for (const phase of phases) {
      const problem = isKeptHere(entry.kind) ? null : editingProblem(rules.editing(ports.now()))
      if (problem) refuseRest(entry, problem)
      if (!entry.steps.some(isOpen)) break
      await phase(sending)
      show()
    }
    refuseRest(entry, { code: 'not-understood' })
    finish(entry)
  }
  const work = async (entry: Entry, stay: Stay): Promise<void> => {
    const { signal } = stay.line
    try {
      await send(entry, stay)
    } catch (error) {
      if (!(error instanceof UcwaError)) {
        // A fault of our own would meet the same edit again in the next stay.
        giveUp(entry, { code: 'not-understood' }, ports.now())
        finish(entry)
        throw error
      }
      if (isLethal(error)) throw error
      if (signal.aborted && error.code === 'aborted') return
      entry.failures += 1
      ports.log(`edit broke off: ${error.code} (${entry.failures})`)
      if (entry.failures >= mostFailures || !isPassing(error)) {
        giveUp(entry, problemOf(error, 'asking'), ports.now())
        finish(entry)
      } else await ports.sleep(waitMs(entry.failures, ports.random, error.details.retryAfterMs), signal)
    }
  }
  const readAgain = async (stay: Stay): Promise<void> => {
    const readAt = ports.now()
    await reloadLists(stay)
    // What could not be read says nothing of what became of a change.
    if (stay.lists.withheld || stay.life.missed.about('members').size > 0) throw new UcwaError('forbidden')
    journal.confirmBefore(readAt)
    show()
    await completePeople(stay)
    show()
  }
  const serveOnce = async (stay: Stay): Promise<void> => {
    const { signal } = stay.line
    if (learned.life !== stay.life) learned = { life: stay.life, groups: new Map() }
    let readFailures = 0
    let readNotBefore = 0
    while (!signal.aborted) {
      const readFrom = Math.max((journal.unconfirmedSince ?? Infinity) + eventsMs, readNotBefore)
      // What is shown of the lists leads nowhere until they can be read here.
      const isHeld = stay.roster.isMoved
      const entry = isHeld ? undefined : journal.next()
      if (readFrom <= ports.now()) {
        try {
          await readAgain(stay)
          readFailures = 0
        } catch (error) {
          if (!(error instanceof UcwaError) || isLethal(error)) throw error
          readFailures += 1
          readNotBefore = ports.now() + waitMs(readFailures, ports.random, error.details.retryAfterMs)
        }
      } else if (entry) await work(entry, stay)
      else await bell.wait(Math.min(isHeld ? heldLookMs : dayMs, readFrom - ports.now()), signal)
    }
  }

  return {
    serve(stay) {
      const mine = turn.then(() => serveOnce(stay))
      turn = mine.catch(() => undefined)
      return mine
    },
    ring: bell.ring
  }
}

/** Settles what cannot be sent: whom the user watches is kept here, and the server is asked again by and by. */
export function giveUp(entry: Entry, problem: Problem, now: number): void {
  if (!isKeptHere(entry.kind)) return refuseRest(entry, problem)
  for (const step of entry.steps.filter(isOpen)) {
    step.stage = 'done'
    step.doneAt = now
  }
}

/** Refuses whatever is not settled yet; what needed something of it is dropped without a word. */
function refuseRest(entry: Entry, problem: Problem): void {
  for (const step of entry.steps.filter(isOpen)) {
    const isFree = step.needs.every((index) => entry.steps[index]?.stage === 'done')
    if (isFree || step.stage === 'sent') refuse(entry, step, problem)
    else step.stage = 'dropped'
  }
}
