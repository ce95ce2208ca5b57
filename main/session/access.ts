// Getting in: where the server is, a token for it, an application on it. Each is asked for only when it is missing.

import type { SignInStep } from '../../preload/contract'
import type { Roster } from '../roster/roster'
import { createApplication, deleteApplication } from '../ucwa/application'
import { locate, stillTrusted, type Located } from '../ucwa/discovery'
import type { ApplicationDocument } from '../ucwa/documents'
import { createHttp, type Http } from '../ucwa/http'
import type { Token } from '../ucwa/token'
import { mayReceiveToken } from '../ucwa/trust'
import { UcwaError } from '../ucwa/ucwa-error'
import { createEnding } from './ending'
import { createFound } from './found'
import { createMissed } from './missed'
import { createPhotos } from './photos'
import type { Credentials, Kept, SessionPorts } from './ports'
import { tokenRequestOf } from './sign-in-ways'
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
  /** Makes an application, or takes the one whose making was left off. */
  createLife(roster: Roster, signal: AbortSignal): Promise<Life>
  /** Ends the application on the server, one that is being made too; waits two seconds at most and takes any answer. */
  end(): Promise<void>
  /** The next stay starts with a new application; with `server`, with looking for the server. */
  forget(what: 'application' | 'server'): void
}

export function createAccess(input: {
  credentials: Credentials
  ports: SessionPorts
  /** Somebody asked to be signed in and waits for it: a page may be shown to them until they are. */
  isAwaited: boolean
  /** Over when the run is. */
  signal: AbortSignal
  onSecrets: (kept: Kept) => void
}): Access {
  const { credentials, ports } = input
  const { account } = credentials
  let located = credentials.located && stillTrusted(credentials.located, account)
  let token: Token | undefined = credentials.token
  let remembered = located !== undefined
  let application: Promise<ApplicationDocument> | undefined
  let isAwaited = input.isAwaited
  // Over with the run, but for the token that its end may need: that one nobody keeps.
  let mayAsk = input.signal

  const publish = (): void => {
    if (token && located && !input.signal.aborted) input.onSecrets({ token, located })
  }
  const keeper = createTokenKeeper({
    request: tokenRequestOf(credentials, { ...ports, signal: () => mayAsk }, () => isAwaited),
    ports,
    kept: token,
    onToken: (fresh) => {
      token = fresh
      publish()
    }
  })
  const shared = {
    token: keeper.current,
    isHome: (url: URL): boolean => located !== undefined && mayReceiveToken(url, located.homes)
  }
  const http = createHttp({ fetch: ports.fetch, ...shared })

  // Once under way it is seen through, whoever leaves meanwhile: only who knows its address can end it.
  const make = async ({ applicationsHref }: Located): Promise<ApplicationDocument> => {
    const { culture, endpointId, userAgent } = ports
    try {
      return await keeper.authorized(() =>
        http.send(createApplication(applicationsHref, { culture, endpointId, userAgent }))
      )
    } catch (error) {
      application = undefined
      throw error
    }
  }
  const goodbye = async (): Promise<void> => {
    const ending = application
    application = undefined
    try {
      const made = await ending
      if (made) await keeper.authorized(() => http.send(deleteApplication(made.self)))
    } catch (error) {
      if (!(error instanceof UcwaError)) throw error
      ports.log(`application not ended: ${error.code}`)
    }
  }

  const open = async (signal: AbortSignal, finished: (step: SignInStep) => void): Promise<void> => {
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
  }

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
      await open(signal, finished)
      isAwaited = false
    },
    async createLife(roster, signal) {
      if (!located) throw new UcwaError('server-not-found')
      application ??= make(located)
      const made = await unlessAborted(application, signal)
      return {
        application: made,
        position: made.events,
        loaded: false,
        missed: createMissed(ports.now),
        hadContacts: false,
        areNotesRead: false,
        photos: createPhotos(),
        found: createFound(made.people),
        subscriptions: createSubscriptions({ people: made.people, roster, now: ports.now, log: ports.log })
      }
    },
    async end() {
      const waited = new AbortController()
      mayAsk = waited.signal
      isAwaited = false
      await Promise.race([goodbye(), ports.sleep(goodbyeLimitMs, waited.signal)])
      waited.abort()
    },
    forget(what) {
      application = undefined
      if (what === 'application') return
      located = undefined
      remembered = false
    }
  }
}

/** Settles as `work` does, or rejects with `aborted`, whichever comes first. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const leaving = createEnding()
  const leave = (): void => leaving.end(new UcwaError('aborted'))
  if (signal.aborted) leave()
  signal.addEventListener('abort', leave)
  try {
    return await leaving.before(work)
  } finally {
    signal.removeEventListener('abort', leave)
  }
}
