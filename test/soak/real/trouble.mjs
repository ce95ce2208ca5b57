// What goes wrong at the server, who changes, and what the user does meanwhile: turn by turn, always the same.
import { setTimeout as pause } from 'node:timers/promises'

const everyMs = 3_000
/** Things go wrong at first; what follows shows how the app finds back while people go on changing. */
const badTurns = 6
/** How many turns nothing works at all. */
const outageTurns = 4

/** One of them in every other bad turn. */
const faults = [
  { path: '/batch', action: 'status', status: 503 },
  { path: '/events', action: 'drop' },
  { path: '/batch', action: 'truncate' },
  { path: '/events', action: 'html' },
  { path: '/people', action: 'status', status: 429, headers: { 'Retry-After': '2' } },
  { path: '/batch', action: 'slow', delayMs: 2_000 },
  { path: '/events', action: 'reset' },
  { path: '/batch', action: 'missing-part' },
  { path: '/events', action: 'truncate' },
  { path: '/batch', action: 'status', status: 401 },
  { path: '/presence', action: 'status', status: 500 }
]
/** One of them in every other minute, for all requests. */
const outages = [
  { action: 'drop' },
  { action: 'status', status: 503 },
  { action: 'hang' },
  { action: 'html', status: 502 }
]
const ends = ['token', 'subscriptions', 'channel', 'application']
const availabilities = ['Online', 'Busy', 'Away', 'DoNotDisturb']

/**
 * Lets people change, things go wrong and the user act until the time is over; then the server is well again. `number`
 * is the minute's, from 1; `user` is called in each turn, with how many were before it in this minute and how many at
 * all.
 */
export async function trouble({ simulator, number, turns, until, user }) {
  const { people } = await simulator.control('state')
  for (let before = 0; Date.now() < until; before++) {
    const turn = turns.next++
    const changes = Array.from({ length: 5 }, (_, index) => ({
      uri: people[(turn * 5 + index) % people.length].uri,
      availability: availabilities[(turn + index) % availabilities.length]
    }))
    await simulator.control('people?release=now', 'POST', changes)
    if (before < badTurns) await goWrong(simulator, { number, before, turn })
    if (turn % 5 === 4) await simulator.control('expire', 'POST', { what: ends[((turn - 4) / 5) % ends.length] })
    await user(before, turn)
    await pause(everyMs)
  }
  await simulator.control('faults', 'DELETE')
}

async function goWrong(simulator, { number, before, turn }) {
  const isOut = number % 2 === 0 && before < outageTurns
  const fault = isOut ? { ...outages[(number / 2) % outages.length], times: 100_000 } : faults[turn % faults.length]
  if (isOut ? before === 0 : before % 2 === 0) await simulator.control('faults', 'POST', fault)
  if (before === outageTurns) await simulator.control('faults', 'DELETE')
}

/** Runs in the page of a window: one thing the user does. Nobody waits for the answer; what comes of it, the picture shows. */
export async function act(turn) {
  const { rollcall, document, Event } = globalThis
  const state = await rollcall.getState()
  if (!state.ok || state.value.people.length === 0) return
  const { people, groups } = state.value
  const own = groups.find(({ kind, name }) => kind === 'own' && name.startsWith('Soak'))
  const list = groups.find(({ kind }) => kind === 'distribution')
  const search = (text) => {
    const box = document.querySelector('[role=searchbox]')
    if (box === null) return
    box.value = text
    box.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const { uri, name } = people[turn % people.length]
  const acts = [
    () => rollcall.setMyNote(`note ${turn}`),
    () => rollcall.setMyAvailability(turn % 2 === 0 ? 'busy' : 'available'),
    () => search(name.slice(0, 2)),
    () => rollcall.readDetails(uri),
    () => search(''),
    () =>
      own
        ? rollcall.edit({ kind: 'delete-group', groupId: own.id })
        : rollcall.edit({ kind: 'create-group', name: `Soak ${turn}`, people: [{ uri, name }], leave: [] }),
    () => list && (list.inside?.kind === 'open' ? rollcall.closeGroup(list.id) : rollcall.openGroup(list.id))
  ]
  void acts[turn % acts.length]()
}
