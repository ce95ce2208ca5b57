// How each way of signing in comes to a token: by password, by who is signed in at this computer, by the company's page.

import { failureOf } from '../ucwa/failures'
import { signInPageOf } from '../ucwa/sign-in-page'
import { requestToken, type Grant, type Token } from '../ucwa/token'
import type { Challenge } from '../ucwa/challenge'
import type { Fetch } from '../ucwa/http'
import { UcwaError } from '../ucwa/ucwa-error'
import type { Credentials, SessionPorts } from './ports'

export interface WayPorts extends Pick<SessionPorts, 'fetch' | 'integratedFetch' | 'openSignInPage' | 'now'> {
  /** For a request that begins now: over when nobody wants its token any more; the page closes then. */
  readonly signal: () => AbortSignal
}

/**
 * Answers what asks for a token in the way of this account. The page is shown only while `mayShowPage`: nobody wants a
 * window to come up by itself hours later. The request throws what `requestToken` throws, and `page-closed`.
 */
export function tokenRequestOf(
  { account, password }: Credentials,
  ports: WayPorts,
  mayShowPage: () => boolean
): (challenge: Challenge) => Promise<Token> {
  const { now } = ports
  const ask = (challenge: Challenge, grant: Grant, fetch: Fetch) =>
    requestToken({ fetch, challenge, grant, now, signal: ports.signal() })

  const signInOnPage = async (challenge: Challenge, needed: UcwaError): Promise<Token> => {
    const wanted = signInPageOf(needed, challenge, account.signInAddress)
    const signal = ports.signal()
    const page = ports.openSignInPage({ ...wanted, signal })
    try {
      for (;;) {
        const news = await page.next()
        if (news.kind === 'failed') throw failureOf(news.error, { host: wanted.page.host })
        if (news.kind === 'refused') throw new UcwaError('redirect-untrusted', { host: news.host })
        if (news.kind === 'closed') throw new UcwaError(signal.aborted ? 'aborted' : 'page-closed')
        const token = await unlessPageNeeded(ask(challenge, { kind: 'passive' }, page.fetch))
        if (token instanceof UcwaError) continue
        return token
      }
    } finally {
      await page.close()
    }
  }

  switch (account.way ?? 'password') {
    case 'password': {
      const userName = account.userName.trim() || account.signInAddress.trim().replace(/^sip:/i, '')
      return async (challenge) => {
        if (password === undefined) throw new UcwaError('bad-credentials')
        return ask(challenge, { kind: 'password', userName, password }, ports.fetch)
      }
    }
    case 'integrated':
      return (challenge) => ask(challenge, { kind: 'windows' }, ports.integratedFetch)
    case 'page':
      return async (challenge) => {
        const token = await unlessPageNeeded(ask(challenge, { kind: 'passive' }, ports.fetch))
        if (!(token instanceof UcwaError)) return token
        if (!mayShowPage()) throw token
        return signInOnPage(challenge, token)
      }
  }
}

/** That the user has to sign in on the page first is an answer here; everything else is thrown on. */
async function unlessPageNeeded(asking: Promise<Token>): Promise<Token | UcwaError> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof UcwaError && error.code === 'page-needed') return error
    throw error
  }
}
