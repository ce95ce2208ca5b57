// From a sign-in address to the place where applications are made, and every wrong turn on the way.

import { expect, it } from 'vitest'
import { locate, type LocateInput } from '../../../main/ucwa/discovery'
import { Secret } from '../../../main/ucwa/secret'
import { UcwaError } from '../../../main/ucwa/ucwa-error'
import { challengeOf, codeOf, empty, errorOf, fails, fakeServer, html, json, links, type Replies } from './fake-server'

const internal = 'GET https://lyncdiscoverinternal.contoso.example/'
const external = 'GET https://lyncdiscover.contoso.example/'
const web = 'https://web.contoso.example'
const user = `${web}/Autodiscover/user?originalDomain=contoso.example`

const root = json(links({ self: `${web}/Autodiscover/root`, user }))
const home = json(links({ applications: '/ucwa/oauth/v1/applications' }))
const userOf = (origin: string) => [html(401, challengeOf(origin)), home]

function run(replies: Replies, change: Partial<LocateInput> = {}) {
  const server = fakeServer(replies)
  const tokens: string[] = []
  const authorize: LocateInput['authorize'] = ({ tokenHref }) => {
    tokens.push(tokenHref)
    return Promise.resolve(new Secret(`cwt=${tokens.length}`))
  }
  const result = () => locate({ fetch: server.fetch, signInAddress: 'sip:lena@Contoso.example', authorize, ...change })
  return { result, tokens, ...server }
}

it('finds the home of a user by the internal name, with the fewest requests', async () => {
  let found = 0
  const { result, lines, asked } = run(
    { [internal]: root, [`GET ${user}`]: userOf(web) },
    { onServerFound: () => (found += 1) }
  )
  expect(await result()).toEqual({
    userHref: user,
    applicationsHref: `${web}/ucwa/oauth/v1/applications`,
    challenge: { tokenHref: `${web}/WebTicket/oauthtoken`, grants: ['password'] },
    homes: [web]
  })
  expect(lines()).toEqual([internal, `GET ${user}`, `GET ${user}`])
  expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual([null, null, 'Bearer cwt=1'])
  expect(asked.map(({ redirect }) => redirect)).toEqual(['manual', 'manual', 'manual'])
  expect(found).toBe(1)
})

it.each([
  ['there is no internal name', fails('ENOTFOUND')],
  ['nothing answers there', fails('ECONNREFUSED')],
  ['it times out', fails('ETIMEDOUT')],
  ['its certificate is not trusted', fails('SELF_SIGNED_CERT_IN_CHAIN')],
  ['it answers 404', html(404)],
  ['it redirects to another domain', empty(302, { location: 'https://portal.example/' })],
  ['it redirects to plain HTTP', empty(302, { location: 'http://web.contoso.example/' })],
  ['it redirects to nowhere', empty(302, { location: 'https://' })],
  ['it answers with a web page', html()],
  ['it answers with a document without links', json({})],
  ['it is in trouble', html(503)]
])('goes on to the external name when %s', async (_, reply) => {
  const { result, lines } = run({ [internal]: reply, [external]: root, [`GET ${user}`]: userOf(web) })
  expect((await result()).userHref).toBe(user)
  expect(lines().slice(0, 2)).toEqual([internal, external])
})

it.each([
  ['neither name exists', fails('ENOTFOUND'), fails('ENOTFOUND'), 'server-not-found'],
  ['both answer 404', html(404), html(404), 'server-not-found'],
  ['one does not exist and one does not answer', fails('ENOTFOUND'), fails('ETIMEDOUT'), 'server-not-found'],
  ['there is no way to either', fails('ENETUNREACH'), fails('ENETUNREACH'), 'network'],
  ['there is no network', fails('net::ERR_INTERNET_DISCONNECTED'), fails('ENOTFOUND'), 'no-network'],
  ['one has a bad certificate', fails('SELF_SIGNED_CERT_IN_CHAIN'), fails('ENOTFOUND'), 'certificate'],
  ['the clock is wrong', fails('ENOTFOUND'), fails('CERT_NOT_YET_VALID'), 'clock'],
  ['a web page answers', fails('ENOTFOUND'), html(), 'not-ucwa'],
  ['all redirect elsewhere', fails('ENOTFOUND'), empty(302, { location: 'https://p.example/' }), 'redirect-untrusted'],
  ['the root leads nowhere', fails('ENOTFOUND'), json({}), 'missing-link'],
  ['the root is in trouble', fails('ENOTFOUND'), html(503), 'server-trouble']
])('says what is wrong when %s', async (_, first, second, code) => {
  expect(await codeOf(run({ [internal]: first, [external]: second }).result)).toBe(code)
})

