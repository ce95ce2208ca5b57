// Whether the desktop is dark, as its portal tells it.

import { expect, it } from 'vitest'
import { watchColorScheme, type SchemeBus } from '../../../main/desktop/color-scheme'
import { settled } from '../../helpers/settled'

/** A portal that answers `scheme`, or none; `change` is what a user does in the desktop's settings. */
function setUp(scheme: unknown, { isThere = true, shell = 'KDE' } = {}) {
  const heard: boolean[] = []
  const asked: string[] = []
  let listen: ((body: readonly unknown[], sender: string) => void) | null = null
  let answer = (): void => undefined
  const answered = new Promise<void>((resolve) => (answer = resolve))
  const bus: SchemeBus = {
    async call({ destination }) {
      asked.push(destination)
      await answered
      if (!isThere) throw new Error('The name org.freedesktop.portal.Desktop was not provided')
      return [scheme]
    },
    onSignal(_match, hear) {
      listen = hear
      return () => (listen = null)
    }
  }
  const end = watchColorScheme(bus, shell, (isDark) => heard.push(isDark))
  const change = (...body: unknown[]) => listen?.(body, ':1.3')
  return { heard, asked, end, answer, change }
}

const ofScheme = ['org.freedesktop.appearance', 'color-scheme'] as const

it.each([
  ['no preference', 0, [false]],
  ['dark', 1, [true]],
  ['light', 2, [false]],
  ['something else', 'dark', []]
])('tells %s', async (_what, scheme, expected) => {
  const { heard, answer } = setUp(scheme)
  answer()
  await settled()
  expect(heard).toEqual(expected)
})

it('asks Xfce about its panel', async () => {
  const { heard, answer, change, asked } = setUp(true, { shell: 'XFCE' })
  answer()
  await settled()
  change('xfce4-panel', '/panels/dark-mode', false)
  change('xfce4-panel', '/panels/panel-1/size', true)
  expect(asked).toEqual(['org.xfce.Xfconf'])
  expect(heard).toEqual([true, false])
})

it('says nothing where there is no portal', async () => {
  const { heard, answer } = setUp(1, { isThere: false })
  answer()
  await settled()
  expect(heard).toEqual([])
})

it('follows the user, and only what is about the scheme', async () => {
  const { heard, answer, change } = setUp(0)
  answer()
  await settled()
  change(...ofScheme, 1)
  change('org.freedesktop.appearance', 'accent-color', 1)
  change('org.gnome.desktop.interface', 'color-scheme', 1)
  expect(heard).toEqual([false, true])
})

it('believes a change more than an answer that comes later', async () => {
  const { heard, answer, change } = setUp(0)
  change(...ofScheme, 1)
  answer()
  await settled()
  expect(heard).toEqual([true])
})

it('is silent after the end', async () => {
  const { heard, answer, end, change } = setUp(1)
  end()
  answer()
  change(...ofScheme, 1)
  await settled()
  expect(heard).toEqual([])
})
