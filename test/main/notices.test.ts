// What is said while nobody looks, and that it is said once.

import { expect, it } from 'vitest'
import { createNotices, type Notice } from '../../main/notices'
import type { Connection, DesktopState, ProblemCode } from '../../preload/contract'
import { settled } from '../helpers/settled'

const shown: DesktopState = { tray: 'shown', idleTime: 'known', settingsFile: 'kept', lastEnd: 'orderly' }
const ended = (code: ProblemCode): Connection => ({ kind: 'ended', asOf: null, problem: { code } })
const signedOut = (code: ProblemCode): Connection => ({ kind: 'signed-out', problem: { code } })
const online: Connection = { kind: 'online' }

function world(isShowable = true) {
  const said: Notice[] = []
  const user = { isLooking: false, isNoTrayTold: false }
  const timers: (() => void)[] = []
  const notices = createNotices({
    isWindowShown: () => user.isLooking,
    isNoTrayTold: () => user.isNoTrayTold,
    keepNoTrayTold: () => void (user.isNoTrayTold = true),
    later: (run) => void timers.push(run),
    async say(notice) {
      said.push(notice)
      return isShowable
    }
  })
  const see = (...all: Connection[]) => {
    for (const connection of all) notices.see({ connection, desktop: shown })
  }
  const wait = async () => {
    for (const run of timers.splice(0)) run()
    await settled()
  }
  return { said, user, notices, see, wait }
}

it.each<[Connection, string]>([
  [signedOut('wrong-password'), 'The server no longer accepts the password. Sign in again to see who is here.'],
  [ended('ended-by-server'), 'The server ended the session. Sign in again to see who is here.'],
  [
    signedOut('integrated-refused'),
    'Your Windows or Kerberos sign-in is no longer accepted. Sign in again to see who is here.'
  ],
  [
    signedOut('way-not-offered'),
    'The server no longer offers the way in which you signed in. Sign in again to see who is here.'
  ],
  [
    ended('redirect-not-trusted'),
    'The server led to a place that does not belong to it, so nothing was sent there. Sign in again to see who is here.'
  ],
  [ended('no-backup-pool'), 'Your server is down, and no other stands in for it. Sign in again to see who is here.'],
  [ended('server-trouble'), 'The session has ended. Sign in again to see who is here.']
])('tells why it is signed out: %o', (connection, body) => {
  const { said, see } = world()
  see(online, connection)
  expect(said).toEqual([
    {
      key: 'signed-out',
      title: 'Rollcall is signed out',
      body,
      isUrgent: true,
      action: 'Sign in',
      view: { kind: 'sign-in' }
    }
  ])
})

it.each([ended, signedOut])('says of another certificate what to do, and leads to where it is shown', (end) => {
  const { said, see } = world()
  see(online, end('certificate-changed'))
  expect(said).toMatchObject([
    {
      title: 'Rollcall is signed out',
      body: 'The certificate of the server is not the one you trusted, so nothing was sent to it. Look at it, and ask your administrator before you trust it.',
      isUrgent: true,
      action: 'Open Rollcall',
      view: null
    }
  ])
})

it('says of another Rollcall which one goes on, and leads to where that is asked', () => {
  const { said, see } = world()
  see(online, ended('taken-over'))
  expect(said).toMatchObject([
    {
      body: 'You are signed in with Rollcall elsewhere, and only one of the two can be connected. Connect again to go on here.',
      action: 'Open Rollcall',
      view: null
    }
  ])
})

it('tells each end once, and the next one again', () => {
  const { said, see } = world()
  see(ended('ended-by-server'), ended('ended-by-server'))
  expect(said).toHaveLength(1)
  see({ kind: 'signing-in', step: 'find-server', took: {}, silent: true }, signedOut('wrong-password'))
  expect(said).toHaveLength(1)
  see(online, ended('ended-by-server'))
  expect(said).toHaveLength(2)
})

it('says nothing to somebody who has the window before them, later neither', () => {
  const { said, user, see } = world()
  user.isLooking = true
  see(ended('ended-by-server'))
  user.isLooking = false
  see(ended('ended-by-server'))
  expect(said).toEqual([])
})

it.each<Connection>([{ kind: 'signed-out' }, online, { kind: 'paused', asOf: null }])(
  'says nothing when %o',
  (connection) => {
    const { said, see } = world()
    see(connection)
    expect(said).toEqual([])
  }
)

it('tells of the missing tray once, over all runs', async () => {
  const first = world()
  const absent = { connection: online, desktop: { ...shown, tray: 'absent' } } as const
  first.notices.see(absent)
  first.notices.see(absent)
  await first.wait()
  first.notices.see(absent)
  await first.wait()
  expect(first.said.map(({ title }) => title)).toEqual(['Rollcall has no tray here'])
  expect(first.user.isNoTrayTold).toBe(true)

  const said: Notice[] = []
  const ports = {
    isWindowShown: () => false,
    isNoTrayTold: () => true,
    keepNoTrayTold: () => undefined,
    later: (run: () => void) => run()
  }
  createNotices({ ...ports, say: async (notice) => said.push(notice) > 0 }).see(absent)
  expect(said).toEqual([])
})

it('tells of the missing tray in the next run where nobody could show it', async () => {
  const { user, notices, wait } = world(false)
  notices.see({ connection: online, desktop: { ...shown, tray: 'absent' } })
  await wait()
  expect(user.isNoTrayTold).toBe(false)
})

it('misses no tray that comes a moment later, but one that goes for good', async () => {
  const { said, notices, wait } = world()
  const absent = { connection: online, desktop: { ...shown, tray: 'absent' } } as const
  notices.see(absent)
  notices.see({ connection: online, desktop: shown })
  await wait()
  expect(said).toEqual([])
  notices.see(absent)
  expect(said).toEqual([])
  await wait()
  expect(said).toHaveLength(1)
})

it('says that the window fails as often as it was tried, with a way to try again', () => {
  const { said, notices } = world()
  notices.windowFails()
  notices.windowFails()
  expect(said.map(({ key, action, view }) => ({ key, action, view }))).toEqual([
    { key: 'no-window', action: 'Try again', view: null },
    { key: 'no-window', action: 'Try again', view: null }
  ])
})
