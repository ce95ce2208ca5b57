// What the window can load: its own files and photos of people, and nothing besides.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerPage, type PagePorts } from '../../../main/desktop/pages'

let home: string
let folder: string

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'rollcall-pages-'))
  folder = path.join(home, 'renderer')
  mkdirSync(path.join(folder, 'assets'), { recursive: true })
  writeFileSync(path.join(folder, 'index.html'), '<title>Rollcall</title>')
  writeFileSync(path.join(folder, 'assets', 'index.js'), 'start()')
  writeFileSync(path.join(folder, 'notes.txt'), 'not for the window')
  writeFileSync(path.join(home, 'settings.html'), 'outside')
  mkdirSync(path.join(home, 'renderer-old'))
  writeFileSync(path.join(home, 'renderer-old', 'index.html'), 'outside too')
})

afterAll(() => rmSync(home, { recursive: true, force: true }))

function ask(address: string, ports: Partial<PagePorts> & { method?: string } = {}) {
  const { method = 'GET', ...rest } = ports
  return answerPage(new Request(address, { method }), {
    folder,
    readPhoto: async () => null,
    log: () => undefined,
    ...rest
  })
}

it.each([
  ['app://ui/index.html', 'text/html; charset=utf-8', '<title>Rollcall</title>'],
  ['app://ui/assets/index.js', 'text/javascript; charset=utf-8', 'start()']
])('serves %s', async (address, type, text) => {
  const response = await ask(address)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe(type)
  expect(await response.text()).toBe(text)
})

it.each([
  ['a file that is not there', 'app://ui/missing.html'],
  ['a folder', 'app://ui/assets'],
  ['the root', 'app://ui/'],
  ['a kind of file that no window needs', 'app://ui/notes.txt'],
  ['another host', 'app://elsewhere/index.html'],
  ['a way out of the folder', 'app://ui/..%2fsettings.html'],
  ['a way out with more turns', 'app://ui/assets/%2e%2e%2f%2e%2e%2fsettings.html'],
  ['a neighbour whose name begins the same', 'app://ui/..%2frenderer-old%2findex.html'],
  ['a name no file system takes', 'app://ui/index%00.html'],
  ['a broken encoding', 'app://ui/%E0%A4%A.html'],
  ['a photo with a broken encoding', 'app://ui/photo/%E0%A4%A'],
  ['a photo nobody has', 'app://ui/photo/sip%3Anobody%40corvo.example']
])('answers 404 for %s', async (_what, address) => {
  const response = await ask(address)
  expect(response.status).toBe(404)
  expect(await response.text()).toBe('')
})

it('answers 404 to anything but GET', async () => {
  expect((await ask('app://ui/index.html', { method: 'POST' })).status).toBe(404)
})

it('serves the photo of the person whose address was encoded', async () => {
  const bytes = new Uint8Array([0xff, 0xd8, 0xff])
  const response = await ask(`app://ui/photo/${encodeURIComponent('sip:lena+1@corvo.example')}`, {
    readPhoto: async (uri) => (uri === 'sip:lena+1@corvo.example' ? { type: 'image/jpeg', bytes } : null)
  })
  expect(response.headers.get('content-type')).toBe('image/jpeg')
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
})

it('does not pass on as a photo what is no picture', async () => {
  const readPhoto = async () => ({ type: 'text/html', bytes: new TextEncoder().encode('<script>') })
  expect((await ask('app://ui/photo/sip%3Alena%40corvo.example', { readPhoto })).status).toBe(404)
})

it('answers 404, and logs why, when a photo cannot be read', async () => {
  const lines: string[] = []
  const response = await ask('app://ui/photo/sip%3Alena%40corvo.example', {
    readPhoto: () => Promise.reject(new Error('no network')),
    log: (line) => lines.push(line)
  })
  expect(response.status).toBe(404)
  expect(lines).toEqual(['the window asked for what cannot be had'])
})

it.each(['app://ui/index.html', 'app://ui/missing.html', 'app://ui/photo/sip%3Alena%40corvo.example'])(
  'forbids whatever is loaded as %s to reach anything outside the app',
  async (address) => {
    const readPhoto = async () => ({ type: 'image/svg+xml', bytes: new TextEncoder().encode('<svg/>') })
    const { headers } = await ask(address, { readPhoto })
    const policy = (headers.get('content-security-policy') ?? '').split('; ')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    // Nothing but the app itself is ever named: no host, no inline, no eval, no data. Markup comes from Svelte alone.
    const named = policy.flatMap((rule) => rule.split(' ').slice(1)).filter((to) => to !== "'self'" && to !== "'none'")
    expect(named).toEqual(["'script'", 'svelte-trusted-html'])
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy.join()).not.toContain('unsafe-')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
)
