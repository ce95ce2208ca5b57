// The company's sign-in page, and the token that who signed in there gets.
import { expect, it } from 'vitest'
import { askForToken, at, origin, startClient, type TestClient } from '../plain-client'

const grant = { grant_type: 'urn:microsoft.rtc:passive' }
const open = () => startClient({ quirks: { grantTypes: ['urn:microsoft.rtc:passive'] } })

function post(client: TestClient, typed: Record<string, string>): Promise<Response> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams(typed).toString()
  return client.simulator.fetch(new Request(`${origin}/passiveauth`, { method: 'POST', headers, body }))
}

const askWith = (client: TestClient, cookie: string) =>
  client.send('POST', '/WebTicket/oauthtoken', new URLSearchParams(grant).toString(), {
    'Content-Type': 'application/x-www-form-urlencoded',
    Cookie: cookie
  })

it('shows a form for a name and a password', async () => {
  const { status, headers, body } = await open().get('/passiveauth')
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(body).toMatch(/<form method="post".*name="UserName".*name="Password"/s)
})

it('leads whoever signed in to a page that says so, with a cookie that is good for a token', async () => {
  const client = open()
  const answer = await post(client, { UserName: 'CORVO\\ines', Password: 'correct horse' })
  expect([answer.status, answer.headers.get('location')]).toEqual([302, `${origin}/passiveauth/done`])
  const cookie = answer.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^MSISAuth=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict$/)
  const told = await askWith(client, `other=1; ${cookie.split(';')[0] ?? ''}`)
  expect(told.status).toBe(200)
  expect(at(told.body, 'access_token')).toMatch(/^cwt=/)
})

it.each([{ UserName: 'CORVO\\ines', Password: 'wrong' }, { UserName: 'somebody', Password: 'correct horse' }, {}])(
  'shows the form again, without a cookie, after %o',
  async (typed) => {
    const answer = await post(open(), typed)
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null])
    expect(await answer.text()).toContain('Incorrect user name or password')
  }
)

it.each(['', 'MSISAuth=', 'MSISAuth=made-up', 'other=1'])('gives no token for the cookie %j', async (cookie) => {
  expect((await askWith(open(), cookie)).status).toBe(400)
})

it('names the page to whoever has not signed in there', async () => {
  const { status, body } = await askForToken(open(), grant)
  expect([status, body]).toEqual([400, { error: 'invalid_grant', ms_rtc_passiveauthuri: `${origin}/passiveauth` }])
})
