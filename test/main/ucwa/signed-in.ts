// The whole client signed in at the simulated server, in one process.

import { createClock } from '../../../main/simulator/clock'
import type { Quirks, SimulatorLimits } from '../../../main/simulator/options'
import { sampleOrganisation } from '../../../main/simulator/sample/sample-organisation'
import { createSimulator } from '../../../main/simulator/simulator'
import { createApplication } from '../../../main/ucwa/application'
import { createSender } from '../../../main/ucwa/batch'
import type { Call } from '../../../main/ucwa/call'
import { locate } from '../../../main/ucwa/discovery'
import { createHttp, type Fetch } from '../../../main/ucwa/http'
import { Secret } from '../../../main/ucwa/secret'
import { requestToken } from '../../../main/ucwa/token'

/** A link that has to be there. */
export const href = (link: string | undefined): string => {
  if (link === undefined) throw new Error('the simulator shows no such link')
  return link
}

export type Edition = 'current' | '2015'

export async function signIn(quirks: Quirks = {}, edition: Edition = 'current', limits: Partial<SimulatorLimits> = {}) {
  const clock = createClock()
  const organisation = sampleOrganisation({ people: 150, groups: 5, seed: 1, now: clock.now() })
  const simulator = createSimulator({ organisation, clock, quirks, edition, limits })
  const fetch: Fetch = (url, init) => simulator.fetch(new Request(url, init))
  const { signInAddress, userName, password } = simulator.signIn
  let token: Secret | undefined
  const located = await locate({
    fetch,
    signInAddress,
    authorize: async (challenge) => {
      const grant = { kind: 'password', userName, password: new Secret(password) } as const
      token = (await requestToken({ fetch, challenge, grant, now: clock.now })).accessToken
      return token
    }
  })
  const http = createHttp({ fetch, token: () => token, isHome: (url) => located.homes.includes(url.origin) })
  const input = { culture: 'en-US', endpointId: 'a1', userAgent: 'Rollcall/1.0' }
  const application = await http.send(createApplication(located.applicationsHref, input))
  return { simulator, clock, fetch, http, application, sender: createSender(http, application.batch) }
}

export type SignedIn = Awaited<ReturnType<typeof signIn>>

/** Everything in one batch; a refusal of one is thrown. */
export async function sendAll<T>({ sender }: SignedIn, calls: readonly Call<T>[]): Promise<T[]> {
  return (await sender.sendAll(calls)).map((settled) => {
    if (!settled.ok) throw settled.error
    return settled.value
  })
}
