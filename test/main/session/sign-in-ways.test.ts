// Signing in without a password here: with who is signed in at the computer, and on the company's page.

import { expect, it } from 'vitest'
import type { SignInWay } from '../../../preload/contract'
import type { PageNews, SessionPorts, WantedPage } from '../../../main/session/ports'
import { createStage, everybodyLive, type Stage, type StageOptions } from './stage'

const passive = ['urn:microsoft.rtc:passive']
const windows = ['urn:microsoft.rtc:windows']

/** A window in which a test signs in; it keeps the cookie as a browser would. */
function createPages() {
  const wanted: WantedPage[] = []
  const news: PageNews[] = []
  let hear: (() => void) | undefined
  let cookie = ''
  let closed = 0
  let stage: Stage | undefined
  const request = (url: string, init: RequestInit) =>
    stage?.simulator.fetch(new Request(url, init)) ?? Promise.reject(new TypeError('fetch failed'))
  const tell = (told: PageNews): void => {
    news.push(told)
    hear?.()
  }
  const open: SessionPorts['openSignInPage'] = (page) => {
    wanted.push(page)
    page.signal.addEventListener('abort', () => tell({ kind: 'closed' }))
    return {
      async next() {
        while (news.length === 0) await new Promise<void>((resolve) => (hear = resolve))
        return news.shift() ?? { kind: 'closed' }
      },
      fetch: (url, { method, headers, body }) =>
        request(url, { method, headers: { ...headers, Cookie: cookie }, body: body ?? null }),
      close: async () => void (closed += 1)
    }
  }
  return {
    open,
    wanted,
    tell,
    closed: () => closed,
    at: (where: Stage) => (stage = where),
    async signIn() {
      const { userName, password } = (stage as Stage).simulator.signIn
      const body = new URLSearchParams({ UserName: userName, Password: password }).toString()
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
      const answer = await request(wanted[0]?.page.href ?? '', { method: 'POST', body, headers })
      cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
      tell({ kind: 'loaded' })
    }
  }
}

function byPage(options: StageOptions = {}) {
  const pages = createPages()
  const stage = createStage({ quirks: { grantTypes: passive }, openSignInPage: pages.open, ...options })
  pages.at(stage)
  const signIn = (silent = false) =>
    stage.signIn({ account: { ...stage.account, way: 'page' }, password: undefined }, { silent })
  return { pages, stage, signIn }
}

const problemOf = ({ session: { connection } }: Stage) => ('problem' in connection ? connection.problem : undefined)
const isSignedOut = (stage: Stage) => () => stage.session.connection.kind === 'signed-out'
const tokenRequests = (stage: Stage) => stage.requests().filter(({ path }) => path.includes('oauthtoken'))

it('shows the page that the server names, and goes on once the user has signed in there', async () => {
  const { pages, stage, signIn } = byPage()
  signIn()
  await stage.until(() => pages.wanted.length === 1, 'the page')
  expect([pages.wanted[0]?.page.href, pages.wanted[0]?.issuer]).toEqual([
    'http://127.0.0.1/passiveauth',
    'http://127.0.0.1'
  ])
  pages.tell({ kind: 'loaded' })
  await stage.settle()
  expect([stage.session.connection.kind, pages.closed()]).toEqual(['signing-in', 0])
  await pages.signIn()
  await stage.until(() => everybodyLive(stage), 'everybody')
  expect([pages.wanted.length, pages.closed()]).toEqual([1, 1])
})

it('says so when the user closes the page, and asks nobody again', async () => {
  const { pages, stage, signIn } = byPage()
  signIn()
  await stage.until(() => pages.wanted.length === 1, 'the page')
  pages.tell({ kind: 'closed' })
  await stage.until(isSignedOut(stage), 'the form')
  expect(problemOf(stage)?.code).toBe('page-closed')
  await stage.advance(600_000)
  expect([tokenRequests(stage).length, pages.closed()]).toEqual([1, 1])
})

it.each<[PageNews, string]>([
  [{ kind: 'failed', error: new Error('net::ERR_CONNECTION_REFUSED') }, 'server-unreachable'],
  [{ kind: 'failed', error: new Error('net::ERR_CERT_AUTHORITY_INVALID') }, 'certificate-not-trusted'],
  [{ kind: 'refused', host: 'evil.example' }, 'redirect-not-trusted']
])('ends with a sentence when the page is not to be had: %o', async (news, code) => {
  const { pages, stage, signIn } = byPage()
  signIn()
  await stage.until(() => pages.wanted.length === 1, 'the page')
  pages.tell(news)
  await stage.until(isSignedOut(stage), 'the form')
  expect([problemOf(stage)?.code, pages.closed()]).toEqual([code, 1])
})

