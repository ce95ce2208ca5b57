// The item in the panel follows its picture, and nothing is set that is set already.

import { expect, it } from 'vitest'
import { createTray, type TrayListeners } from '../../../main/desktop/tray'
import type { Tone } from '../../../main/desktop/tray-tone'
import type { TrayAct, TrayPicture } from '../../../main/tray/tray-entry'

const available: TrayPicture = {
  icon: 'available',
  tooltip: 'Rollcall: Available',
  menu: [{ kind: 'item', label: 'Quit', act: { do: 'quit' } }]
}

interface World {
  picture: TrayPicture
  tone: Tone
  isHost: (isThere: boolean) => void
}

function setUp({ canOpen = true } = {}) {
  const world: World = { picture: available, tone: 'light', isHost: () => undefined }
  const done: string[] = []
  const acts: TrayAct[] = []
  const clicks: Parameters<TrayListeners['onClick']>[0][] = []
  let listeners: TrayListeners | null = null
  const tray = createTray({
    picture: () => world.picture,
    tone: () => world.tone,
    watchHost(hear) {
      world.isHost = hear
      return () => void done.push('watching ended')
    },
    open(icon, tone, opened) {
      if (!canOpen) throw new Error('the desktop refuses')
      listeners = opened
      done.push(`opened ${tone} ${icon}`)
      return {
        setIcon: (next, of) => done.push(`icon ${of} ${next}`),
        setTooltip: (text) => done.push(`tooltip ${text}`),
        setMenu: (menu, of) => done.push(`menu ${of} ${menu.length}`),
        remove: () => done.push('removed')
      }
    },
    act: (act) => acts.push(act),
    toggleWindow: (beside) => clicks.push(beside),
    log: (message) => done.push(`log ${message}`)
  })
  const states: string[] = []
  tray.onChange(() => states.push(tray.state))
  /** What was done since the last look. */
  const since = () => done.splice(0)
  return { tray, world, since, acts, clicks, states, user: () => listeners }
}

function shown() {
  const set = setUp()
  set.world.isHost(true)
  set.since()
  return set
}

it('waits for a place before it opens, and knows nothing until then', () => {
  const { tray, world, since, states } = setUp()
  tray.follow()
  expect([tray.state, since()]).toEqual(['untried', []])
  world.isHost(true)
  expect(since()).toEqual(['opened light available', 'tooltip Rollcall: Available', 'menu light 1'])
  expect(states).toEqual(['shown'])
})

it('sets nothing while nothing has changed', () => {
  const { tray, world, since } = shown()
  world.picture = structuredClone(available)
  tray.follow()
  expect(since()).toEqual([])
})

it('sets only what has changed', () => {
  const { tray, world, since } = shown()
  world.picture = { ...available, icon: 'busy' }
  tray.follow()
  expect(since()).toEqual(['icon light busy'])
  world.picture = { ...world.picture, tooltip: 'Rollcall: Busy' }
  tray.follow()
  expect(since()).toEqual(['tooltip Rollcall: Busy'])
  world.picture = { ...world.picture, menu: [] }
  tray.follow()
  expect(since()).toEqual(['menu light 0'])
})

it('is drawn anew when the panel changes its ground', () => {
  const { tray, world, since } = shown()
  world.tone = 'dark'
  tray.follow()
  expect(since()).toEqual(['icon dark available', 'menu dark 1'])
})

it('is absent where there is no place, and comes and goes with it', () => {
  const { world, since, states } = setUp()
  for (const isThere of [false, true, true, false, false, true]) world.isHost(isThere)
  expect(states).toEqual(['absent', 'shown', 'absent', 'shown'])
  expect(since().filter((one) => /opened|removed/.test(one))).toEqual([
    'opened light available',
    'removed',
    'opened light available'
  ])
})

it('is absent where the desktop refuses', () => {
  const { tray, world, since } = setUp({ canOpen: false })
  world.isHost(true)
  expect(tray.state).toBe('absent')
  expect(since()).toEqual(['log there can be no icon in the tray'])
})

it('puts the mark back to the truth after a status was clicked', () => {
  const { since, acts, user } = shown()
  user()?.onAct({ do: 'set-status', availability: 'busy' })
  expect(acts).toEqual([{ do: 'set-status', availability: 'busy' }])
  expect(since()).toEqual(['menu light 1'])
})

it('leaves the menu alone after any other click', () => {
  const { since, acts, user } = shown()
  user()?.onAct({ do: 'open' })
  expect(acts).toHaveLength(1)
  expect(since()).toEqual([])
})

it('passes on where it was clicked', () => {
  const { clicks, user } = shown()
  const place = { x: 1200, y: 0, width: 24, height: 24 }
  user()?.onClick(place)
  user()?.onClick()
  expect(clicks).toEqual([place, undefined])
})

it('takes its icon along when it stops', () => {
  const { tray, since } = shown()
  tray.stop()
  expect(since()).toEqual(['watching ended', 'removed'])
})
