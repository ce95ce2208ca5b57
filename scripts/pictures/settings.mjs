// The settings.
import { set, showList, zoomed } from './steps.mjs'

export const settingsPictures = {
  settings: { show: openSettings, tray: true },
  'settings-dark': { show: openSettings, tray: true, settings: { theme: 'dark' } },
  'settings-contrast': { show: openSettings, tray: true, settings: { contrast: 'more' } },
  'settings-end': { show: scrolledSettings, tray: true },
  'settings-end-dark': { show: scrolledSettings, tray: true, settings: { theme: 'dark' } },
  'settings-narrow': { show: openSettings, tray: true, size: 'narrow' },
  'settings-wide': { show: openSettings, tray: true, size: 'wide' },
  'settings-zoom': { show: zoomed(scrolledSettings), tray: true },
  'settings-rtl': {
    show: async (page, simulator) => {
      await page.evaluate(() => (globalThis.document.documentElement.dir = 'rtl'))
      await openSettings(page, simulator)
    },
    tray: true
  },
  'settings-choice': {
    show: async (page, simulator) => {
      await openSettings(page, simulator)
      await page.getByRole('button', { name: /^Dates and times/ }).click()
      await page.waitForTimeout(300)
    },
    tray: true
  },
  'settings-quiet-hours': { show: openQuietHours, tray: true },
  'settings-quiet-hours-dark': { show: openQuietHours, tray: true, settings: { theme: 'dark' } },
  'settings-server': {
    show: async (page, simulator) => {
      await openSettings(page, simulator)
      await page.getByRole('button', { name: 'Change' }).click()
      await page.getByRole('textbox', { name: 'Server' }).fill('ftp://nowhere')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').waitFor()
    },
    tray: true
  },
  'settings-licences': {
    show: async (page, simulator) => {
      await openSettings(page, simulator)
      await page.getByRole('button', { name: /Licences/ }).click()
      await page.waitForTimeout(300)
    },
    tray: true
  },
  'settings-no-keychain': { show: scrolledSettings, tray: true, keyring: false },
  'settings-no-tray': { show: scrolledSettings }
}

async function openSettings(page, simulator) {
  await showList(page, simulator)
  await page.keyboard.press('Control+,')
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
  await page.waitForTimeout(300)
}

async function scrolledSettings(page, simulator) {
  await openSettings(page, simulator)
  await page.getByText('Diagnostics', { exact: true }).scrollIntoViewIfNeeded()
}

async function openQuietHours(page, simulator) {
  await openSettings(page, simulator)
  const quietHours = { isOn: true, from: 22 * 60, to: 7 * 60, days: [1, 2, 3, 4, 5] }
  await set(page, { quietHours, language: 'en-GB' })
  await page.getByRole('button', { name: /^Quiet hours/ }).click()
  await page.waitForTimeout(300)
}
