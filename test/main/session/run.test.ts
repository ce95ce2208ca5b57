// What ends a session for the user, and what only looks like it.

import { expect, it } from 'vitest'
import { change, everybodyLive, online } from './stage'

it('does not fight with another program that takes over the poll', async () => {
  const stage = await online()
  stage.faults.add({ path: '/events', action: 'status', status: 409, subcode: 'PGetReplaced' })
  change(stage, 'Busy')
  await stage.settle()
  expect(stage.session.connection).toMatchObject({ kind: 'ended', problem: { code: 'taken-over' } })
  stage.forgetRequests()
  await stage.advance(5 * 60_000)
  expect(stage.requests()).toEqual([])
  stage.session.connectNow()
  await stage.until(() => stage.session.connection.kind === 'online', 'online')
  expect(everybodyLive(stage)).toBe(true)
})

it('believes in a takeover only when a poll is told of it', async () => {
  const stage = await online()
  stage.faults.add({ path: '/oauthtoken', action: 'status', status: 409, subcode: 'PGetReplaced' })
  stage.faults.add({ path: '/batch', action: 'status', status: 409, subcode: 'PGetReplaced' })
  stage.simulator.expire('token')
  await stage.advance(60_000)
  expect(stage.kinds).not.toContain('ended')
  expect(everybodyLive(stage)).toBe(true)
})

it.each([
  ['InactiveApplicationExpired', 'ended-by-server'],
  ['TooManyApplications', 'too-many-applications'],
  ['UserAgentNotAllowed', 'app-not-allowed']
])('waits for the user after 410 %s', async (subcode, code) => {
  const stage = await online()
  stage.faults.add({ path: '/events', action: 'status', status: 410, subcode })
  change(stage, 'Busy')
  await stage.settle()
  expect(stage.session.connection).toMatchObject({ kind: 'ended', problem: { code } })
})

it('does not take the loss of a child for the loss of the application', async () => {
  const stage = await online()
  stage.faults.add({ path: 'groupId=', method: 'POST', action: 'status', status: 404, subcode: 'ApplicationNotFound' })
  const applications = stage.simulator.state().applications.length
  await stage.advance(22 * 60_000)
  expect(stage.simulator.state().applications).toHaveLength(applications)
  expect(everybodyLive(stage)).toBe(true)
})
