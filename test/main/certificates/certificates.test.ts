// What the user trusts is trusted for that host and that certificate, until it is forgotten or needed no more.

import { X509Certificate } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { createCertificates, type Certificates } from '../../../main/certificates/certificates'
import { certificateOf, now, verdicts } from './some-certificates'

const host = 'pool.corvo.example'
const pem = await certificateOf({ names: [host, 'web.corvo.example'] })
const other = await certificateOf()
const fingerprintOf = (one: string) => new X509Certificate(one).fingerprint256

let file: Map<string, unknown>
let lines: string[]
let certificates: Certificates
let changes: string[]

function open(): Certificates {
  const opened = createCertificates({
    store: {
      get: (key) => file.get(key),
      set: (key, value) => void file.set(key, structuredClone(value)),
      delete: (key) => void file.delete(key)
    },
    now: () => now,
    log: (line) => void lines.push(line)
  })
  opened.onChange((why) => changes.push(why))
  return opened
}

const show = (one = pem, verdict = verdicts.unknownIssuer, at = host) =>
  certificates.isTrusted({ host: at, pem: one, verdict })

function trustShown(): void {
  show()
  expect(certificates.trust(host, fingerprintOf(pem))).toEqual({ ok: true, value: undefined })
}

beforeEach(() => {
  file = new Map()
  lines = []
  changes = []
  certificates = open()
})

it('does not trust what it never saw, and holds it to be shown', () => {
  expect(show()).toBe(false)
  expect(certificates.refused(host)).toMatchObject({ host, fingerprint: fingerprintOf(pem), before: null })
  expect(certificates.isChanged(host)).toBe(false)
  expect([certificates.trusted(), changes, file.size]).toEqual([[], [], 0])
})

it('trusts it from then on, in the next run too', () => {
  trustShown()
  expect(show()).toBe(true)
  expect(certificates.refused(host)).toBeNull()
  certificates = open()
  expect(show()).toBe(true)
  expect(certificates.trusted()).toMatchObject([{ host, fingerprint: fingerprintOf(pem) }])
  expect(changes).toEqual(['trusted'])
})

it('keeps host, fingerprint and dates, and nothing else', () => {
  trustShown()
  const dayMs = 24 * 60 * 60_000
  expect(Object.fromEntries(file)).toEqual({
    certificates: { [host]: { fingerprint: fingerprintOf(pem), validFrom: now - dayMs, validUntil: now + dayMs } }
  })
})

it('trusts the very same certificate for no other host', () => {
  trustShown()
  expect(show(pem, verdicts.unknownIssuer, 'web.corvo.example')).toBe(false)
  expect(certificates.isChanged('web.corvo.example')).toBe(false)
})

it('takes another certificate for a change, and shows both', () => {
  trustShown()
  expect(show(other)).toBe(false)
  expect(certificates.isChanged(host)).toBe(true)
  expect(certificates.refused(host)).toMatchObject({
    fingerprint: fingerprintOf(other),
    before: { fingerprint: fingerprintOf(pem) }
  })
  // The former one is still the one that is trusted.
  expect(show()).toBe(true)
  expect(certificates.isChanged(host)).toBe(false)
})

it('trusts the new one alone once the user does', () => {
  trustShown()
  show(other)
  certificates.trust(host, fingerprintOf(other))
  expect(show(other)).toBe(true)
  expect(show(pem)).toBe(false)
  expect(certificates.trusted()).toHaveLength(1)
})

it('needs its own trust no more once the computer trusts the server', () => {
  trustShown()
  expect(show(other, verdicts.fine)).toBe(false)
  expect([certificates.trusted(), changes, file.size]).toEqual([[], ['trusted', 'replaced'], 0])
  expect(show()).toBe(false)
  expect(certificates.isChanged(host)).toBe(false)
})

it('leaves to the system what the system trusts', () => {
  expect(show(pem, verdicts.fine)).toBe(false)
  expect(certificates.refused(host)).toBeNull()
  expect(changes).toEqual([])
})

it('does not trust one that was called back, not even the one it trusted', () => {
  trustShown()
  expect(show(pem, verdicts.revoked)).toBe(false)
  expect(certificates.refused(host)).toMatchObject({ faults: ['revoked'], canBeTrusted: false, before: null })
  expect(certificates.trust(host, fingerprintOf(pem))).toEqual({
    ok: false,
    problem: { code: 'not-allowed', about: host }
  })
})

it('trusts nothing but what was shown last', () => {
  expect(certificates.trust(host, fingerprintOf(pem))).toEqual({
    ok: false,
    problem: { code: 'not-found', about: host }
  })
  show()
  show(other)
  const outcome = certificates.trust(host, fingerprintOf(pem))
  expect(outcome).toMatchObject({
    ok: false,
    problem: { code: 'certificate-changed', about: host, certificate: { fingerprint: fingerprintOf(other) } }
  })
  expect(certificates.trusted()).toEqual([])
})

it('forgets when asked to', () => {
  trustShown()
  certificates.forget('nobody.corvo.example')
  certificates.forget(host)
  expect(show()).toBe(false)
  expect([certificates.isChanged(host), changes, file.size]).toEqual([false, ['trusted', 'forgotten'], 0])
})

it('tells what is under way to end when the user chooses, not when a better certificate comes', () => {
  const first = certificates.choice()
  trustShown()
  expect(first.aborted).toBe(true)
  const second = certificates.choice()
  show(other, verdicts.fine)
  expect(second.aborted).toBe(false)
  trustShown()
  const third = certificates.choice()
  certificates.forget(host)
  expect([second.aborted, third.aborted, certificates.choice().aborted]).toEqual([true, true, false])
})

it.each([
  ['POOL.corvo.example', host],
  ['pool.corvo.example.', host],
  ['[::1]', '::1']
])('takes %s for %s', (written, plain) => {
  show(pem, verdicts.unknownIssuer, written)
  expect(certificates.refused(plain)?.host).toBe(plain)
})

it('does not trust what cannot be read, and says so in the log', () => {
  expect(show('nothing')).toBe(false)
  expect(certificates.refused(host)).toBeNull()
  expect(lines).toContain('a certificate cannot be read')
})

const sound = { fingerprint: fingerprintOf(pem), validFrom: now, validUntil: now }

it.each([
  ['a list', [sound]],
  ['a fingerprint that is none', { [host]: { ...sound, fingerprint: 'AA' } }],
  ['a date that is none', { [host]: { ...sound, validUntil: 'tomorrow' } }],
  ['a host without a name', { '': sound }],
  ['nothing of it', { [host]: null }]
])('trusts nobody by a file that holds %s', (_words, value) => {
  file.set('certificates', value)
  certificates = open()
  expect(certificates.trusted()).toEqual([])
  expect(show()).toBe(false)
})

it('keeps what is sound in a file where something is not', () => {
  file.set('certificates', { [host]: sound, 'web.corvo.example': 7 })
  certificates = open()
  expect(certificates.trusted()).toEqual([{ host, ...sound }])
})
