import { expect, it } from 'vitest'
import type { NewsItem } from '../../main/alerts/news'
import { defaultSettings } from '../../main/settings'
import { createTelling, type Told } from '../../main/telling'
import type { Person } from '../../preload/contract'

const lena: Person = {
  uri: 'sip:lena@corvo.example',
  name: 'Lena Fischer',
  mail: 'lena@corvo.example',
  presence: { kind: 'asking' }
}
const yuki: Person = {
  uri: 'sip:yuki@corvo.example',
  name: 'Yuki Tanaka',
  note: { text: 'On the train', outOfOffice: false },
  presence: { kind: 'asking' }
}

const free = ({ uri, name }: Person, change: Partial<NewsItem> = {}): NewsItem => ({
  uri,
  name,
  event: 'available',
  availability: 'available',
  isOver: false,
  target: { kind: 'person', uri },
  ...change
})

function world(sound = true, isShowable = true) {
  const shown: (Told & { isTest?: boolean | undefined })[] = []
  const did: unknown[] = []
  const telling = createTelling({
    async show(note, isTest) {
      shown.push({ ...note, isTest })
      return isShowable
    },
    settings: () => ({ ...defaultSettings, sound }),
    people: () => [lena, yuki],
    ask: (view) => did.push(view),
    showWindow: () => did.push('window'),
    stopWatching: (target) => did.push(target),
    mail: (uri) => did.push(`mail ${uri}`)
  })
  return { telling, shown, did }
}

it('opens the person at a click, stops their watch, writes to them', () => {
  const { telling, shown, did } = world()
  void telling.tell({ kind: 'people', items: [free(lena)] })
  const [note] = shown
  expect(note).toMatchObject({
    title: 'Lena Fischer is available',
    isSilent: false,
    sign: 'available',
    actions: [
      { id: 'stop', label: 'Stop watching' },
      { id: 'mail', label: 'Mail' }
    ]
  })
  note?.onClick()
  note?.onAction('stop')
  note?.onAction('mail')
  expect(did).toEqual([{ kind: 'person', uri: lena.uri }, { kind: 'person', uri: lena.uri }, `mail ${lena.uri}`])
})

it('says the note the person has, where the news came without one', () => {
  const { telling, shown } = world()
  void telling.tell({ kind: 'people', items: [free(yuki)] })
  void telling.tell({ kind: 'people', items: [free(yuki, { note: 'Back at 3' })] })
  expect(shown.map(({ body }) => body)).toEqual(['On the train', 'Back at 3'])
})

it('offers no stop for a watch that has ended, and no mail to somebody without an address', () => {
  const { telling, shown } = world()
  void telling.tell({ kind: 'people', items: [free(yuki, { isOver: true })] })
  expect(shown[0]?.actions).toEqual([])
})

it('stops the watch of the group it came from', () => {
  const { telling, shown, did } = world()
  void telling.tell({ kind: 'people', items: [free(yuki, { target: { kind: 'group', groupId: 'g1' } })] })
  shown[0]?.onAction('stop')
  expect(did).toEqual([{ kind: 'group', groupId: 'g1' }])
})

it('shows the window at a click on several', () => {
  const { telling, shown, did } = world()
  void telling.tell({ kind: 'people', items: [free(lena), free(yuki)] })
  expect(shown).toHaveLength(1)
  expect(shown[0]).toMatchObject({ actions: [] })
  expect(shown[0]).not.toHaveProperty('sign')
  shown[0]?.onClick()
  expect(did).toEqual(['window'])
})

it('lets news of the same person take the place of older ones', () => {
  const { telling, shown } = world()
  for (const items of [[free(lena)], [free(yuki)], [free(lena)], [free(lena), free(yuki)]])
    void telling.tell({ kind: 'people', items })
  const keys = shown.map(({ key }) => key)
  expect(keys[2]).toBe(keys[0])
  expect(new Set(keys).size).toBe(3)
})

it('makes no sound where the user wants none', () => {
  const { telling, shown } = world(false)
  void telling.tell({ kind: 'people', items: [free(lena)] })
  expect(shown[0]?.isSilent).toBe(true)
})

it('goes to the sign-in form from a notice, by a click and by its action', async () => {
  const { telling, shown, did } = world()
  await telling.say({
    key: 'signed-out',
    title: 'Rollcall is signed out',
    body: '',
    isUrgent: true,
    action: 'Sign in',
    view: { kind: 'sign-in' }
  })
  expect(shown[0]).toMatchObject({ isUrgent: true, actions: [{ label: 'Sign in' }] })
  shown[0]?.onClick()
  shown[0]?.onAction('open')
  expect(did).toEqual([{ kind: 'sign-in' }, { kind: 'sign-in' }])
})

it('answers a test by whether it was shown', async () => {
  const { telling, shown } = world()
  expect(await telling.testNotification()).toEqual({ ok: true, value: undefined })
  expect(shown[0]?.isTest).toBe(true)
  expect(await world(true, false).telling.testNotification()).toEqual({
    ok: false,
    problem: { code: 'no-notifications' }
  })
})
