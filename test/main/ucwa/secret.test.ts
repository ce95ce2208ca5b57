// What becomes of a secret when somebody prints, copies, stores or sends it by mistake.

import { Console } from 'node:console'
import { readdirSync, readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { format, inspect } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { MessageChannel } from 'node:worker_threads'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Secret } from '../../../main/ucwa/secret'

const text = 'pa55-wörd'
const secret = new Secret(text)
const holder = { account: 'lena', deep: [{ secret }], map: new Map([['key', secret]]), set: new Set([secret]) }

/** What `console` writes of it. */
function printed(value: unknown, way: 'log' | 'error' | 'table' | 'dir'): string {
  const stream = new PassThrough()
  new Console(stream, stream)[way](value)
  return String(stream.read())
}

function thrownWith(cause: unknown): Error {
  return new Error('refused', { cause })
}

it.each<[string, () => string]>([
  ['a template', () => `${secret}`],
  ['String()', () => String(secret)],
  ['a sum of texts', () => 'it is ' + secret],
  ['a list put into a text', () => [secret, secret].join()],
  ['JSON', () => JSON.stringify(secret)],
  ['JSON of what holds it', () => JSON.stringify(holder)],
  ['JSON of a map of its own', () => JSON.stringify([...holder.map])],
  ['JSON of its copied properties', () => JSON.stringify({ ...secret, ...Object.fromEntries(Object.entries(secret)) })],
  ['inspect', () => inspect(secret)],
  ['inspect of what holds it', () => inspect(holder, { depth: null })],
  ['inspect with all that is hidden', () => inspect(holder, { depth: null, showHidden: true, getters: true })],
  [
    'inspect without its own word for it',
    () => inspect(holder, { depth: null, showHidden: true, customInspect: false })
  ],
  ['format %s', () => format('%s', secret)],
  ['format %o', () => format('%o %O %j', secret, secret, secret)],
  ['console.log', () => printed(secret, 'log')],
  ['console.log of what holds it', () => printed(holder, 'log')],
  ['console.error of an error with it', () => printed(thrownWith(secret), 'error')],
  ['console.table', () => printed([holder], 'table')],
  ['console.dir', () => printed(holder, 'dir')],
  ['an error and its stack', () => inspect(thrownWith(holder), { depth: null })],
  ['an address', () => new URL(`https://pool.example/?q=${secret}`).href],
  ['a form', () => new URLSearchParams({ password: String(secret) }).toString()],
  ['the names of its properties', () => Reflect.ownKeys(secret).map(String).join()],
  ['the values of its properties', () => Object.values(secret).map(String).join()]
])('is not in %s', (_, show) => {
  expect(show()).not.toContain(text)
  expect(show()).not.toContain(encodeURIComponent(text))
})

it.each<[string, (value: unknown) => unknown]>([
  ['structured cloning', (value) => structuredClone(value)],
  ["V8's serialiser, which Electron's IPC uses", (value) => deserialize(serialize(value))],
  ['a message to a worker', (value) => new MessageChannel().port1.postMessage(value)]
])('cannot be copied by %s, alone or inside something', (_, copy) => {
  expect(() => copy(secret)).toThrow(/could not be cloned/)
  expect(() => copy(holder)).toThrow(/could not be cloned/)
  expect(() => copy(new Map([['secret', secret]]))).toThrow(/could not be cloned/)
})

it('shows nothing of any text, however it is asked', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 8, maxLength: 60 }), (any) => {
      fc.pre(!/^[a-z[\] ]*$/i.test(any))
      const one = new Secret(any)
      const all = [`${one}`, JSON.stringify({ one }), inspect({ one }, { showHidden: true }), format('%s %o', one, one)]
      expect(all.join('\n')).not.toContain(any)
      expect(one.reveal()).toBe(any)
    })
  )
})

it.each([
  ['', true],
  [' ', false],
  ['x', false]
])('tells of %j only whether it is empty', (any, isEmpty) => {
  expect(new Secret(any).isEmpty).toBe(isEmpty)
})

it('is revealed on the wire and for the keychain, and nowhere else', () => {
  const main = new URL('../../../main/', import.meta.url)
  const files = readdirSync(main, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const places = files.filter((name) => /\breveal\b\s*\(\)(?!:)/.test(readFileSync(new URL(name, main), 'utf8')))
  expect(places.sort()).toEqual(['desktop/vault.ts', 'kept-sign-in.ts', 'ucwa/http.ts', 'ucwa/token.ts'])
})
