import { expect, it } from 'vitest'
import type { ProblemCode } from '../../../preload/contract'
import { problemWords } from '../../../renderer/words/problems'

/** Every code there is; one that is missing or gone does not compile. */
const every: Record<ProblemCode, true> = {
  'not-an-address': true,
  'password-missing': true,
  'server-address-invalid': true,
  'note-too-long': true,
  'server-not-found': true,
  'not-a-skype-server': true,
  'online-not-supported': true,
  'way-not-offered': true,
  'integrated-refused': true,
  'page-closed': true,
  'wrong-password': true,
  'certificate-not-trusted': true,
  'certificate-changed': true,
  'clock-wrong': true,
  'redirect-not-trusted': true,
  'sign-in-not-permitted': true,
  'no-network': true,
  'server-unreachable': true,
  'server-busy': true,
  'server-trouble': true,
  'answer-unreadable': true,
  'sign-in-expired': true,
  'taken-over': true,
  'ended-by-server': true,
  'too-many-applications': true,
  'app-not-allowed': true,
  'not-connected': true,
  'not-allowed': true,
  'not-found': true,
  'not-understood': true,
  'not-now': true,
  'too-many-recipients': true,
  'group-name-empty': true,
  'group-name-too-long': true,
  'group-name-unusable': true,
  'not-a-contact-address': true,
  'list-full': true,
  'too-many-delegates': true,
  'too-many-groups': true,
  'too-many-watched': true,
  'already-there': true,
  'list-moving': true,
  'editing-unsupported': true,
  'group-not-editable': true,
  'group-gone': true,
  'group-changed': true,
  'mailbox-unsupported': true,
  'events-unreachable': true,
  'no-backup-pool': true,
  'list-too-large': true,
  'members-hidden': true,
  'search-not-allowed': true,
  'location-too-long': true,
  'time-over': true,
  'only-a-sample': true,
  'no-notifications': true,
  'no-keychain': true,
  'person-not-found': true,
  'file-unreadable': true,
  'file-not-a-list': true,
  'file-not-written': true
}
// The keys of a record of codes are codes.
const codes = Object.keys(every) as ProblemCode[]

it.each(codes)('says of %s what happened and what to do, in whole sentences without codes', (code) => {
  for (const about of [undefined, 'corvo.example']) {
    const { what, advice } = problemWords({ code, ...(about && { about }) })
    expect(what).toMatch(/^[\p{Lu}c].{10,}\.$/u)
    expect(advice).toMatch(/^\p{Lu}.{10,}\.$/u)
    expect(`${what} ${advice}`).not.toMatch(/undefined|null|\b[45]\d\d\b|[a-z][A-Z]|!/)
  }
})

it.each<[ProblemCode, string, string]>([
  ['server-not-found', 'corvo.example', 'No server was found for corvo.example.'],
  ['not-a-contact-address', 'anna', 'anna is not an address of a person.'],
  ['file-not-a-list', 'bills.csv', 'bills.csv is not a list of contacts.']
])('names what %s is about', (code, about, what) => {
  expect(problemWords({ code, about }).what).toBe(what)
})

it('names the account whose password was not accepted', () => {
  expect(problemWords({ code: 'wrong-password', about: 'ines@corvo.example' }).advice).toContain('ines@corvo.example')
})

it.each<ProblemCode>(['certificate-not-trusted', 'certificate-changed'])('says of %s what can be done here', (code) => {
  expect(problemWords({ code }).advice).toMatch(/Look at the .*, and trust it only if .*fingerprint/)
})

it.each<ProblemCode>(['server-trouble', 'answer-unreadable', 'server-busy'])(
  'asks nobody to repeat what Rollcall repeats by itself: %s',
  (code) => expect(problemWords({ code }).advice).not.toMatch(/(^|\. )Try again/)
)
