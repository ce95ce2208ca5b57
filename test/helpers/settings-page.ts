// The page of the settings as a journey meets it.
import type { Page } from '@playwright/test'
import type { Settings } from '../../preload/contract'
import { expect } from './journey'

/** What the app says the settings are. */
export const settingsOf = (page: Page): Promise<Settings> =>
  page.evaluate(async () => {
    const outcome = await window.rollcall.getState()
    if (!outcome.ok) throw new Error(outcome.problem.code)
    return outcome.value.settings
  })

export const heading = (page: Page) => page.getByRole('heading', { name: 'Settings' })
export const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name })
export const control = (page: Page, name: string) => page.getByRole('switch', { name })

export async function openSettings(page: Page): Promise<void> {
  await page.keyboard.press('Control+,')
  await expect(heading(page)).toBeVisible()
}

/** Chooses by the pointer. */
export async function choose(page: Page, title: string, value: string): Promise<void> {
  await button(page, new RegExp(`^${title}:`)).click()
  await page.getByRole('menuitemradio', { name: value }).click()
  await expect(button(page, `${title}: ${value}`)).toBeVisible()
}
