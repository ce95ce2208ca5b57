// What is done after a stay ended, by error and circumstances.

import { expect, it } from 'vitest'
import { judge, type Circumstances } from '../../../main/session/verdict'
import { UcwaError, type UcwaErrorCode, type UcwaErrorDetails } from '../../../main/ucwa/ucwa-error'

const online: Circumstances = {
  wasOnline: true,
  silent: false,
  remembered: false,
  attempt: 1,
  isRepeated: false,
  silentMs: 0,
  isContested: false
}
const form: Circumstances = { ...online, wasOnline: false }
const silent: Circumstances = { ...form, silent: true }

it.each<[string, UcwaErrorCode, UcwaErrorDetails, Circumstances, string]>([
  ['a lost line', 'network', {}, online, 'retry'],
  ['a lost line while signing in by form', 'network', {}, form, 'refuse'],
  ['a lost line at start', 'network', {}, silent, 'retry'],
  ['no server at start', 'server-not-found', {}, silent, 'retry'],
  ['a wrong password by form', 'bad-credentials', {}, form, 'refuse'],
  ['a kept password that is wrong now', 'bad-credentials', {}, silent, 'refuse'],
  ['a password that became wrong', 'bad-credentials', {}, online, 'end'],
  ['a second 401', 'unauthorized', {}, online, 'end'],
  ['another certificate than the trusted one', 'certificate-changed', {}, online, 'end'],
  ['another certificate at start', 'certificate-changed', {}, silent, 'refuse'],
  ['a forged certificate on the way', 'certificate', {}, online, 'retry'],
  ['a takeover', 'poll-replaced', {}, online, 'end'],
  ['a 410', 'ended', { subcode: 'TooManyApplications' }, online, 'end'],
  ['a 410 by form', 'ended', { subcode: 'UserAgentNotAllowed' }, form, 'refuse'],
  ['a captive portal', 'not-ucwa', { status: 200 }, online, 'retry'],
  ['a portal that leads elsewhere at start', 'redirect-untrusted', {}, silent, 'retry'],
  ['a portal that leads elsewhere by form', 'redirect-untrusted', {}, form, 'refuse'],
  ['a 403 that is a page of a proxy', 'forbidden', { status: 403, isPage: true }, online, 'retry'],
  ['the same at start', 'forbidden', { status: 403, isPage: true }, silent, 'retry'],
  ['the same by form', 'forbidden', { status: 403, isPage: true }, form, 'refuse'],
  ['a forbidden application', 'forbidden', { status: 403 }, online, 'end']
])('after %s (%s) it decides', (_story, code, details, circumstances, kind) => {
  expect(judge(new UcwaError(code, details), circumstances).kind).toBe(kind)
})

it('makes a lost application anew at once, but waits when that is lost as well', () => {
  const gone = new UcwaError('application-gone', { status: 404 })
  expect(judge(gone, online)).toEqual({ kind: 'retry', forget: 'application', atOnce: true })
  expect(judge(gone, { ...online, attempt: 2, isRepeated: true })).toMatchObject({ atOnce: false })
})

it.each<[string, Circumstances, 'end' | 'refuse']>([
  ['online', online, 'end'],
  ['at start', silent, 'end'],
  ['by form', form, 'refuse']
])('asks the user which copy goes on when ours is ended again and again, %s', (_when, circumstances, kind) => {
  const gone = new UcwaError('application-gone', { status: 404 })
  expect(judge(gone, { ...circumstances, isContested: true })).toEqual({ kind, because: 'taken-over' })
})

it('makes an application anew for the form, too, that was lost while it is waited for', () => {
  expect(judge(new UcwaError('application-gone', { status: 404 }), form)).toMatchObject({ kind: 'retry', atOnce: true })
})

it('does not let a server that came back without the application wait for the pause its absence had earned', () => {
  const gone = new UcwaError('application-gone', { status: 404 })
  expect(judge(gone, { ...online, attempt: 7 })).toEqual({ kind: 'retry', forget: 'application', atOnce: true })
})

it('takes the end of an application for expected only after a long absence', () => {
  const idle = new UcwaError('ended', { status: 410, subcode: 'InactiveApplicationExpired' })
  expect(judge(idle, online)).toEqual({ kind: 'end' })
  expect(judge(idle, { ...online, silentMs: 20 * 60_000 })).toMatchObject({ kind: 'retry', forget: 'application' })
})

it.each<[UcwaErrorCode, UcwaErrorDetails]>([
  ['forbidden', { status: 403 }],
  ['not-found', { status: 404 }],
  ['unauthorized', { status: 401 }]
])('looks for the server anew when a remembered one says %s, but only once', (code, details) => {
  const error = new UcwaError(code, details)
  expect(judge(error, { ...silent, remembered: true })).toEqual({ kind: 'retry', forget: 'server', atOnce: true })
  expect(judge(error, silent)).not.toMatchObject({ forget: 'server' })
})

it('keeps the application through a short loss and looks for the server anew after a long one', () => {
  const lost = new UcwaError('network')
  const forgotten = [1, 2, 3, 4, 5, 6, 7, 8].map((attempt) => {
    const verdict = judge(lost, { ...online, attempt })
    return verdict.kind === 'retry' && verdict.forget
  })
  expect(forgotten).toEqual(['nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'server'])
})

it.each<[UcwaErrorCode, UcwaErrorDetails]>([
  ['unreadable', { status: 200 }],
  ['missing-link', {}],
  ['foreign-origin', {}]
])('tries a new application when the old one keeps giving answers that lead nowhere: %s', (code, details) => {
  const broken = new UcwaError(code, details)
  expect(judge(broken, { ...online, attempt: 2 })).toMatchObject({ forget: 'nothing' })
  expect(judge(broken, { ...online, attempt: 3 })).toMatchObject({ forget: 'application' })
})
