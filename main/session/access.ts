// Getting in: where the server is, a token for it, an application on it. Each is asked for only when it is missing.

import type { SignInStep } from '../../preload/contract'
import type { Roster } from '../roster/roster'
import { createApplication, deleteApplication } from '../ucwa/application'
import { locate, type Located } from '../ucwa/discovery'
import { createHttp, type Http } from '../ucwa/http'
import { requestToken, type Token } from '../ucwa/token'
import { UcwaError } from '../ucwa/ucwa-error'
import { createPhotos } from './photos'
import type { Credentials, Kept, SessionPorts } from './ports'
import type { Life } from './stay'
import { createSubscriptions } from './subscriptions'
import { createTokenKeeper, type TokenKeeper } from './token-keeper'

const goodbyeLimitMs = 2_000

/** One account's way in. Throws nothing but `UcwaError`. */
export interface Access {
  readonly http: Http
  readonly pollHttp: Http
  readonly keeper: TokenKeeper
  /** The server was not looked for but remembered from an earlier run. */
  readonly remembered: boolean
  /** What a next run can start with. */
  readonly kept: Partial<Kept>
  /** Finds the server and gets a token, as far as either is missing. */
  open(signal: AbortSignal, finished: (step: SignInStep) => void): Promise<void>
  createLife(roster: Roster, signal: AbortSignal): Promise<Life>
  /** Ends an application on the server; waits two seconds at most and takes any answer. */
  end(life: Life): Promise<void>
  forgetServer(): void
}

export function createAccess(input: {
  credentials: Credentials
  ports: SessionPorts
  /** Over when the run is. */
  signal: AbortSignal
  onSecrets: (kept: Kept) => void
}): Access {
  const { credentials, ports } = input
  const { account, password } = credentials
  let located: Located | undefined = credentials.located
  let token: Token | undefined = credentials.token
  let remembered = located !== undefined

  const publish = (): void => {
    if (token && located) input.onSecrets({ token, located })
  }
  const keeper = createTokenKeeper({
    request: (challenge) => {
      const userName = account.userName.trim() || account.signInAddress.trim().replace(/^sip:/i, '')
      return requestToken({ fetch: ports.fetch, challenge, userName, password, now: ports.now, signal: input.signal })
    },
    ports,
    kept: token,
    onToken: (fresh) => {
      token = fresh
      publish()
    }
  })
  const shared = {
    token: keeper.current,
    isHome: (url: URL): boolean => located?.homes.includes(url.origin) ?? false
  }
  const http = createHttp({ fetch: ports.fetch, ...shared })

  return {
    http,
    keeper,
    pollHttp: createHttp({ fetch: ports.pollFetch, ...shared }),
    get remembered() {
      return remembered
    },
    get kept() {
      return { ...(token && { token }), ...(located && { located }) }
    },
    async open(signal, finished) {
      if (located) {
        finished('find-server')
        return keeper.ensure(located.challenge)
      }
      located = await locate({
        fetch: ports.fetch,
        signInAddress: account.signInAddress,
        server: account.server,
        authorize: keeper.answer,
        onServerFound: () => finished('find-server'),
        signal
      })
      publish()
    },
    async createLife(roster, signal) {
      if (!located) throw new UcwaError('server-not-found')
      const { culture, endpointId, userAgent } = ports
      const call = createApplication(located.applicationsHref, { culture, endpointId, userAgent })
      const application = await keeper.authorized(() => http.send(call, { signal }))
      return {
        application,
        position: application.events,
        loaded: false,
        unreadable: new Set(),
        photos: createPhotos(),
        subscriptions: createSubscriptions({ people: application.people, roster, now: ports.now, log: ports.log })
      }
    },
    async end(life) {
      try {
        await http.send(deleteApplication(life.application.self), { timeLimitMs: goodbyeLimitMs })
      } catch (error) {
        if (!(error instanceof UcwaError)) throw error
        ports.log(`application not ended: ${error.code}`)
      }
    },
    forgetServer() {
      located = undefined
      remembered = false
    }
  }
}
