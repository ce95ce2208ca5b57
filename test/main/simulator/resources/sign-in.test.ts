// From the discovery root to a running application.
import { expect, it } from 'vitest'
import { askForToken, at, origin, signIn, startClient, textAt } from '../plain-client'

const userPath = '/Autodiscover/AutodiscoverService.svc/root/oauth/user?originalDomain=corvo.example'

it('answers the discovery root at the host itself', async () => {
  const { status, body, headers } = await startClient().get('/')
  expect(status).toBe(200)
  expect(at(body, '_links')).toEqual({
    self: { href: `${origin}/Autodiscover/AutodiscoverService.svc/root?originalDomain=corvo.example` },
    user: { href: `${origin}${userPath}` },
    xframe: { href: `${origin}/Autodiscover/XFrame/XFrame.html` }
  })
  expect(headers.get('x-ms-ucwaversion')).toBe('1.7')
})

it('challenges the user resource with both schemes and a page instead of an error document', async () => {
  const { status, headers, body } = await startClient().get(userPath)
  expect(status).toBe(401)
  expect(headers.get('www-authenticate')).toMatch(
    /^MsRtcOAuth href="https:\/\/web\.corvo\.example\/WebTicket\/oauthtoken",grant_type="[^"]*password", Bearer trusted_issuers=/
  )
  expect(body).toContain('<html>')
})

it.each(['CORVO\\ines', 'corvo\\INES', 'sip:ines@corvo.example', 'Ines@corvo.example'])(
  'gives a token to %s with the right password',
  async (username) => {
    const client = startClient({ tokenLifetimeSeconds: 600 })
    const { status, body } = await askForToken(client, { grant_type: 'password', username, password: 'correct horse' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 600, ms_rtc_identityscope: 'local' })
    expect(textAt(body, 'access_token')).toMatch(/^cwt=/)
  }
)

it.each([
  [{ grant_type: 'password', username: 'CORVO\\ines', password: 'wrong' }, 'invalid_grant'],
  [{ grant_type: 'password', username: 'somebody', password: 'correct horse' }, 'invalid_grant'],
  [{ grant_type: 'password', username: 'CORVO\\ines' }, 'invalid_request'],
  [{ username: 'CORVO\\ines', password: 'correct horse' }, 'invalid_request'],
  [{ grant_type: 'urn:microsoft.rtc:passive' }, 'unsupported_grant_type'],
  [{ grant_type: 'urn:microsoft.rtc:anonmeeting' }, 'invalid_grant']
])('refuses the token request %o with %s', async (fields, error) => {
  const form = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const { status, body } = await askForToken(startClient(), form)
  expect(status).toBe(400)
  expect(at(body, 'error')).toBe(error)
})

it('sends a passive sign-in to a browser', async () => {
  const client = startClient({ quirks: { grantTypes: ['urn:microsoft.rtc:passive'] } })
  const { body } = await askForToken(client, { grant_type: 'urn:microsoft.rtc:passive' })
  expect(body).toEqual({ error: 'invalid_grant', ms_rtc_passiveauthuri: `${origin}/passiveauth` })
})

it('asks for the handshake of the windows grant, or takes it as made', async () => {
  const grant = { grant_type: 'urn:microsoft.rtc:windows' }
  expect((await askForToken(startClient(), grant)).headers.get('www-authenticate')).toBe('Negotiate')
  expect((await askForToken(startClient({ quirks: { windowsSignIn: true } }), grant)).status).toBe(200)
})

it('names the applications resource to a user with a token', async () => {
  const client = await signIn(startClient())
  const { status, body } = await client.get(userPath)
  expect(status).toBe(200)
  expect(at(body, '_links.applications.href')).toBe(`${origin}/ucwa/oauth/v1/applications`)
})

it('lets a token go stale on the clock', async () => {
  const client = await signIn(startClient({ tokenLifetimeSeconds: 60 }))
  await client.clock.advance(59_000)
  expect((await client.get(client.app)).status).toBe(200)
  await client.clock.advance(1_000)
  expect((await client.get(client.app)).status).toBe(401)
})

it('redirects from the root by a link when asked to', async () => {
  const client = startClient({ quirks: { redirect: 'root' } })
  const next = textAt((await client.get('/')).body, '_links.redirect.href')
  expect(at((await client.get(next)).body, '_links.user.href')).toBe(`${origin}${userPath}`)
})

it('redirects a user who lives elsewhere, once', async () => {
  const client = await signIn(startClient({ quirks: { redirect: 'user' } }))
  const redirect = textAt((await client.get(userPath)).body, '_links.redirect.href')
  const user = textAt((await client.get(redirect)).body, '_links.user.href')
  expect(textAt((await client.get(user)).body, '_links.applications.href')).toMatch(/\/applications$/)
})

it('redirects by status to another address when asked to', async () => {
  const { status, headers } = await startClient({ quirks: { rootLocation: 'https://elsewhere.example/' } }).get('/')
  expect([status, headers.get('location')]).toEqual([302, 'https://elsewhere.example/'])
})
