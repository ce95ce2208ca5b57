// The log: one entry is one line, and no secret gets through, however it is spelled.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createLog, strikeOut } from '../../main/log'
import { Secret } from '../../main/ucwa/secret'

function writtenBy(act: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = []
  act(createLog((line) => lines.push(line)))
  return lines
}

const token68 = fc.stringMatching(/^[A-Za-z0-9._~+/-]{8,60}={0,2}$/)
const around = fc.string({ unit: 'grapheme', maxLength: 40 })

it('writes the line and its details as name=value', () => {
  const lines = writtenBy((log) => log('a request failed', { status: 503, host: 'pool.corvo.example', retried: true }))
  expect(lines).toEqual(['a request failed status=503 host=pool.corvo.example retried=true'])
})

it('leaves a line without secrets as it is', () => {
  const line =
    'signed in by password at https://pool.corvo.example/ucwa?token=none, application 12 (grant_type=password)'
  expect(strikeOut(line)).toBe(line)
})

it.each([
  ['a bearer token', 'Authorization: Bearer s3cr3t', 's3cr3t'],
  ['a token of the server', 'got cwt=AAEBHAEFs3cr3t, going on', 's3cr3t'],
  ['a token in an encoded address', 'GET /join?t=cwt%3DAAs3cr3t&x=1', 's3cr3t'],
  ['an encoded header', 'header=Bearer%20s3cr3t', 's3cr3t'],
  ['basic credentials', 'tried basic czNjcjN0OnB3', 'czNjcjN0OnB3'],
  ['a JSON web token', 'id was eyJhbGciOi.eyJzdWIi.s3cr3t', 's3cr3t'],
  ['a form body', 'grant_type=password&username=lena&password=s3cr3t', 's3cr3t'],
  ['a form body with the password first', 'password=s3%20cr3t&username=lena', 'cr3t'],
  ['a password with spaces', 'password: my s3cr3t phrase', 's3cr3t'],
  ['a password with a comma and quotes', `password=a,'b";s3cr3t`, 's3cr3t'],
  ['JSON', '{"password":"a \\"s3cr3t","user":"lena"}', 's3cr3t'],
  ['JSON within JSON', JSON.stringify({ body: JSON.stringify({ password: 'a"s3cr3t' }) }), 's3cr3t'],
  ['a token answer', '{"access_token":"AAEs3cr3t","expires_in":28800}', 's3cr3t'],
  ['a token answer in camel case', '{"accessToken":"AAEs3cr3t"}', 's3cr3t'],
  ['an encoded form', 'body=username%3Dlena%26password%3Ds3cr3t', 's3cr3t'],
  ['a password over two lines', 'password=first\ns3cr3t', 's3cr3t'],
  ['a password in an address', 'https://lena:s3c@r3t@pool.corvo.example/', 'r3t'],
  ['a cookie', 'set-cookie: MSISAuth=s3cr3t; path=/', 's3cr3t']
])('strikes out %s', (_what, line, secret) => {
  expect(strikeOut(line)).not.toContain(secret)
  expect(strikeOut(line)).toContain('[struck out]')
})

it('never lets a token of the server through, wherever it stands', () => {
  fc.assert(
    fc.property(
      around,
      token68,
      fc.constantFrom('', ' ', ',', ';', '&', '"', "'", '\n', '<'),
      around,
      (before, token, end, after) => {
        const [line = ''] = writtenBy((log) => log(`${before}cwt=${token}${end}${after}`))
        // The text around it may happen to hold the same characters, so the whole spelling is looked for.
        expect(line).not.toContain(`cwt=${token}`)
      }
    )
  )
})

it('never lets a password through that is a detail, part of one, or in a message, whatever its characters', () => {
  const passwords = fc
    .string({ unit: 'grapheme-ascii', minLength: 6, maxLength: 40 })
    .filter((text) => /\w{4}/.test(text))
  fc.assert(
    fc.property(passwords, (password) => {
      const spellings = writtenBy((log) => {
        log('typed', { password })
        log('typed', { form: { user: 'lena', password } })
        log('typed', { body: `user=lena&password=${encodeURIComponent(password)}` })
        log('typed', { body: JSON.stringify({ password }), error: new Error(`password=${password}`) })
        log(`typed password: ${password}`)
      })
      const [longestWord = ''] = (password.match(/\w+/g) ?? []).sort((one, other) => other.length - one.length)
      const known = 'typed password form user lena body error Error struck out'
      fc.pre(!known.includes(longestWord))
      for (const line of spellings) expect(line).not.toContain(longestWord)
    })
  )
})

it('refuses a secret as a detail, and prints one inside a value as a placeholder', () => {
  const secret = new Secret('s3cr3t')
  expect(() => writtenBy((log) => log('kept', { secret }))).toThrow(TypeError)
  expect(
    writtenBy((log) => log(`kept ${secret}`, { all: [secret], error: new Error('x', { cause: secret }) }))
  ).toEqual(['kept [secret] all=["[secret]"] error=Error: x'])
})

it.each(['\n', '\r\n', '\u2028', '\u0085', '\u001b[2J', '\0'])('keeps one entry on one line: %j', (odd) => {
  const [line = '', ...more] = writtenBy((log) => log(`one${odd}two`, { text: `three${odd}four` }))
  expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
  expect(line).toMatch(/^one .*two text=three .*four$/)
  expect(more).toEqual([])
})

it('writes a detail that JSON cannot say, instead of failing', () => {
  const circle: Record<string, unknown> = {}
  circle.self = circle
  const [line] = writtenBy((log) => log('odd', { circle, big: 10n, none: undefined }))
  expect(line).toBe(
    'odd circle=(object that cannot be written: TypeError) big=(bigint that cannot be written: TypeError) none=undefined'
  )
})
