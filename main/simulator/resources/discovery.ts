// From the discovery root to the user's home, and the challenge in between (reference 2, 3.1).
import { ok, type Answer } from '../wire/answers'
import type { Call, Server } from '../server/call'
import { applicationsPath } from '../wire/hrefs'

const autodiscover = '/Autodiscover/AutodiscoverService.svc/root'
export const paths = {
  root: '/',
  redirect: autodiscover,
  user: `${autodiscover}/oauth/user`,
  frame: '/Autodiscover/XFrame/XFrame.html',
  token: '/WebTicket/oauthtoken',
  /** The company's sign-in page, and where it leads whoever signed in. */
  signInPage: '/passiveauth',
  signedInPage: '/passiveauth/done'
} as const

export function getRoot(call: Call): Answer {
  const { rootLocation, redirect } = call.server.quirks
  if (rootLocation !== undefined) return { status: 302, headers: { Location: rootLocation } }
  if (redirect === 'loop') return redirectTo(link(call, '/'))
  if (redirect === 'root') return redirectTo(link(call, paths.redirect))
  return ok({ _links: { self: withDomain(call, paths.redirect), ...discoveryLinks(call) } })
}

/** What a redirect link leads to; the same resource serves as the `self` of the root. */
export function getRedirect(call: Call): Answer {
  const self = withDomain(call, paths.redirect)
  return ok({ rel: 'redirect', _links: { self, ...discoveryLinks(call) } })
}

export function getUser(call: Call): Answer {
  if (call.server.quirks.redirect === 'user' && !call.url.searchParams.has('hop')) {
    return redirectTo(link(call, `${paths.redirect}?hop=1`))
  }
  return ok({
    rel: 'user',
    _links: {
      self: link(call, `${autodiscover}/user`),
      applications: link(call, applicationsPath),
      xframe: link(call, paths.frame)
    }
  })
}

export function getFrame(): Answer {
  const body = '<!DOCTYPE html><html><head><title>XFrame</title></head><body></body></html>'
  return { status: 200, content: { type: 'text/html; charset=utf-8', body } }
}

/** 401 with both schemes; the body is a web server's page, not UCWA's (reference 3.1). */
export function challenge(server: Server, url: URL): Answer {
  const grants = offeredGrants(server).join(',')
  const ours = `MsRtcOAuth href="${url.origin}${paths.token}",grant_type="${grants}"`
  const other = 'Bearer trusted_issuers="", client_id="00000004-0000-0ff1-ce00-000000000000"'
  // Comma and blank are how Headers joins two lines, and where the Node adapter parts them again.
  const separator = server.quirks.joinedChallenge === true ? ',' : ', '
  return {
    status: 401,
    headers: {
      'WWW-Authenticate': ours + separator + other,
      'X-Ms-diagnostics': '28020;source="simulator";reason="No valid security token."'
    },
    content: { type: 'text/html', body: '<html><body><h2>401 - Unauthorized: Access is denied.</h2></body></html>' }
  }
}

export function offeredGrants({ quirks }: Server): readonly string[] {
  return quirks.grantTypes ?? ['urn:microsoft.rtc:windows', 'urn:microsoft.rtc:anonmeeting', 'password']
}

function discoveryLinks(call: Call) {
  return { user: withDomain(call, paths.user), xframe: link(call, paths.frame) }
}

function redirectTo(redirect: { readonly href: string }): Answer {
  return ok({ _links: { redirect } })
}

function withDomain(call: Call, path: string) {
  const href = new URL(path, call.url.origin)
  if (call.url.searchParams.has('hop')) href.searchParams.set('hop', '1')
  href.searchParams.set('originalDomain', call.server.organisation.domain)
  return { href: href.href }
}

function link(call: Call, path: string) {
  return { href: `${call.url.origin}${path}` }
}
