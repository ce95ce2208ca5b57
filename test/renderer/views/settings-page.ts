// The page of the settings as a test meets it: opened over the list, its switches and buttons by name.
import { screen } from '@testing-library/svelte'
import type { AppState, Problem } from '../../../preload/contract'
import { press } from '../contacts-page'
import { fakeBridge, type FakeBridge } from '../fake-bridge'
import { settled, showApp } from '../page'
import { picture } from '../pictures'

/** Every command the page may ask for. */
export const commands = [
  'changeSettings',
  'keepSignedIn',
  'changeServer',
  'forgetCertificate',
  'openLogFolder',
  'copyDiagnostics',
  'pauseNotifications',
  'testNotification',
  'signOut'
] as const

export async function openSettings(more: Partial<AppState> = {}, bridge?: FakeBridge): Promise<FakeBridge> {
  const shown = await showApp(picture(more), bridge ?? fakeBridge(picture(more), {}, commands))
  await press(',', { ctrlKey: true })
  await settled()
  return shown
}

/** What was asked beside the questions that the page asks by itself. */
export const asked = (bridge: FakeBridge) =>
  bridge.asked.filter(([name]) => name !== 'readConnection' && name !== 'readAbout')

export const refused = (code: Problem['code']) => ({ ok: false, problem: { code } }) as const

export const control = (name: string): HTMLElement => screen.getByRole('switch', { name })
export const isOn = (name: string): boolean => control(name).getAttribute('aria-checked') === 'true'
export const button = (name: RegExp | string): HTMLElement => screen.getByRole('button', { name })
