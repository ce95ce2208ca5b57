// The whole simulator over a real port: server, control interface, faults, log and story belong together.

import { get } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { createClock } from '../../../main/simulator/clock'
import { type RunningSimulator, startSimulator } from '../../../main/simulator/start'

const open: RunningSimulator[] = []

async function running(start: Promise<RunningSimulator>): Promise<RunningSimulator> {
  const simulator = await start
  open.push(simulator)
  return simulator
}

afterEach(async () => {
  for (const simulator of open.splice(0)) await simulator.close()
})

const post = (address: string, body: unknown): Promise<Response> =>
  fetch(address, { method: 'POST', body: JSON.stringify(body) })

it('serves the discovery root and says who can sign in', async () => {
  const { root, signIn } = await running(startSimulator({ people: 10, groups: 2 }))
  const response = await fetch(root)
  expect(response.status).toBe(200)
  expect(await response.json()).toHaveProperty('_links.user')
  expect(signIn).toMatchObject({ signInAddress: 'sip:ines@corvo.example' })
})

it('has the size and the seed asked for', async () => {
  const { control } = await running(startSimulator({ people: 12, groups: 3, seed: 4 }))
  const again = await running(startSimulator({ people: 12, groups: 3, seed: 4 }))
  const state = (await (await fetch(`${control}/state`)).json()) as { groups: { kind: string }[]; people: unknown[] }
  expect(state.groups.filter(({ kind }) => kind === 'group')).toHaveLength(3)
  expect(again.simulator.world.people().map(({ uri }) => uri)).toHaveLength(state.people.length)
  expect(again.simulator.world.contacts()).toHaveLength(12)
})

it('fails the next matching request over the wire, logs it, and recovers', async () => {
  const { root, control } = await running(startSimulator({ people: 3 }))
  await post(`${control}/faults`, { action: 'drop' })
  await post(`${control}/faults`, { action: 'truncate' })
  await post(`${control}/faults`, { action: 'html', status: 502 })
  await expect(fetch(root)).rejects.toThrow(TypeError)
  await expect((await fetch(root)).json()).rejects.toThrow(TypeError)
  expect(await (await fetch(root)).text()).toContain('<html>')
  expect((await fetch(root)).status).toBe(200)
  const log = (await (await fetch(`${control}/requests`)).json()) as { status: number }[]
  expect(log.map(({ status }) => status)).toEqual([0, 200, 502, 200])
})

it('lets go of a request that hangs when the faults are cleared', async () => {
  const { root, control, requestLog } = await running(startSimulator({ people: 3 }))
  await post(`${control}/faults`, { action: 'hang' })
  const outcome = fetch(root).catch(() => 'dropped')
  await expect.poll(() => requestLog.entries().length).toBe(1)
  await fetch(`${control}/faults`, { method: 'DELETE' })
  expect(await outcome).toBe('dropped')
})

it('moves people by itself only when told to', async () => {
  const clock = createClock({ running: false })
  const moved = (simulator: RunningSimulator): (() => number) => {
    let count = 0
    simulator.simulator.world.onChange(() => (count += 1))
    return () => count
  }
  const lively = moved(await running(startSimulator({ clock, changesPerMinute: 30 })))
  const quiet = moved(await running(startSimulator({ clock })))
  await clock.advance(60_000)
  expect(lively()).toBeGreaterThan(5)
  expect(quiet()).toBe(0)
})

it('speaks TLS when asked to', async () => {
  const { root, control, certificate } = await running(startSimulator({ people: 3, tls: true }))
  expect([new URL(root).protocol, new URL(control).protocol]).toEqual(['https:', 'https:'])
  expect(certificate).toContain('BEGIN CERTIFICATE')
})

it.each([
  ['on two lines', {}, ['MsRtcOAuth', 'Bearer']],
  ['on one line if asked to', { joinedChallenge: true }, ['MsRtcOAuth']]
])('sends the two challenges of a 401 %s', async (_words, quirks, schemes) => {
  const { root } = await running(startSimulator({ people: 3, quirks }))
  const lines = await challengesAt(`${root}Autodiscover/AutodiscoverService.svc/root/oauth/user`)
  expect(lines.map((line) => line.split(' ')[0])).toEqual(schemes)
  expect(lines.join()).toMatch(/grant_type="[^"]+,password",?.*Bearer trusted_issuers="", client_id="[-0-9a-f]+"$/)
})

/** Each `WWW-Authenticate` line as it stood on the wire. */
function challengesAt(address: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    get(address, ({ headersDistinct }) => resolve(headersDistinct['www-authenticate'] ?? [])).on('error', reject)
  })
}

it('frees its port when it is closed, also twice', async () => {
  const { root, close } = await running(startSimulator({ changesPerMinute: 20 }))
  await close()
  await close()
  const { root: reused } = await running(startSimulator({ people: 3, port: Number(new URL(root).port) }))
  expect(reused).toBe(root)
})
