import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createElectronNotifications, type SystemNotifications } from '../../../main/desktop/notifications-electron'
import { someNotification } from './some-notification'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Options = Parameters<SystemNotifications['make']>[0]

class Shown extends EventEmitter {
  isClosed = false
  constructor(
    readonly options: Options,
    private readonly answer: 'show' | 'failed' | 'nothing'
  ) {
    super()
  }
  show() {
    if (this.answer !== 'nothing') this.emit(this.answer, {}, 'the user has switched them off')
  }
  close() {
    this.isClosed = true
    this.emit('close')
  }
}

function world(answer: 'show' | 'failed' | 'nothing' = 'show', isSupported = true) {
  const shown: Shown[] = []
  const transport = createElectronNotifications({
    isSupported: () => isSupported,
    make(options) {
      const made = new Shown(options, answer)
      shown.push(made)
      return made
    }
  })
  return { transport, shown }
}

it('shows title, body and actions, without a sound where none is wanted', async () => {
  const { transport, shown } = world()
  await transport.show(
    someNotification({ body: 'Hello', isSilent: true, actions: [{ id: 'stop', label: 'Stop watching' }] })
  )
  expect(shown[0]?.options).toEqual({
    title: 'Lena Fischer is available',
    body: 'Hello',
    silent: true,
    timeoutType: 'default',
    actions: [{ type: 'button', text: 'Stop watching' }]
  })
})

it('keeps an urgent one until it is read', async () => {
  const { transport, shown } = world()
  await transport.show(someNotification({ isUrgent: true }))
  expect(shown[0]?.options.timeoutType).toBe('never')
})

it('tells a click and each action', async () => {
  const { transport, shown } = world()
  const heard: string[] = []
  const actions = [
    { id: 'stop', label: 'Stop watching' },
    { id: 'mail', label: 'Mail' }
  ]
  await transport.show(
    someNotification({ actions, onClick: () => heard.push('click'), onAction: (id) => heard.push(id) })
  )
  shown[0]?.emit('click')
  shown[0]?.emit('action', {}, 1)
  shown[0]?.emit('action', {}, 7)
  expect(heard).toEqual(['click', 'mail'])
})

it('closes the older one with the same key, unless it is closed', async () => {
  const { transport, shown } = world()
  await transport.show(someNotification())
  await transport.show(someNotification({ key: 'yuki' }))
  await transport.show(someNotification())
  expect(shown.map(({ isClosed }) => isClosed)).toEqual([true, false, false])
})

it('rejects when the system refuses, or has no notifications at all', async () => {
  await expect(world('failed').transport.show(someNotification())).rejects.toThrow('the user has switched them off')
  await expect(world('show', false).transport.show(someNotification())).rejects.toThrow('no notifications')
})

it('takes a system that says nothing for one that shows it', async () => {
  const { transport, shown } = world('nothing')
  const showing = transport.show(someNotification())
  await vi.advanceTimersByTimeAsync(2000)
  await expect(showing).resolves.toBeUndefined()
  expect(shown).toHaveLength(1)
})
