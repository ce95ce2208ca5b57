// The settings: whatever was stored becomes settings, and only a right change is taken.

import fc from 'fast-check'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { createSettings, defaultSettings, readSettings, settingsChange } from '../../main/settings'
import type { Settings } from '../../preload/contract'

it.each([undefined, null, 7, 'dark', [], {}, { Theme: 'dark' }])(
  'takes the defaults for what holds none: %j',
  (value) => {
    expect(readSettings(value)).toEqual(defaultSettings)
  }
)

/** Nothing in it is as it is by default. */
const chosen: Settings = {
  theme: 'dark',
  contrast: 'more',
  density: 'compact',
  sort: 'name',
  language: 'en-GB',
  collapsedGroups: ['g-1', 'g-2'],
  startAtLogin: true,
  startHidden: false,
  closeToTray: false,
  awayOnLock: true,
  reportActivity: false,
  notify: false,
  notifyWhileDoNotDisturb: true,
  sound: false,
  quietHours: { isOn: true, from: 0, to: 1439, days: [1, 5] }
}

it('reads what was stored, and leaves out what it does not know', () => {
  expect(readSettings({ ...chosen, watched: ['sip:lena@corvo.example'] })).toEqual(chosen)
})

it('reads the settings of the first version, and takes the defaults for those that came later', () => {
  const first = { theme: 'dark', density: 'compact', sort: 'name', collapsedGroups: ['g-1'] }
  expect(readSettings(first)).toEqual({ ...defaultSettings, ...first })
})

it.each([
  ['theme', 'sepia'],
  ['theme', ['dark']],
  ['contrast', 'less'],
  ['density', null],
  ['sort', 3],
  ['language', 'fr'],
  ['collapsedGroups', 'g-1'],
  ['collapsedGroups', ['g-1', 2]],
  ['collapsedGroups', { 0: 'g-1' }],
  ['collapsedGroups', ['x'.repeat(257)]],
  ['collapsedGroups', Array.from({ length: 1001 }, (_, index) => `g-${index}`)],
  ['startAtLogin', 'yes'],
  ['startHidden', 0],
  ['closeToTray', null],
  ['awayOnLock', 1],
  ['reportActivity', 'false'],
  ['notify', []],
  ['notifyWhileDoNotDisturb', {}],
  ['sound', 'loud'],
  ['quietHours', true],
  ['quietHours', { isOn: true, from: 1440, to: 0, days: [] }],
  ['quietHours', { isOn: true, from: 60.5, to: 0, days: [] }],
  ['quietHours', { isOn: true, from: 60, to: 0, days: [7] }],
  ['quietHours', { isOn: true, from: 60, to: 0 }],
  ['quietHours', { isOn: 'yes', from: 60, to: 0, days: [1] }]
] as const)('replaces a damaged %s by its default and keeps the rest (%#)', (field, value) => {
  expect(readSettings({ ...chosen, [field]: value })).toEqual({ ...chosen, [field]: defaultSettings[field] })
})

it('makes settings that can be used, and read again as they are, of anything at all', () => {
  const names = Object.keys(defaultSettings)
  const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true })
  const nearly = fc.dictionary(fc.constantFrom(...names, '__proto__', 'toString'), anything)
  fc.assert(
    fc.property(
      fc.oneof(
        anything,
        nearly,
        nearly.map((some) => ({ ...chosen, ...some }))
      ),
      (stored) => {
        const read = readSettings(stored)
        expect(Object.keys(read).sort()).toEqual([...names].sort())
        expect(v.safeParse(settingsChange, read).success).toBe(true)
        expect(readSettings(JSON.parse(JSON.stringify(read)))).toEqual(read)
      }
    )
  )
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
  [{ language: 'fr' }],
  [{ closeToTray: 1 }],
  [{ quietHours: { isOn: true, from: 0, to: 0 } }],
  [{ quietHours: { ...chosen.quietHours, more: 1 } }],
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
