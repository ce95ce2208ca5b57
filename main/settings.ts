// Shape and defaults of the settings, and how anything else becomes them: a damaged or foreign value falls back to
// its default by itself, the rest is kept.

import * as v from 'valibot'
import type { Settings } from '../preload/contract'

export const defaultSettings: Settings = {
  theme: 'system',
  density: 'comfortable',
  sort: 'availability',
  collapsedGroups: []
}

const groupIds = v.pipe(v.array(v.pipe(v.string(), v.maxLength(256))), v.maxLength(1000))

const fields = {
  theme: v.picklist(['system', 'light', 'dark']),
  density: v.picklist(['comfortable', 'compact']),
  sort: v.picklist(['availability', 'name']),
  collapsedGroups: groupIds
} satisfies Record<keyof Settings, unknown>

/** A change as the window asks for it; unknown keys and wrong values are refused. */
export const settingsChange = v.strictObject({
  theme: v.exactOptional(fields.theme),
  density: v.exactOptional(fields.density),
  sort: v.exactOptional(fields.sort),
  collapsedGroups: v.exactOptional(fields.collapsedGroups)
} satisfies Record<keyof Settings, unknown>)

const stored = v.object({
  theme: v.fallback(fields.theme, defaultSettings.theme),
  density: v.fallback(fields.density, defaultSettings.density),
  sort: v.fallback(fields.sort, defaultSettings.sort),
  collapsedGroups: v.fallback(fields.collapsedGroups, defaultSettings.collapsedGroups)
})

/** Settings from whatever was stored. */
export function readSettings(value: unknown): Settings {
  const result = v.safeParse(stored, value)
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
