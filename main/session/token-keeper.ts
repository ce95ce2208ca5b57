// The one token: asked for once however many requests miss it, and renewed at nine tenths of its time.

import type { Challenge } from '../ucwa/discovery'
import type { Secret } from '../ucwa/secret'
import type { Token } from '../ucwa/token'
import { UcwaError } from '../ucwa/ucwa-error'
import type { SessionPorts } from './ports'
import { persist } from './retry'

const renewAtPart = 0.9
/** A token with less than this left is not worth a request. */
const spareMs = 30_000
/** A token that is refused so soon after it was given was never good. */
const freshMs = 30_000
/** Whatever a server says of its tokens, renewing never becomes a tight loop, and no timer overflows. */
const soonestMs = 10_000
const latestMs = 24 * 60 * 60 * 1000

export interface TokenKeeper {
  /** The token of the moment, for `Authorization`. */
  current(): Secret | undefined
  /** Answers a server's challenge with a new token; the challenge is remembered for renewals. */
  answer(challenge: Challenge): Promise<Secret>
  /** Makes sure there is a token that has not expired, as far as the clock tells. */
  ensure(challenge: Challenge): Promise<void>
  /** Runs a request and, on a 401, once more with a new token. A 401 for a fresh one is thrown: the user has to be asked. */
  authorized<T>(run: () => Promise<T>): Promise<T>
  /** Renews in time until `signal` aborts. Resolves then; never rejects: who needs a token meets the failure. */
  keepFresh(signal: AbortSignal): Promise<void>
}

/** `kept` is a token of an earlier run; `onToken` hears of each new one. */
export function createTokenKeeper(input: {
  request: (challenge: Challenge) => Promise<Token>
  ports: Pick<SessionPorts, 'now' | 'sleep' | 'random' | 'log'>
  kept?: Token | undefined
  onToken: (token: Token) => void
}): TokenKeeper {
  const { ports } = input
  let token = input.kept
  let gotAt = ports.now()
  let challenge: Challenge | undefined
  let asking: Promise<Token> | undefined
  // A password that was refused once is never sent again: accounts get locked that way.
  let refusal: UcwaError | undefined

  const ask = async (to: Challenge): Promise<Token> => {
    try {
      const fresh = await input.request(to)
      token = fresh
      gotAt = ports.now()
      input.onToken(fresh)
      return fresh
    } catch (error) {
      if (error instanceof UcwaError && error.code === 'bad-credentials') refusal = error
      throw error
    } finally {
      asking = undefined
    }
  }
  const renew = async (): Promise<Token> => {
    if (refusal) throw refusal
    if (!challenge) throw new UcwaError('unauthorized')
    asking ??= ask(challenge)
    return asking
  }

  const keeper: TokenKeeper = {
    current: () => token?.accessToken,
    async answer(to) {
      if (refusal) throw refusal
      challenge = to
      return (await ask(to)).accessToken
    },
    async ensure(to) {
      challenge = to
      if (!token || token.expiresAt - ports.now() < spareMs) await renew()
    },
    async authorized(run) {
      for (let isAgain = false; ; isAgain = true) {
        const used = token
        try {
          return await run()
        } catch (error) {
          if (!(error instanceof UcwaError) || error.code !== 'unauthorized') throw error
          // A poll may be parked for minutes: by then it is another refusal, of a token that was good.
          if (isAgain && Math.abs(ports.now() - gotAt) < freshMs) throw error
          // Somebody else may have renewed it while this request was under way.
          if (token === used) await renew()
        }
      }
    },
    async keepFresh(signal) {
      while (!signal.aborted && token) {
        const dueInMs = gotAt + (token.expiresAt - gotAt) * renewAtPart - ports.now()
        await ports.sleep(Math.min(latestMs, Math.max(soonestMs, dueInMs)), signal)
        if (signal.aborted) return
        try {
          await persist(renew, ports, signal)
        } catch (error) {
          if (!(error instanceof UcwaError)) throw error
          if (!signal.aborted) ports.log(`token not renewed: ${error.code}`)
          return
        }
      }
    }
  }
  return keeper
}
