import { expect, it } from 'vitest'
import { createNotifications } from '../../../main/desktop/notifications'
import { someNotification } from './some-notification'

const note = someNotification({ key: 'a' })
const minuteMs = 60_000

/** A desktop that shows what it is given while `isThere`; `appear` says that it is there again. */
function world() {
  const desktop = { isThere: true, shown: [] as string[], asked: 0, appear: () => undefined as void }
  const clock = { now: 1_000_000 }
  const states: string[] = []
  const notifications = createNotifications({
    transport: {
      async show({ title }) {
        desktop.asked += 1
        if (!desktop.isThere) throw new Error('nobody is there')
        desktop.shown.push(title)
      },
      onAppear: (listen) => void (desktop.appear = listen),
      stop: () => undefined
    },
    now: () => clock.now,
    log: () => undefined
  })
  notifications.onChange(() => states.push(notifications.state))
  return { desktop, clock, notifications, states }
}

it('knows nothing of the desktop before the first, and then that it works', async () => {
  const { notifications, states } = world()
  expect(notifications.state).toBe('untried')
  expect(await notifications.show(note)).toBe(true)
  expect(await notifications.show(note)).toBe(true)
  expect(states).toEqual(['working'])
})

it('shows nothing for a minute after a failure, then tries again', async () => {
  const { desktop, clock, notifications, states } = world()
  desktop.isThere = false
  expect(await notifications.show(note)).toBe(false)
  clock.now += minuteMs - 1
  expect(await notifications.show(note)).toBe(false)
  expect(desktop.asked).toBe(1)
  desktop.isThere = true
  clock.now += 1
  expect(await notifications.show(note)).toBe(true)
  expect(states).toEqual(['absent', 'working'])
})

it('does not rest for ever when the clock is set back', async () => {
  const { desktop, clock, notifications } = world()
  desktop.isThere = false
  await notifications.show(note)
  desktop.isThere = true
  clock.now -= 24 * 60 * minuteMs
  expect(await notifications.show(note)).toBe(true)
})

it('tries what the user asked for right after a failure', async () => {
  const { desktop, notifications } = world()
  desktop.isThere = false
  await notifications.show(note)
  expect(await notifications.show(note, true)).toBe(false)
  desktop.isThere = true
  expect(await notifications.show(note, true)).toBe(true)
})

it('tries again at once when somebody appears who shows them', async () => {
  const { desktop, notifications, states } = world()
  desktop.isThere = false
  await notifications.show(note)
  desktop.isThere = true
  desktop.appear()
  expect(states).toEqual(['absent', 'untried'])
  expect(await notifications.show(note)).toBe(true)
})

it('shows one after the other', async () => {
  const { desktop, notifications } = world()
  await Promise.all(['1', '2', '3'].map((title) => notifications.show({ ...note, title })))
  expect(desktop.shown).toEqual(['1', '2', '3'])
})

it('asks a silent desktop once, not once for each that waited', async () => {
  const { desktop, notifications } = world()
  desktop.isThere = false
  expect(await Promise.all([1, 2, 3].map(() => notifications.show(note)))).toEqual([false, false, false])
  expect(desktop.asked).toBe(1)
})
