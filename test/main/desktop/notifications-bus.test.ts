import { expect, it } from 'vitest'
import { createBusNotifications } from '../../../main/desktop/notifications-bus'
import type { Notification } from '../../../main/desktop/notifications'
import type { BusCall } from '../../../main/desktop/session-bus-messages'
import { someNotification } from './some-notification'

const all = ['body', 'body-markup', 'actions']

/** A notification server with these capabilities; `sent` is what it was told to show. */
function world(capabilities: readonly string[] = all) {
  const calls: BusCall[] = []
  const signals = new Map<string, (body: readonly unknown[], sender: string) => void>()
  let ownerChanged: (isOwned: boolean) => void = () => undefined
  let ids = 0
  const transport = createBusNotifications({
    bus: {
      async call(ask) {
        calls.push(ask)
        if (ask.member === 'GetCapabilities') return [capabilities]
        return [Number(ask.body?.[1]) || ++ids]
      },
      onOwnerChange: (_name, listen) => {
        ownerChanged = listen
        return () => undefined
      },
      onSignal: ({ member }, listen) => {
        signals.set(member, listen)
        return () => undefined
      }
    },
    appName: 'Rollcall',
    desktopEntry: 'rollcall'
  })
  const sent = () =>
    calls
      .filter(({ member }) => member === 'Notify')
      .map(({ body = [] }) => {
        const [app, replaces, icon, title, text, actions, hints] = body
        return { app, replaces, icon, title, text, actions, hints: values(hints) }
      })
  const signal = (member: string, ...body: unknown[]) => signals.get(member)?.(body, ':1.5')
  return { transport, calls, sent, signal, changeOwner: (isOwned: boolean) => ownerChanged(isOwned) }
}

const values = (hints: unknown) =>
  Object.fromEntries(
    Object.entries(Object(hints) as Record<string, { value: unknown }>).map(([key, { value }]) => [key, value])
  )

it('sends title, body and whose it is', async () => {
  const { transport, sent } = world()
  await transport.show(someNotification({ body: 'Release day, call if it burns' }))
  expect(sent()).toEqual([
    {
      app: 'Rollcall',
      replaces: 0,
      icon: 'rollcall',
      title: 'Lena Fischer is available',
      text: 'Release day, call if it burns',
      actions: ['default', 'Open'],
      hints: { urgency: 1, 'desktop-entry': 'rollcall', 'sound-name': 'message-new-instant' }
    }
  ])
})

it.each([
  [{ isSilent: true }, { 'suppress-sound': true, urgency: 1 }],
  [
    { isSilent: true, isUrgent: true },
    { 'suppress-sound': true, urgency: 2 }
  ],
  [
    { isSilent: false, isUrgent: true },
    { 'sound-name': 'message-new-instant', urgency: 2 }
  ]
])('hints for %o', async (change, hints) => {
  const { transport, sent } = world()
  await transport.show(someNotification(change))
  expect(sent()[0]?.hints).toEqual({ 'desktop-entry': 'rollcall', ...hints })
})

it.each([
  [all, '&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp;amp;'],
  [['body', 'actions'], '<img src=x onerror="alert(1)"> &amp;']
])('shows markup in a text literally where the server can do %o', async (capabilities, text) => {
  const { transport, sent } = world(capabilities)
  await transport.show(someNotification({ title: '<b>', body: '<img src=x onerror="alert(1)"> &amp;' }))
  expect(sent()[0]).toMatchObject({ title: '<b>', text })
})

it('sends nothing that the bus would not take', async () => {
  const { transport, sent } = world()
  await transport.show(someNotification({ title: 'a\0b', body: '\0' }))
  expect(sent()[0]).toMatchObject({ title: 'ab', text: '' })
})

it('sends a picture as the bus wants its pixels: red before blue', async () => {
  const { transport, sent } = world()
  const [blue, red] = [
    [255, 0, 0, 255],
    [0, 0, 255, 128]
  ]
  const image = { getSize: () => ({ width: 2, height: 1 }), toBitmap: () => Buffer.from([...blue, ...red]) }
  // Nothing else is used of it.
  await transport.show(someNotification({ picture: image as Required<Notification>['picture'] }))
  const pixels = Buffer.from([0, 0, 255, 255, 255, 0, 0, 128])
  expect(sent()[0]?.hints['image-data']).toEqual([2, 1, 8, true, 8, 4, pixels])
})

it('offers actions only where there are some', async () => {
  const actions = [{ id: 'stop', label: 'Stop watching' }]
  const able = world()
  await able.transport.show(someNotification({ actions }))
  expect(able.sent()[0]?.actions).toEqual(['default', 'Open', 'stop', 'Stop watching'])
  const unable = world(['body'])
  await unable.transport.show(someNotification({ actions }))
  expect(unable.sent()[0]?.actions).toEqual([])
})

it('takes the place of an older one with the same key, and of no other', async () => {
  const { transport, sent, signal } = world()
  await transport.show(someNotification())
  await transport.show(someNotification({ key: 'yuki' }))
  await transport.show(someNotification())
  signal('NotificationClosed', 1, 2)
  await transport.show(someNotification())
  expect(sent().map(({ replaces }) => replaces)).toEqual([0, 0, 1, 0])
})

it('tells a click and each action to the one that was clicked', async () => {
  const { transport, signal } = world()
  const heard: string[] = []
  const listening = (key: string) => ({
    key,
    actions: [{ id: 'stop', label: 'Stop watching' }],
    onClick: () => heard.push(`${key} clicked`),
    onAction: (id: string) => heard.push(`${key} ${id}`)
  })
  await transport.show(someNotification(listening('lena')))
  await transport.show(someNotification(listening('yuki')))
  signal('ActionInvoked', 2, 'default')
  signal('ActionInvoked', 1, 'stop')
  signal('ActionInvoked', 1, 'format-disk')
  signal('ActionInvoked', 77, 'default')
  expect(heard).toEqual(['yuki clicked', 'lena stop'])
})

it('asks once what the server can do, and again another server', async () => {
  const { transport, calls, changeOwner, sent } = world()
  await transport.show(someNotification())
  await transport.show(someNotification())
  changeOwner(false)
  changeOwner(true)
  await transport.show(someNotification())
  expect(calls.map(({ member }) => member)).toEqual([
    'GetCapabilities',
    'Notify',
    'Notify',
    'GetCapabilities',
    'Notify'
  ])
  // The new server's first id may be the old one's.
  expect(sent().map(({ replaces }) => replaces)).toEqual([0, 1, 0])
})

it('says when a server appears, not when one goes', () => {
  const { transport, changeOwner } = world()
  const appeared: string[] = []
  transport.onAppear(() => appeared.push('a server'))
  changeOwner(false)
  expect(appeared).toEqual([])
  changeOwner(true)
  expect(appeared).toEqual(['a server'])
})

it('forgets the oldest of many that nobody closed', async () => {
  const { transport, sent } = world()
  for (let index = 0; index <= 50; index++) await transport.show(someNotification({ key: String(index) }))
  await transport.show(someNotification({ key: '50' }))
  await transport.show(someNotification({ key: '0' }))
  expect(
    sent()
      .slice(-2)
      .map(({ replaces }) => replaces)
  ).toEqual([51, 0])
})
