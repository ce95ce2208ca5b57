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

it('hands over what a command answers, and shows its refusal', async () => {
  const refused = { ok: false, problem: { code: 'file-not-written' } } as const
  const mirror = new AppStateMirror(
    fakeBridge(picture(), {
      exportContacts: (format) => (format === 'csv' ? { ok: true, value: 'contacts.csv' } : refused)
    })
  )
  expect(await mirror.askFor('exportContacts', 'csv')).toEqual({ ok: true, value: 'contacts.csv' })
  expect(await mirror.askFor('exportContacts', 'json')).toEqual(refused)
  expect(mirror.refusal).toEqual(refused.problem)
})

it('leaves it to whoever waits for a search or an edit to tell that it was refused', async () => {
  const refused = { ok: false, problem: { code: 'not-connected' } } as const
  const mirror = new AppStateMirror(fakeBridge(picture(), { searchDirectory: () => refused, edit: () => refused }))
  expect(await mirror.askFor('searchDirectory', 'ma')).toEqual(refused)
  expect(await mirror.askFor('edit', { kind: 'unwatch', uris: [] })).toEqual(refused)
  expect(mirror.refusal).toBeNull()
})

it('shows that an edit was refused where nobody waits for its answer', async () => {
  const problem = { code: 'list-moving' } as const
  const mirror = new AppStateMirror(fakeBridge(picture(), { edit: () => ({ ok: false, problem }) }))
  await mirror.ask('edit', { kind: 'unwatch', uris: [] })
  expect(mirror.refusal).toEqual(problem)
})
