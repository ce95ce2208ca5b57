// A stage whose wire leads to the simulator at home and to real sockets everywhere else, and what travels on it.

import type { Fetch } from '../../../main/ucwa/exchange'
import { leaksIn, type Recorded, type Recorder } from '../../helpers/recorder'
import { ownGroup, placesIn } from '../session/editing/acting'
import { createStage, type Stage, type StageOptions } from '../session/stage'

export interface Tapped {
  /** Where the simulator is taken to be. */
  readonly home: string
  readonly stage: Stage
  /** What was sent anywhere but home, noted before it left. */
  readonly foreign: readonly Recorded[]
  /** The password and every token there was so far. */
  readonly secrets: () => string[]
}

/** Changes the answers of the simulator on their way; `url` is what was asked. */
export type Tamper = (response: Response, url: string) => Response | Promise<Response>

/** A stage that is not signed in. What goes elsewhere is really sent, though only to the recorder. */
export function tap(
  recorder: Recorder,
  tamper: Tamper = (response) => response,
  { home = 'http://127.0.0.1', ...options }: StageOptions & { home?: string } = {}
): Tapped {
  const foreign: Recorded[] = []
  const sendOut: Fetch = (url, init) => {
    const headers = Object.entries(init.headers).flat()
    const line = `${init.method} ${url}`
    foreign.push({ line, text: [line, ...headers, init.body].join('\n') })
    if (!recorder.origins.includes(new URL(url).origin)) throw new TypeError('fetch failed')
    return fetch(url, { ...init, redirect: 'manual' })
  }
  const wire =
    (simulator: Fetch): Fetch =>
    async (url, init) => {
      const isHome = new URL(url).origin === home
      const answer = isHome ? await tamper(await simulator(url, init), url) : await sendOut(url, init)
      // What Electron's and Node's networks do with it.
      if (answer.status >= 300 && answer.status < 400 && init.redirect === 'error') throw new TypeError('redirect')
      return answer
    }
  const stage = createStage({ people: 4, groups: 1, ...options, wire })
  const tokens = (): string[] => stage.kept.map(({ token }) => token.accessToken.reveal())
  return { home, stage, foreign, secrets: () => [stage.simulator.signIn.password, ...tokens()] }
}

/** What went elsewhere with a secret, as noted here or as seen there. */
export function leaks({ foreign, secrets }: Tapped, recorder: Recorder): string[] {
  return leaksIn([...foreign, ...recorder.seen], ['cwt=', ...secrets()])
}

/** A user's day in short: everything that follows a link, at least once. What fails on the way may fail. */
export async function liveThrough({ stage, home }: Tapped): Promise<void> {
  const { session, simulator } = stage
  stage.signIn({ account: { ...stage.account, server: `${home}/` } })
  await stage.settle()
  const uri = session.people[0]?.uri ?? simulator.state().people[0]?.uri ?? ''
  const looks = [
    session.readPhoto(uri),
    session.readDetails(uri),
    session.searchDirectory('a'),
    session.setMyNote('in')
  ]
  simulator.world.changePeople([{ uri, availability: 'Busy', note: { message: 'busy', type: 'Personal' } }], {
    releaseNow: true
  })
  session.edit({ kind: 'create-group', name: 'New', people: [], leave: [] })
  session.edit({ kind: 'remove', places: placesIn(ownGroup(stage), 1) })
  await stage.settle()
  simulator.expire('token')
  simulator.world.changePeople([{ uri, availability: 'Online' }], { releaseNow: true })
  await stage.advance(5_000)
  const out = session.signOut()
  await stage.advance(5_000)
  await Promise.all([out, ...looks])
}
