// A certificate that was refused: shown from the form, from the banner and among the trusted ones of the settings.

import { cleanup, screen, within } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import type { Connection, Problem, UntrustedCertificate } from '../../../preload/contract'
import { click, press } from '../contacts-page'
import { showApp } from '../page'
import { picture, signedOut } from '../pictures'
import { openSettings } from './settings-page'

afterEach(cleanup)

const fingerprint = Array.from({ length: 32 }, (_, at) => (at + 160).toString(16).toUpperCase()).join(':')
const before = {
  fingerprint: fingerprint.replace('A0', '00'),
  validFrom: 1_600_000_000_000,
  validUntil: 1_610_000_000_000
}
const host = 'pool.corvo.example'
const certificate: UntrustedCertificate = {
  host,
  fingerprint,
  validFrom: 1_700_000_000_000,
  validUntil: 1_800_000_000_000,
  subject: '<b>pool</b>',
  issuer: 'Nobody known',
  faults: ['unknown-issuer', 'other-name'],
  canBeTrusted: true,
  before: null
}

const problemOf = (more: Partial<UntrustedCertificate> = {}): Problem => ({
  code: 'certificate-not-trusted',
  about: host,
  certificate: { ...certificate, ...more }
})
const refused = (more?: Partial<UntrustedCertificate>) =>
  signedOut({ connection: { kind: 'signed-out', problem: problemOf(more) } })
const show = () => click(screen.getByRole('button', { name: 'Show certificate' }))
const dialog = () => within(screen.getByRole('dialog'))
const trustName = `Trust this certificate for ${host}`

it('shows it as it is, with the way out under the keyboard', async () => {
  await showApp(refused())
  await show()
  expect(dialog().queryByText('<b>pool</b>')).not.toBeNull()
  expect(dialog().queryByText('Nobody known')).not.toBeNull()
  expect(screen.getByRole('dialog').textContent).toContain(fingerprint)
  expect(dialog().queryByText(`It is not made for ${host}.`)).not.toBeNull()
  expect(document.activeElement).toBe(dialog().getByRole('button', { name: 'Cancel' }))
})

it('trusts it by the button that says so, and by nothing else', async () => {
  const bridge = await showApp(refused())
  await show()
  await press('Escape')
  expect([screen.queryByRole('dialog'), bridge.asked]).toEqual([null, []])
  await show()
  await click(dialog().getByRole('button', { name: trustName }))
  expect(bridge.asked).toEqual([['trustCertificate', host, fingerprint]])
})

it('offers no trust where there can be none', async () => {
  await showApp(refused({ faults: ['revoked'], canBeTrusted: false }))
  await show()
  expect(dialog().queryByRole('button', { name: trustName })).toBeNull()
  expect(dialog().queryByText('It was called back by those who issued it.')).not.toBeNull()
})

it.each<[string, Connection]>([
  ['reconnecting', { kind: 'reconnecting', attempt: 1, nextTryAt: 0, asOf: null, problem: problemOf({ before }) }],
  ['ended', { kind: 'ended', asOf: null, problem: { ...problemOf({ before }), code: 'certificate-changed' } }]
])('shows both certificates from the banner while %s, and asks the server again', async (_words, connection) => {
  const bridge = await showApp(picture({ connection }))
  await show()
  expect(screen.getByRole('dialog').textContent).toContain(fingerprint)
  expect(screen.getByRole('dialog').textContent).toContain(before.fingerprint)
  await click(dialog().getByRole('button', { name: 'Try now' }))
  expect(bridge.asked).toEqual([['connectNow']])
})

it('lists the trusted ones in the settings, each with a way to forget it', async () => {
  const bridge = await openSettings({ certificates: [{ host, ...before }] })
  const section = within(screen.getByRole('region', { name: 'Connection' }))
  expect(section.queryByText(/^Trusted by you, valid until/)).not.toBeNull()
  expect(screen.getByRole('region', { name: 'Connection' }).textContent).toContain(before.fingerprint)
  await click(section.getByRole('button', { name: `Forget ${host}` }))
  expect(bridge.asked).toContainEqual(['forgetCertificate', host])
})
