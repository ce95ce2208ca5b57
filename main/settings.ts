// Shape and defaults of the settings, and how anything else becomes them: a damaged or foreign value falls back to
// its default by itself, the rest is kept.

import * as v from 'valibot'
import type { Settings } from '../preload/contract'

export const defaultSettings: Settings = {
  theme: 'system',
  contrast: 'system',
  density: 'comfortable',
  sort: 'availability',
  language: 'system',
  collapsedGroups: [],
  startAtLogin: false,
  startHidden: true,
  closeToTray: true,
  awayOnLock: false,
  reportActivity: true,
  notify: true,
  notifyWhileDoNotDisturb: false,
  sound: true,
  quietHours: { isOn: false, from: 22 * 60, to: 7 * 60, days: [0, 1, 2, 3, 4, 5, 6] }
}

const groupIds = v.pipe(v.array(v.pipe(v.string(), v.maxLength(256))), v.maxLength(1000))
const minuteOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1))

const fields = {
  theme: v.picklist(['system', 'light', 'dark']),
  contrast: v.picklist(['system', 'more']),
  density: v.picklist(['comfortable', 'compact']),
  sort: v.picklist(['availability', 'name']),
  language: v.picklist(['system', 'en-GB', 'en-US']),
  collapsedGroups: groupIds,
  startAtLogin: v.boolean(),
  startHidden: v.boolean(),
  closeToTray: v.boolean(),
  awayOnLock: v.boolean(),
  reportActivity: v.boolean(),
  notify: v.boolean(),
  notifyWhileDoNotDisturb: v.boolean(),
  sound: v.boolean(),
  quietHours: v.strictObject({
    isOn: v.boolean(),
    from: minuteOfDay,
    to: minuteOfDay,
    days: v.pipe(v.array(v.picklist([0, 1, 2, 3, 4, 5, 6])), v.maxLength(7))
  })
} satisfies { [K in keyof Settings]: v.GenericSchema<unknown, Settings[K]> }

/** A change as the window asks for it; unknown keys and wrong values are refused. */
export const settingsChange = v.strictObject({
  theme: v.exactOptional(fields.theme),
  contrast: v.exactOptional(fields.contrast),
  density: v.exactOptional(fields.density),
  sort: v.exactOptional(fields.sort),
  language: v.exactOptional(fields.language),
  collapsedGroups: v.exactOptional(fields.collapsedGroups),
  startAtLogin: v.exactOptional(fields.startAtLogin),
  startHidden: v.exactOptional(fields.startHidden),
  closeToTray: v.exactOptional(fields.closeToTray),
  awayOnLock: v.exactOptional(fields.awayOnLock),
  reportActivity: v.exactOptional(fields.reportActivity),
  notify: v.exactOptional(fields.notify),
  notifyWhileDoNotDisturb: v.exactOptional(fields.notifyWhileDoNotDisturb),
  sound: v.exactOptional(fields.sound),
  quietHours: v.exactOptional(fields.quietHours)
} satisfies Record<keyof Settings, unknown>)

const stored = v.object({
  theme: v.fallback(fields.theme, defaultSettings.theme),
  contrast: v.fallback(fields.contrast, defaultSettings.contrast),
  density: v.fallback(fields.density, defaultSettings.density),
  sort: v.fallback(fields.sort, defaultSettings.sort),
  language: v.fallback(fields.language, defaultSettings.language),
  collapsedGroups: v.fallback(fields.collapsedGroups, [...defaultSettings.collapsedGroups]),
  startAtLogin: v.fallback(fields.startAtLogin, defaultSettings.startAtLogin),
  startHidden: v.fallback(fields.startHidden, defaultSettings.startHidden),
  closeToTray: v.fallback(fields.closeToTray, defaultSettings.closeToTray),
  awayOnLock: v.fallback(fields.awayOnLock, defaultSettings.awayOnLock),
  reportActivity: v.fallback(fields.reportActivity, defaultSettings.reportActivity),
  notify: v.fallback(fields.notify, defaultSettings.notify),
  notifyWhileDoNotDisturb: v.fallback(fields.notifyWhileDoNotDisturb, defaultSettings.notifyWhileDoNotDisturb),
  sound: v.fallback(fields.sound, defaultSettings.sound),
  quietHours: v.fallback(fields.quietHours, { ...defaultSettings.quietHours, days: [0, 1, 2, 3, 4, 5, 6] })
} satisfies Record<keyof Settings, unknown>)

/** Settings from whatever was stored. */
export function readSettings(value: unknown): Settings {
  const result = v.safeParse(stored, value, { abortEarly: true })
  return result.success ? result.output : defaultSettings
}

export interface SettingsKeeper {
  current(): Settings
  /** Applies a change, keeps it, and answers the new settings. */
  change(change: Partial<Settings>): Settings
  /** Answers the function that ends the listening. */
  onChange(listen: () => void): () => void
}

/** The settings in use, over the file that keeps them. */
export function createSettings(store: {
  get(key: 'settings'): unknown
  set(key: 'settings', value: unknown): void
}): SettingsKeeper {
  const listeners = new Set<() => void>()
  let current = readSettings(store.get('settings'))
  return {
    current: () => current,
    change(change) {
      current = { ...current, ...change }
      store.set('settings', current)
      for (const listen of listeners) listen()
      return current
    },
    onChange(listen) {
      listeners.add(listen)
      return () => listeners.delete(listen)
    }
  }
}