it('names the domain for which no server was found', async () => {
  expect((await errorOf(run({}).result))?.details.host).toBe('contoso.example')
})

it('follows a 3xx inside the sign-in domain', async () => {
  const moved = `${web}/Autodiscover/root`
  const { result } = run({
    [internal]: empty(302, { location: moved }),
    [`GET ${moved}`]: root,
    [`GET ${user}`]: userOf(web)
  })
  expect((await result()).userHref).toBe(user)
})

it('follows redirect links of root and user, and signs in again on the new host', async () => {
  const [pool2, pool3] = ['https://pool2.contoso.example', 'https://pool3.fabrikam.example']
  const { result, tokens, asked } = run({
    [internal]: json(links({ redirect: `${pool2}/root?originalDomain=contoso.example` })),
    [`GET ${pool2}/root?originalDomain=contoso.example`]: json(links({ user: '/user' })),
    [`GET ${pool2}/user`]: [html(401, challengeOf(pool2)), json(links({ redirect: `${pool3}/root` }))],
    [`GET ${pool3}/root`]: json(links({ user: '/user' })),
    [`GET ${pool3}/user`]: userOf(pool3)
  })
  expect(await result()).toMatchObject({ userHref: `${pool3}/user`, homes: [pool3] })
  expect(tokens).toEqual([`${pool2}/WebTicket/oauthtoken`, `${pool3}/WebTicket/oauthtoken`])
  const shown = asked.filter(({ headers }) => headers.has('authorization'))
  expect(shown.map(({ url, headers }) => [url, headers.get('authorization')])).toEqual([
    [`${pool2}/user`, 'Bearer cwt=1'],
    [`${pool3}/user`, 'Bearer cwt=2']
  ])
})

it('tells both hosts that may see the token when applications live on another one', async () => {
  const { result } = run({
    [internal]: root,
    [`GET ${user}`]: [html(401, challengeOf(web)), json(links({ applications: 'https://pool2.contoso.example/apps' }))]
  })
  expect((await result()).homes).toEqual([web, 'https://pool2.contoso.example'])
})

it.each([
  ['links of a root', { [internal]: json(links({ redirect: '/' })), [external]: json(links({ redirect: '/' })) }],
  ['a 3xx', { [internal]: empty(302, { location: '/' }), [external]: empty(302, { location: '/' }) }],
  [
    'links of a user',
    {
      [internal]: root,
      [`GET ${user}`]: (asked: { headers: Headers }) =>
        new Response(JSON.stringify(links({ redirect: 'https://lyncdiscoverinternal.contoso.example/' })), {
          status: asked.headers.has('authorization') ? 200 : 401,
          headers: { 'content-type': 'application/json', ...challengeOf(web) }
        })
    }
  ]
])('ends a loop made of %s', async (_, replies) => {
  const { result, asked } = run(replies)
  expect(await codeOf(result)).toBe('redirect-loop')
  expect(asked.length).toBeLessThan(40)
})

const local = 'http://127.0.0.1:5000'

it('uses the server that the user gave instead of the names, plain HTTP on this machine included', async () => {
  const { result, lines } = run(
    {
      [`GET ${local}/`]: json(links({ user: '/user' })),
      [`GET ${local}/user`]: [html(401, challengeOf(local)), home]
    },
    { server: `${local}/` }
  )
  expect(await result()).toMatchObject({ userHref: `${local}/user`, homes: [local] })
  expect(lines()[0]).toBe(`GET ${local}/`)
})

it.each([
  ['http://web.contoso.example/', 'lena@contoso.example'],
  ['not a server', 'lena@contoso.example'],
  [web, 'lena']
])('sends nothing for the server %s and the address %s', async (server, signInAddress) => {
  const { result, asked } = run({}, { server, signInAddress })
  expect(await codeOf(result)).toBe('server-not-found')
  expect(asked).toEqual([])
})

