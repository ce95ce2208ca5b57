// A network made of a table: "METHOD url" -> what answers. Remembers what was asked; an unprepared request is refused.

import type { Call } from '../../../main/ucwa/call'
import type { Fetch } from '../../../main/ucwa/exchange'
import { UcwaError, type UcwaErrorCode } from '../../../main/ucwa/ucwa-error'

export interface Asked {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: string | undefined
  readonly redirect: 'manual' | 'error'
  readonly once: boolean
}

type Reply = (asked: Asked) => Response | Promise<Response>

/** Replies by "METHOD url"; a list is used up one by one, its last one stays. */
export type Replies = Readonly<Record<string, Reply | readonly Reply[]>>

export function fakeServer(replies: Replies): { fetch: Fetch; asked: Asked[]; lines: () => string[] } {
  const asked: Asked[] = []
  const counts = new Map<string, number>()
  const fetch: Fetch = async (url, init) => {
    const request: Asked = {
      method: init.method ?? 'GET',
      url,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? init.body : undefined,
      redirect: init.redirect,
      once: init.once === true
    }
    asked.push(request)
    const line = `${request.method} ${url}`
    const prepared = replies[line]
    if (prepared === undefined) throw nodeError('ENOTFOUND', `nothing is prepared for ${line}`)
    const count = counts.get(line) ?? 0
    counts.set(line, count + 1)
    const list = typeof prepared === 'function' ? [prepared] : prepared
    const reply = list[Math.min(count, list.length - 1)]
    if (reply === undefined) throw nodeError('ENOTFOUND', `an empty list is prepared for ${line}`)
    return reply(request)
  }
  return { fetch, asked, lines: () => asked.map(({ method, url }) => `${method} ${url}`) }
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return () =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers }
    })
}

export function html(status = 200, headers: Record<string, string> = {}): Reply {
  return () =>
    new Response('<html><body>Please sign in</body></html>', {
      status,
      headers: { 'content-type': 'text/html', ...headers }
    })
}

export function empty(status: number, headers: Record<string, string> = {}): Reply {
  return () => new Response(null, { status, headers })
}

/** A document with nothing but links. */
export function links(hrefs: Record<string, string>): object {
  return { _links: Object.fromEntries(Object.entries(hrefs).map(([rel, href]) => [rel, { href }])) }
}

/** The header of a 401 that offers the password grant. */
export function challengeOf(origin: string): Record<string, string> {
  return { 'www-authenticate': `MsRtcOAuth href="${origin}/WebTicket/oauthtoken",grant_type="password"` }
}

/** Fails as Node's fetch does: a `TypeError` whose cause has the code. */
export function fails(code: string): Reply {
  return () => Promise.reject(nodeError(code))
}

export function nodeError(code: string, text = 'fetch failed'): Error {
  return new TypeError(text, { cause: Object.assign(new Error(code), { code }) })
}

/** What a call makes of a document that came from `href`. */
export function readWith<T>(call: Call<T>, body: unknown): T {
  return call.read({ status: 200, headers: new Headers(), body, href: call.href })
}

/** The code of the `UcwaError` that `act` ends with; anything else it ends with is passed on. */
export async function codeOf(act: () => unknown): Promise<UcwaErrorCode | 'no error'> {
  return (await errorOf(act))?.code ?? 'no error'
}

export async function errorOf(act: () => unknown): Promise<UcwaError | undefined> {
  try {
    await act()
    return undefined
  } catch (error) {
    if (error instanceof UcwaError) return error
    throw error
  }
}