it('closes the page when the user thinks better of it', async () => {
  const { pages, stage, signIn } = byPage()
  signIn()
  await stage.until(() => pages.wanted.length === 1, 'the page')
  stage.session.cancelSignIn()
  await stage.until(() => pages.closed() === 1, 'the end of the page')
  expect(stage.session.connection).toEqual({ kind: 'signed-out' })
})

it('shows no page at a start that nobody waits for', async () => {
  const { pages, stage, signIn } = byPage()
  signIn(true)
  await stage.until(isSignedOut(stage), 'the form')
  expect(problemOf(stage)).toMatchObject({ code: 'sign-in-expired', ways: ['page'] })
  expect(pages.wanted).toEqual([])
})

it('shows no page by itself when the token has to be renewed: the sign-in has expired then', async () => {
  const { pages, stage, signIn } = byPage({ tokenLifetimeSeconds: 600 })
  signIn()
  await stage.until(() => pages.wanted.length === 1, 'the page')
  await pages.signIn()
  await stage.until(() => everybodyLive(stage), 'everybody')
  await stage.advance(700_000)
  expect(problemOf(stage)).toMatchObject({ code: 'sign-in-expired', ways: ['page'] })
  expect(stage.session.people.every(({ presence }) => presence.kind !== 'live')).toBe(true)
  expect(pages.wanted).toHaveLength(1)
})

it.each([
  ['http://sts.example/adfs', 'redirect-not-trusted'],
  ['file:///etc/passwd', 'answer-unreadable'],
  ['javascript:alert(1)', 'answer-unreadable'],
  ['https://evil.example/adfs', 'redirect-not-trusted']
])('opens no page at %s', async (address, code) => {
  const { pages, stage, signIn } = byPage()
  const body = JSON.stringify({ error: 'invalid_grant', ms_rtc_passiveauthuri: address })
  const headers = { 'Content-Type': 'application/json' }
  stage.faults.add({ path: 'oauthtoken', action: 'status', status: 400, headers, body })
  signIn()
  await stage.until(isSignedOut(stage), 'the form')
  expect(problemOf(stage)?.code).toBe(code)
  expect(pages.wanted).toEqual([])
})

it('signs in with who is signed in at the computer, and renews so', async () => {
  const stage = createStage({ quirks: { grantTypes: windows, windowsSignIn: true }, tokenLifetimeSeconds: 600 })
  stage.signIn({ account: { ...stage.account, way: 'integrated' }, password: undefined })
  await stage.until(() => everybodyLive(stage), 'everybody')
  await stage.advance(1_300_000)
  expect(stage.session.connection.kind).toBe('online')
  expect(tokenRequests(stage).length).toBeGreaterThan(2)
})

it('says that the handshake was refused, marks the choice, and does not try again', async () => {
  const stage = createStage({ quirks: { grantTypes: windows } })
  stage.signIn({ account: { ...stage.account, way: 'integrated' }, password: undefined })
  await stage.until(isSignedOut(stage), 'the form')
  expect(problemOf(stage)).toMatchObject({ code: 'integrated-refused', field: 'way' })
  await stage.advance(600_000)
  expect(tokenRequests(stage)).toHaveLength(1)
})

it('ends when the computer is not known any more', async () => {
  const stage = createStage({ quirks: { grantTypes: windows, windowsSignIn: true } })
  stage.signIn({ account: { ...stage.account, way: 'integrated' }, password: undefined })
  await stage.until(() => everybodyLive(stage), 'everybody')
  stage.faults.add({ path: 'oauthtoken', action: 'status', status: 401 })
  stage.simulator.expire('token')
  await stage.until(() => stage.session.connection.kind === 'ended', 'the end')
  expect(problemOf(stage)).toMatchObject({ code: 'sign-in-expired', ways: ['integrated'] })
})

it.each<[SignInWay, readonly string[], readonly SignInWay[]]>([
  ['password', [...windows, ...passive], ['integrated', 'page']],
  ['integrated', ['password'], ['password']],
  ['page', ['password', ...windows, 'urn:microsoft.rtc:anonmeeting'], ['password', 'integrated']],
  ['password', ['urn:microsoft.rtc:anonmeeting'], []]
])('names what is offered instead of %s', async (way, grantTypes, ways) => {
  const stage = createStage({ quirks: { grantTypes } })
  stage.signIn({ account: { ...stage.account, way } })
  await stage.until(isSignedOut(stage), 'the form')
  expect(problemOf(stage)).toMatchObject({ code: 'way-not-offered', field: 'way', ways })
  expect(tokenRequests(stage)).toEqual([])
})
