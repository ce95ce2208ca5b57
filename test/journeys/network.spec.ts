// What Electron's network does on its own, and the app must not let it do: follow, remember, fall over.
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, type RunningApp } from '../helpers/journey'

interface Seen {
  readonly path: string
  readonly headers: IncomingMessage['headers']
}

/** A server of a few lines on this machine, and what it was asked. */
async function listen(answer: RequestListener): Promise<{ root: string; seen: Seen[]; close: () => void }> {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    seen.push({ path: request.url ?? '', headers: request.headers })
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // Listening on a port, it has an address and not a path.
  const { port } = server.address() as AddressInfo
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }
  return { root: `http://127.0.0.1:${port}/`, seen, close }
}

function json(response: ServerResponse, body: unknown): void {
  // Letters beyond Latin-1, as some proxies write into their own headers.
  response.setHeader('X-Proxy', Buffer.from('łódź →').toString('latin1'))
  response.setHeader('Set-Cookie', ['one=1; Path=/', 'two=2; Path=/'])
  response.setHeader('Cache-Control', 'max-age=3600')
  response.setHeader('Content-Type', 'application/json')
  response.end(JSON.stringify(body))
}

/** A server of ours as far as the application, whose creation it sends elsewhere. */
function sendingAway(to: string): RequestListener {
  return (request, response) => {
    if (request.url === '/') json(response, { _links: { user: { href: '/user' } } })
    else if (request.url === '/token') json(response, { access_token: 'cwt=journey', expires_in: 3600 })
    else if (request.url === '/applications') response.writeHead(307, { Location: `${to}applications` }).end()
    else if (request.headers.authorization) json(response, { _links: { applications: { href: '/applications' } } })
    else {
      const challenges = ['MsRtcOAuth href="/token",grant_type="urn:x,password"', 'Bearer trusted_issuers=""']
      response.writeHead(401, { 'WWW-Authenticate': challenges }).end('<html>')
    }
  }
}

async function signInTo(launch: (...args: string[]) => Promise<RunningApp>, root: string): Promise<RunningApp> {
  const app = await launch(`--server=${root}`)
  await app.page.getByRole('textbox', { name: 'Sign-in address' }).fill('ines@corvo.example')
  await app.page.getByRole('textbox', { name: 'Password' }).fill('only for this journey')
  await app.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  return app
}

test('a redirect is not followed with the token, and neither cookies nor answers are kept', async ({ launch }) => {
  const elsewhere = await listen((_request, response) => response.end())
  const home = await listen(sendingAway(elsewhere.root))
  const { page } = await signInTo(launch, home.root)
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  const way = ['/', '/user', '/token', '/user', '/applications']
  await expect.poll(() => home.seen.map(({ path }) => path)).toEqual([...way, ...way])
  expect(home.seen.filter(({ path }) => path === '/applications').map(({ headers }) => headers.authorization)).toEqual([
    'Bearer cwt=journey',
    'Bearer cwt=journey'
  ])
  expect(home.seen.filter(({ headers }) => headers.cookie !== undefined)).toEqual([])
  expect(elsewhere.seen).toEqual([])
  home.close()
  elsewhere.close()
})

const oddAnswers: readonly (readonly [string, RequestListener])[] = [
  ['a status that does not exist', (_request, response) => response.writeHead(799).end('odd')],
  [
    'half an answer',
    (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' })
      response.write('{"_links":')
      setTimeout(() => response.destroy(), 100)
    }
  ]
]

for (const [name, answer] of oddAnswers) {
  test(`${name} is said to the user at once`, async ({ launch }) => {
    const server = await listen(answer)
    const { page } = await signInTo(launch, server.root)
    await expect(page.getByRole('alert')).toBeVisible({ timeout: 5_000 })
    server.close()
  })
}

test('a password is sent once, also where the server hangs up instead of answering', async ({ launch }) => {
  const home = sendingAway('')
  const server = await listen((request, response) => {
    if (request.url === '/token') request.socket.destroy()
    else home(request, response)
  })
  const { page } = await signInTo(launch, server.root)
  await expect(page.getByRole('alert')).toBeVisible()
  expect(server.seen.filter(({ path }) => path === '/token')).toHaveLength(1)
  server.close()
})
