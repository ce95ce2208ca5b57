// No secret goes elsewhere, whatever address a server writes at whatever place of whatever answer.

import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startRecorder, leaksIn, type Recorder } from '../../helpers/recorder'
import { leaks, liveThrough, tap, type Tamper } from './wire-tap'

let recorder: Recorder

beforeAll(async () => {
  recorder = await startRecorder()
})

beforeEach(() => recorder.forget())

afterAll(() => recorder.close())

/** Every address in an answer, of a document, in an event or a part of a batch, and of a challenge. */
const anyHref = /("href"\s*:\s*"|MsRtcOAuth href=")([^"]*)/g

/** Ways to write the path of an address so that it leads, or might seem to lead, elsewhere. */
const forms: readonly ((elsewhere: URL, path: string) => string)[] = [
  ({ origin }, path) => `${origin}${path}`,
  ({ host }, path) => `https://${host}${path}`,
  ({ host }, path) => `//${host}${path}`,
  ({ host }, path) => `\\\\\\\\${host}${path}`,
  ({ host }, path) => `/\\\\${host}${path}`,
  ({ host }, path) => `http:/${host}${path}`,
  ({ host }, path) => `http:${host}${path}`,
  ({ host }, path) => `HTTP://${host.toUpperCase()}${path}`,
  ({ host }, path) => `  \\thttp:\\n//${host}${path}`,
  ({ host }, path) => `http://127.0.0.1:80@${host}${path}`,
  ({ host }, path) => `http://127.0.0.1\\\\@${host}${path}`,
  ({ host }, path) => `http://127.0.0.1#@${host}${path}`,
  ({ port }, path) => `http://2130706433:${port}${path}`,
  ({ port }, path) => `http://0x7f.1:${port}${path}`,
  ({ port }, path) => `http://[::1]:${port}${path}`,
  ({ port }, path) => `http://127.0.0.2:${port}${path}`,
  ({ port }, path) => `http://127.0.0.1.:${port}${path}`,
  (_, path) => `http://corvo.example.evil.example${path}`,
  (_, path) => `https://elsewhere.example${path}`
]

/** One wrong address: which of all addresses that come along, how it is written, and which of the two origins. */
const wrongAddress = fc.record({ at: fc.nat(400), form: fc.nat(forms.length - 1), which: fc.nat(1) })

interface Wrong {
  readonly at: number
  readonly form: number
  readonly which: number
}

/** Writes elsewhere's address in the place of some. With `from`, in all from there on. */
function tampering(
  wrongs: readonly Wrong[],
  isAllFromFirst: boolean,
  met: { count: number; replaced: number }
): Tamper {
  const first = Math.min(...wrongs.map(({ at }) => at))
  const rewrite = (text: string): string =>
    text.replace(anyHref, (whole, before: string, href: string) => {
      const place = met.count++
      const wrong = wrongs.find(({ at }) => at === place) ?? (isAllFromFirst && place >= first ? wrongs[0] : undefined)
      const form = forms[wrong?.form ?? -1]
      if (wrong === undefined || form === undefined) return whole
      met.replaced += 1
      const path = URL.canParse(href, 'http://127.0.0.1/') ? new URL(href, 'http://127.0.0.1/').pathname : '/'
      return before + form(new URL(recorder.origins[wrong.which === 0 ? 0 : 1]), path)
    })
  return async (response) => {
    const headers = new Headers(response.headers)
    const challenge = headers.get('www-authenticate')
    if (challenge !== null) headers.set('www-authenticate', rewrite(challenge).replace(/[\r\n]|\\[tn]/g, ' '))
    const isText = /json|multipart/.test(headers.get('content-type') ?? '')
    if (!isText) return new Response(response.body, { status: response.status, headers })
    return new Response(rewrite(await response.text()), { status: response.status, headers })
  }
}

it('meets many addresses in a day in short, which ends well as long as none is wrong', async () => {
  const met = { count: 0, replaced: 0 }
  const tapped = tap(recorder, tampering([{ at: 1e9, form: 0, which: 0 }], false, met))
  await liveThrough(tapped)
  expect(met.count).toBeGreaterThan(300)
  expect(tapped.stage.kinds).toEqual(['signing-in', 'online', 'signed-out'])
  expect(tapped.foreign).toEqual([])
})

it('sends nothing at all elsewhere for wrong addresses at any places of a server on this machine', async () => {
  const replaced = await tryWrongAddresses(1_000, () => true, {})
  expect(replaced).toBeGreaterThan(10_000)
  expect(recorder.seen).toEqual([])
}, 300_000)

it('sends nothing at all elsewhere for wrong addresses in what a server on the net says after discovery', async () => {
  const replaced = await tryWrongAddresses(100, (url) => url.includes('/applications'), {
    home: 'https://pool.corvo.example'
  })
  expect(replaced).toBeGreaterThan(1_000)
  expect(recorder.seen).toEqual([])
}, 300_000)

/** Lives through that many days, each with other wrong addresses; answers how many there were. */
async function tryWrongAddresses(
  numRuns: number,
  isTampered: (url: string) => boolean,
  options: Parameters<typeof tap>[2]
): Promise<number> {
  let replaced = 0
  await fc.assert(
    fc.asyncProperty(fc.array(wrongAddress, { minLength: 1, maxLength: 6 }), fc.boolean(), async (wrongs, isAll) => {
      const met = { count: 0, replaced: 0 }
      const tamper = tampering(wrongs, isAll, met)
      const tapped = tap(recorder, (answer, url) => (isTampered(url) ? tamper(answer, url) : answer), options)
      await liveThrough(tapped)
      replaced += met.replaced
      expect(leaks(tapped, recorder)).toEqual([])
      expect(tapped.foreign).toEqual([])
    }),
    { numRuns }
  )
  return replaced
}

it('would notice: the recorder sees what is sent there', async () => {
  await fetch(`${recorder.origins[1]}/x?a=pass%20word`, { headers: { Authorization: 'Bearer t' } })
  await fetch(`${recorder.origins[0]}/x`, { method: 'POST', body: 'b=pass+word' })
  await fetch(`${recorder.origins[0]}/nothing`)
  expect(leaksIn(recorder.seen, ['pass word'])).toHaveLength(2)
})
