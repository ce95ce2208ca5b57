// The wire form of a batch: written as the protocol shows it, read however servers spell it.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Call } from '../../../main/ucwa/call'
import { readBatch, writeBatch } from '../../../main/ucwa/multipart'
import { UcwaError } from '../../../main/ucwa/ucwa-error'
import { codeOf } from './fake-server'

const type = 'multipart/batching; boundary="b1"'
const lines = (...texts: string[]): string => texts.join('\r\n')

const part = (status: string, body = '', headers = ['Content-Type: application/json; charset=utf-8']): string =>
  lines('--b1', 'Content-Type: application/http; msgtype=response', '', `HTTP/1.1 ${status}`, ...headers, '', body)

it('writes each call as a complete request', () => {
  const calls: Call<unknown>[] = [
    { method: 'GET', href: 'https://web.contoso.example/people/a@b/presence', read: () => 0 },
    {
      method: 'POST',
      href: 'https://web.contoso.example:8443/s?groupId=a%3D',
      query: { duration: 30 },
      headers: { 'X-MS-RequiresMinResourceVersion': '2' },
      body: { name: 'Zoë' },
      read: () => 0
    }
  ]
  expect(writeBatch(calls, 'b1').split('\r\n')).toEqual([
    '--b1',
    'Content-Type: application/http; msgtype=request',
    '',
    'GET /people/a@b/presence HTTP/1.1',
    'Host: web.contoso.example',
    'Accept: application/json',
    '',
    '',
    '--b1',
    'Content-Type: application/http; msgtype=request',
    '',
    'POST /s?groupId=a%3D&duration=30 HTTP/1.1',
    'Host: web.contoso.example:8443',
    'Accept: application/json',
    'X-MS-RequiresMinResourceVersion: 2',
    'Content-Type: application/json',
    '',
    '{"name":"Zoë"}',
    '--b1--',
    ''
  ])
})

const two = lines(part('200 OK', '{"a":1}'), part('204 No Content', '', []), '--b1--', '')

it.each([
  ['a quoted boundary', type, two],
  ['a bare boundary', 'multipart/batching;boundary=b1', two],
  ['a bare boundary before another parameter', 'Multipart/Batching; boundary=b1; charset=utf-8', two],
  ['lines that end in LF alone', type, two.replaceAll('\r\n', '\n')],
  ['text before and after', type, `This is a batch.\r\n${two}That was it.\r\n`],
  ['blanks behind the boundary', type, two.replaceAll('--b1\r\n', '--b1 \t\r\n')],
  ['no newline at the end', type, two.trimEnd()],
  ['a final boundary without its "--"', type, two.replace('--b1--', '--b1')],
  ['no phrase behind the status', type, two.replace('200 OK', '200')],
  [
    'parts without headers of their own',
    type,
    two.replaceAll('Content-Type: application/http; msgtype=response\r\n', '')
  ]
])('reads an answer with %s', (_, contentType, text) => {
  const { parts, closed } = readBatch(contentType, text)
  expect(parts.map((read) => [read?.status, read?.text.trim()])).toEqual([
    [200, '{"a":1}'],
    [204, '']
  ])
  expect(closed).toBe(true)
})

it('keeps the headers of a part and drops what is no header', () => {
  const headers = ['Content-Type: application/json', 'Retry-After:  5', 'no header', 'Bad Name: x', 'Smile: \u263A']
  const [read] = readBatch(type, lines(part('429 Too Many', '{}', headers), '--b1--')).parts
  expect([...(read?.headers ?? [])]).toEqual([
    ['content-type', 'application/json'],
    ['retry-after', '5']
  ])
})

it('takes the blanks around the value of a header away, and leaves out headers without end', () => {
  const some = Array.from({ length: 300 }, (_, index) => `x-${index}: \t ${index} `)
  const [read] = readBatch(type, lines(part('200 OK', '{}', some), '--b1--')).parts
  expect(read?.headers.get('x-7')).toBe('7')
  expect([...(read?.headers ?? [])]).toHaveLength(200)
})

it('knows a batch that was cut off, and keeps the whole parts before the cut', () => {
  const { parts, closed } = readBatch(type, lines(part('200 OK', '{"a":1}'), part('200 OK', '{"b":')))
  expect(parts.map((read) => read?.text)).toEqual(['{"a":1}', '{"b":'])
  expect(closed).toBe(false)
})

it.each(['HTTP/1.1 20', 'HTTP/1.1 OK', 'not http', ''])('has no part for one that begins with %j', (start) => {
  const { parts } = readBatch(type, lines('--b1', 'Content-Type: application/http', '', start, '', '', '--b1--'))
  expect(parts).toEqual([undefined])
})

it.each([
  ['a web page', 'text/html', '<html></html>', 'not-ucwa'],
  ['JSON', 'application/json', '{}', 'not-ucwa'],
  ['no type', '', two, 'not-ucwa'],
  ['no boundary', 'multipart/batching', two, 'unreadable'],
  ['another boundary than the one used', 'multipart/batching; boundary=b2', two, 'unreadable'],
  ['a boundary that the used one only begins with', 'multipart/batching; boundary=b', two, 'unreadable'],
  ['a boundary without end', `multipart/batching; boundary=${'b'.repeat(71)}`, `--${'b'.repeat(71)}--`, 'unreadable'],
  ['parts without end', type, `${'\n--b1\n'.repeat(1001)}--b1--`, 'unreadable'],
  ['an empty body', type, '', 'unreadable']
])('refuses %s', async (_, contentType, text, code) => {
  expect(await codeOf(() => readBatch(contentType, text))).toBe(code)
})

it('reads back every body that a server may put in a part', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 100, max: 599 }), fc.json()), { minLength: 1 }), (answers) => {
      const text = lines(...answers.map(([status, body]) => part(`${status} X`, body)), '--b1--', '')
      const { parts } = readBatch(type, text)
      expect(parts.map((read) => [read?.status, read?.text])).toEqual(answers)
    })
  )
})

it('ends in an answer or a UcwaError for any text and any cut', () => {
  const anyText = fc.oneof(
    fc.string(),
    fc.nat(two.length).map((end) => two.slice(0, end)),
    fc.array(fc.constantFrom('--b1', '--b1--', '\r\n', '\n', 'HTTP/1.1 200 OK', ':', 'x')).map((bits) => bits.join(''))
  )
  fc.assert(
    fc.property(anyText, (text) => {
      try {
        expect(readBatch(type, text).parts.length).toBeLessThanOrEqual(text.length)
      } catch (error) {
        expect(error).toBeInstanceOf(UcwaError)
      }
    })
  )
})
