// Answers of a batch: whatever was done to them, each part is told as it stands there, or not at all.

import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { readBatch } from '../../main/ucwa/multipart'
import { UcwaError } from '../../main/ucwa/ucwa-error'
import { signIn, startClient } from '../main/simulator/plain-client'
import { always } from './cases'
import { mutantText } from './mutants'
import { expectQuick } from './quick'

// On a busy machine the same computing takes a multiple of the time.
vi.setConfig({ testTimeout: 120_000 })

/** What the simulator answers to a batch of four; its boundary is another each time, so it gets a fixed name. */
async function soundBatch(): Promise<string> {
  const client = await signIn(startClient({ quirks: { batchByteOrderMark: true } }), true)
  const paths = ['/me', '/people/lena@corvo.example/presence', '/nowhere', '/me/note']
  const part = (path: string) =>
    `--b\r\nContent-Type: application/http; msgtype=request\r\n\r\nGET ${client.app}${path} HTTP/1.1\r\nHost: a\r\n\r\n\r\n`
  const headers = { 'Content-Type': 'multipart/batching;boundary=b' }
  const { body, headers: told } = await client.post(
    `${client.app}/batch`,
    `${paths.map(part).join('')}--b--\r\n`,
    headers
  )
  const boundary = /boundary="([^"]+)"/.exec(told.get('content-type') ?? '')?.[1] ?? ''
  return String(body).replaceAll(boundary, 'batch-1')
}

const sound = await soundBatch()
const type = 'multipart/batching; boundary="batch-1"'
const pieces = [
  ...[
    '\r\n',
    '\n',
    '\r',
    '\r\n\r\n',
    '--',
    '--batch-1',
    '\r\n--batch-1\r\n',
    '\r\n--batch-1--\r\n',
    '--batch-1-',
    '\uFEFF'
  ],
  ...['HTTP/1.1 200 OK', 'HTTP/1.1', 'HTTP/2 999', ':', 'Content-Type: ', 'Set-Cookie: a=b\r\n', 'a\0b: c\r\n', ' \t ']
]
const contentTypes = fc.oneof(
  { weight: 8, arbitrary: fc.constant(type) },
  mutantText(
    [type, 'multipart/batching;boundary=batch-1;charset=utf-8'],
    [';', '"', '=', 'boundary=', 'boundary="', ' ']
  )
)

it('reads four parts of a sound batch', () => {
  const { parts, closed } = readBatch(type, sound)
  expect([parts.map((part) => part?.status), closed]).toEqual([[200, 200, 404, 200], true])
})

it('reads a batch or refuses it, and invents nothing', () => {
  always(fc.tuple(contentTypes, mutantText([sound], pieces)), ([contentType, text]) => {
    try {
      const { parts, closed } = readBatch(contentType, text)
      expect(typeof closed).toBe('boolean')
      for (const part of parts) {
        if (part === undefined) continue
        if (!(part.status >= 0 && part.status <= 999 && part.headers instanceof Headers && text.includes(part.text))) {
          expect(part).toBe('an answer that stands in the text')
        }
      }
    } catch (error) {
      if (!(error instanceof UcwaError)) throw error
      expect(['not-ucwa', 'unreadable']).toContain(error.code)
    }
  })
})

const head = '--batch-1\r\n\r\nHTTP/1.1 200 OK\r\n'

it.each<[string, (length: number) => string]>([
  ['lines', (n) => `--batch-1${'\r\n'.repeat(n / 2)}`],
  ['carriage returns', (n) => `--batch-1\n${'\r'.repeat(n)}`],
  ['dashes', (n) => `--batch-1\n${'\n--'.repeat(n / 3)}`],
  ['boundaries that are none', (n) => '\n--batch-1x'.repeat(n / 11)],
  ['boundaries before blanks', (n) => `\n--batch-1${' '.repeat(n)}x`],
  ['empty parts', (n) => '\n--batch-1\n'.repeat(n / 11)],
  ['tiny parts', (n) => '\n--batch-1\n\nHTTP/1.1 200\n\n{}'.repeat(n / 29)],
  ['blanks before a part', (n) => `--batch-1\r\n${' '.repeat(n)}HTTP/1.1 200 OK`],
  ['blanks in a header', (n) => `${head}a:${' '.repeat(n)}\u263A\r\n\r\n{}\r\n--batch-1--`],
  ['headers', (n) => `${head}${'a:b\r\n'.repeat(n / 5)}\r\n{}\r\n--batch-1--`],
  ['a header', (n) => `${head}a: ${'b'.repeat(n)}\r\n\r\n{}\r\n--batch-1--`],
  ['a name of a header', (n) => `${head}${'b'.repeat(n)}\r\n\r\n{}\r\n--batch-1--`],
  ['a phrase behind the status', (n) => `--batch-1\r\n\r\nHTTP/1.1 200 ${'x'.repeat(n)}`],
  ['a body', (n) => `${head}\r\n${'\n--batch-'.repeat(n / 9)}`],
  ['text before the first part', (n) => `${'x\r\n'.repeat(n / 3)}${head}`]
])('reads or refuses a megabyte of %s at once', async (_what, make) => {
  await expectQuick(make, (text) => readBatch(type, text))
})

it.each<[string, (length: number) => string]>([
  ['a boundary', (n) => `multipart/batching; boundary=${'b'.repeat(n)}`],
  ['blanks', (n) => `multipart/batching;${' '.repeat(n)}`],
  ['quotes', (n) => `multipart/batching${';boundary="'.repeat(n / 11)}`],
  ['semicolons', (n) => `multipart/batching${';'.repeat(n)}boundary=`]
])('reads or refuses a type with a megabyte of %s at once', async (_what, make) => {
  await expectQuick(make, (contentType) => readBatch(contentType, `--${'b'.repeat(1000)}`))
})
