import { expect, it } from 'vitest'
import { AppStateMirror } from '../../renderer/app-state.svelte'
import { fakeBridge } from './fake-bridge'
import { settled } from './page'
import { picture } from './pictures'

it('shows the newest picture and drops older ones', async () => {
  const bridge = fakeBridge(picture({ number: 5 }))
  const mirror = new AppStateMirror(bridge)
  mirror.start()
  bridge.send(picture({ number: 7 }))
  await settled()
  expect(mirror.state?.number).toBe(7)
  bridge.send(picture({ number: 6 }))
  expect(mirror.state?.number).toBe(7)
})

it('asks for a picture only once it listens, so that none is missed', async () => {
  const bridge = fakeBridge(picture({ number: 1 }))
  let listenersWhenAsked = 0
  const mirror = new AppStateMirror({
    ...bridge,
    getState: () => {
      listenersWhenAsked = bridge.listeners
      return bridge.getState()
    }
  })
  mirror.start()
  await settled()
  expect(listenersWhenAsked).toBe(1)
})

it('stops listening when told to', () => {
  const bridge = fakeBridge(picture())
  const stop = new AppStateMirror(bridge).start()
  stop()
  expect(bridge.listeners).toBe(0)
})

it('keeps a refusal until something succeeds', async () => {
  const refused = { ok: false, problem: { code: 'not-connected' } } as const
  const mirror = new AppStateMirror(fakeBridge(picture(), { setMyNote: () => refused }))
  expect(await mirror.ask('setMyNote', 'x')).toBe(false)
  expect(mirror.refusal).toEqual({ code: 'not-connected' })
  expect(await mirror.ask('openMail', 'sip:a@b')).toBe(true)
  expect(mirror.refusal).toBeNull()
})
