// The token endpoint: a form goes in, a token or an OAuth error comes out (reference 3.2).
import type { Answer } from '../wire/answers'
import type { Call, Server } from '../server/call'
import { offeredGrants, paths } from './discovery'
import { sameAddress } from '../world/address'

type TokenError = 'invalid_request' | 'invalid_grant' | 'unsupported_grant_type'

export async function postToken({ server, request, url }: Call): Promise<Answer> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')) {
    return failure('invalid_request')
  }
  const form = new URLSearchParams(await request.text())
  const grant = form.get('grant_type')
  if (grant === null || grant === '') return failure('invalid_request')
  if (!offeredGrants(server).includes(grant)) return failure('unsupported_grant_type')
  switch (grant) {
    case 'password':
      return byPassword(server, form)
    case 'urn:microsoft.rtc:windows':
      return byWindows(server)
    case 'urn:microsoft.rtc:passive':
      if (server.passive.knows(request.headers.get('cookie'))) return success(server)
      return failure('invalid_grant', { ms_rtc_passiveauthuri: `${url.origin}${paths.signInPage}` })
    default:
      return failure('invalid_grant')
  }
}

function byPassword(server: Server, form: URLSearchParams): Answer {
  const userName = form.get('username')
  const password = form.get('password')
  if (!userName || !password) return failure('invalid_request')
  return isUser(server, userName, password) ? success(server) : failure('invalid_grant')
}

/** Whether these are name, or sign-in address, and password of the organisation's user. */
export function isUser({ organisation }: Server, userName: string, password: string): boolean {
  const isNamed =
    userName.toLowerCase() === organisation.userName.toLowerCase() || sameAddress(userName, organisation.me.uri)
  return isNamed && password === organisation.password
}

/** The real handshake happens on the connection; here the quirk stands for a machine of the domain. */
function byWindows(server: Server): Answer {
  if (server.quirks.windowsSignIn === true) return success(server)
  return { status: 401, headers: { 'WWW-Authenticate': 'Negotiate' } }
}

function success({ tokens }: Server): Answer {
  return {
    status: 200,
    document: {
      access_token: tokens.issue(),
      expires_in: tokens.lifetimeSeconds,
      ms_rtc_identityscope: 'local',
      token_type: 'Bearer'
    },
    headers: { 'Cache-Control': 'no-store' }
  }
}

function failure(error: TokenError, more: Readonly<Record<string, string>> = {}): Answer {
  return {
    status: 400,
    document: { error, ...more },
    headers: { 'X-Ms-diagnostics': `28020;source="simulator";reason="${error}"` }
  }
}
