// Whether the settings are open: many ways lead to them, from the menu and the keyboard to the tray.
import { getContext, setContext } from 'svelte'

export class SettingsDoor {
  isOpen = $state(false)
}

/** Where the door stands among what the window's components share. */
export const settingsDoorKey = Symbol('settings door')

export const getSettingsDoor = (): SettingsDoor => getContext<SettingsDoor>(settingsDoorKey)
export const setSettingsDoor = (door: SettingsDoor): SettingsDoor => setContext(settingsDoorKey, door)
