// The settings: whatever was stored becomes settings, and only a right change is taken.

import * as v from 'valibot'
import { expect, it } from 'vitest'
import { createSettings, defaultSettings, readSettings, settingsChange } from '../../main/settings'

it.each([undefined, null, 7, 'dark', [], {}, { Theme: 'dark' }])(
  'takes the defaults for what holds none: %j',
  (value) => {
    expect(readSettings(value)).toEqual(defaultSettings)
  }
)

const chosen = { theme: 'dark', density: 'compact', sort: 'name', collapsedGroups: ['g-1', 'g-2'] } as const

it('reads what was stored, and leaves out what it does not know', () => {
  expect(readSettings({ ...chosen, watched: ['sip:lena@corvo.example'] })).toEqual(chosen)
})

it.each([
  ['theme', 'sepia'],
  ['theme', ['dark']],
  ['density', null],
  ['sort', 3],
  ['collapsedGroups', 'g-1'],
  ['collapsedGroups', ['g-1', 2]],
  ['collapsedGroups', { 0: 'g-1' }],
  ['collapsedGroups', ['x'.repeat(257)]],
  ['collapsedGroups', Array.from({ length: 1001 }, (_, index) => `g-${index}`)]
] as const)('replaces a damaged %s by its default and keeps the rest (%#)', (field, value) => {
  expect(readSettings({ ...chosen, [field]: value })).toEqual({ ...chosen, [field]: defaultSettings[field] })
})

it.each([{}, { theme: 'light' }, { density: 'compact', collapsedGroups: [] }, chosen])(
  'takes the change %j',
  (change) => {
    expect(v.safeParse(settingsChange, change)).toMatchObject({ success: true, output: change })
  }
)

it.each([
  [{ theme: 'sepia' }],
  [{ theme: undefined }],
  [{ density: true }],
  [{ sort: ['name'] }],
  [{ collapsedGroups: 'g-1' }],
  [{ collapsedGroups: [1] }],
  [{ collapsedGroups: Array.from({ length: 1001 }, (_, index) => `g-${index}`) }],
  [{ account: { keepSignedIn: true } }],
  ['dark'],
  [null]
])('refuses the change %j', (change) => {
  expect(v.safeParse(settingsChange, change).success).toBe(false)
})

function settingsOver(stored: unknown) {
  const file = { settings: stored }
  const settings = createSettings({
    get: () => file.settings,
    set: (_key, value) => (file.settings = value)
  })
  return { file, settings }
}

it('applies a change to the rest, and keeps it for the next start', () => {
  const { file, settings } = settingsOver({ theme: 'dark' })
  expect(settings.change({ sort: 'name' })).toEqual({ ...defaultSettings, theme: 'dark', sort: 'name' })
  expect(settings.current()).toEqual({ ...defaultSettings, theme: 'dark', sort: 'name' })
  expect(settingsOver(file.settings).settings.current()).toEqual(settings.current())
})

it('tells of a change until the listening ends', () => {
  const { settings } = settingsOver(undefined)
  const heard: string[] = []
  const end = settings.onChange(() => heard.push(settings.current().theme))
  settings.change({ theme: 'dark' })
  end()
  settings.change({ theme: 'light' })
  expect(heard).toEqual(['dark'])
})