it('blames the server that the user gave, not the domain', async () => {
  const error = await errorOf(run({ [`GET ${web}/`]: html(404) }, { server: web }).result)
  expect([error?.code, error?.details.host]).toEqual(['server-not-found', 'web.contoso.example'])
})

it.each([
  ['within the sign-in domain', 'https://pool.contoso.example/root', undefined, true],
  ['to a host the user trusts', 'https://pool.fabrikam.example/root', 'pool.fabrikam.example', true],
  ['to a stranger', 'https://pool.fabrikam.example/root', undefined, false],
  ['to one that only ends alike', 'https://evilcontoso.example/root', undefined, false],
  ['to plain HTTP', 'http://pool.contoso.example/root', 'pool.contoso.example', false]
])('checks a redirect that an unprotected answer makes %s', async (_, target, trusted, accepted) => {
  const { origin } = new URL(target)
  const { result, lines } = run(
    {
      [`GET ${local}/`]: json(links({ redirect: target })),
      [`GET ${target}`]: json(links({ user: '/user' })),
      [`GET ${origin}/user`]: userOf(origin)
    },
    { server: local, isTrustedHost: (host) => host === trusted }
  )
  expect(await codeOf(result)).toBe(accepted ? 'no error' : 'redirect-untrusted')
  expect(lines().includes(`GET ${target}`)).toBe(accepted)
})

it.each([
  ['user', { [internal]: json(links({ user: 'http://web.contoso.example/user' })) }],
  ['redirect', { [internal]: json(links({ redirect: 'http://127.0.0.1:5000/' })) }],
  [
    'applications',
    {
      [internal]: root,
      [`GET ${user}`]: [html(401, challengeOf(web)), json(links({ applications: 'http://web.contoso.example/apps' }))]
    }
  ]
])('does not let a "%s" link lead from HTTPS to plain HTTP', async (_, replies) => {
  const { result, asked } = run(replies)
  expect(await codeOf(result)).toBe('redirect-untrusted')
  expect(asked.every(({ url }) => url.startsWith('https:'))).toBe(true)
})

it.each([
  ['another host', 'https://evil.example'],
  ['plain HTTP', 'http://web.contoso.example'],
  ['a host that only ends alike', 'https://evilcontoso.example']
])('hands no password to a token issuer at %s', async (_, issuer) => {
  const { result, tokens } = run({ [internal]: root, [`GET ${user}`]: userOf(issuer) })
  expect(await codeOf(result)).toBe('foreign-origin')
  expect(tokens).toEqual([])
})

it.each([
  ['offers the cloud only', html(401, { 'www-authenticate': 'Bearer client_id="1"' }), 'online-only'],
  ['offers nothing we know', html(401, { 'www-authenticate': 'Negotiate' }), 'not-ucwa'],
  ['asks for no token', home, 'not-ucwa'],
  ['is a web page', html(), 'not-ucwa'],
  ['is forbidden', html(403), 'forbidden'],
  ['redirects', empty(302, { location: 'https://evil.example/' }), 'not-ucwa'],
  ['refuses a fresh token', [html(401, challengeOf(web)), html(401, challengeOf(web))], 'token-refused'],
  ['forbids the signed-in user', [html(401, challengeOf(web)), json({ code: 'Forbidden' }, 403)], 'forbidden'],
  ['has no applications', [html(401, challengeOf(web)), json(links({}))], 'missing-link'],
  ['is unreadable', [html(401, challengeOf(web)), json([])], 'unreadable']
])('says so when the user resource %s', async (_, replies, code) => {
  expect(await codeOf(run({ [internal]: root, [`GET ${user}`]: replies }).result)).toBe(code)
})

it('passes on why there is no token', async () => {
  const { result } = run(
    { [internal]: root, [`GET ${user}`]: userOf(web) },
    { authorize: () => Promise.reject(new UcwaError('bad-credentials')) }
  )
  expect(await codeOf(result)).toBe('bad-credentials')
})

it('stops at once when it is no longer wanted', async () => {
  const caller = new AbortController()
  const stop = () => {
    caller.abort()
    return new Promise<Response>(() => undefined)
  }
  const { result, lines } = run({ [internal]: stop, [external]: root }, { signal: caller.signal })
  expect(await codeOf(result)).toBe('aborted')
  expect(lines()).toEqual([internal])
})
