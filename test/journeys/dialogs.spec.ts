// What stands over the window about watching and licences, and the banners: assistive technology finds no fault, nothing
// is cut off, and the keyboard comes back.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { choose, openMenu, rowIn } from '../helpers/acting'
import { expect, signedIn, test } from '../helpers/journey'

/** In both themes; without what a change of theme still moves. */
async function expectNoFault(page: Page): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((change) => window.rollcall.changeSettings(change), { theme })
    await expect(page.locator(':root')).toHaveAttribute('data-theme', theme)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  }
}

test('the dialogs of watching and of licences have no fault, close on Esc, and give the keyboard back', async ({
  launch,
  simulator
}) => {
  test.slow()
  const { page } = await signedIn(launch, simulator)
  const person = rowIn(page, 'Favourites', '').first()
  await openMenu(page, person)
  await page.getByRole('menuitem', { name: 'Watch', exact: true }).click()
  await page.getByRole('menuitemradio', { name: 'Until…' }).click()
  await expect(page.getByRole('textbox', { name: 'Until' })).toBeFocused()
  await expectNoFault(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(person).toBeFocused()

  const group = page.getByRole('treeitem', { level: 1 }).first()
  await choose(page, group, 'Watch', 'More…')
  await page.getByRole('dialog').getByRole('radio', { name: 'Until…' }).click()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Until' })).toBeVisible()
  await expectNoFault(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()

  await page.keyboard.press('Control+,')
  const licences = page.getByRole('button', { name: 'Show Licences' })
  await licences.click()
  await expect(page.getByRole('dialog', { name: 'Licences' })).toBeVisible()
  await expectNoFault(page)
  await page.keyboard.press('Escape')
  await expect(licences).toBeFocused()
})

test.describe('without a keychain, and with a damaged settings file', () => {
  test.use({ keyring: false })

  test('the banners say so one after the other, whole, and are sent away by the keyboard', async ({
    launch,
    simulator,
    userData
  }) => {
    test.slow()
    writeFileSync(path.join(userData, 'settings.json'), '{ damaged')
    const { page } = await signedIn(launch, simulator)
    for (const words of [/keychain/, /could not be read/]) {
      const banner = page.locator('.banner').filter({ hasText: words })
      await expect(banner).toBeVisible()
      await expectNoFault(page)
      for (const width of [380, 320]) {
        await page.setViewportSize({ width, height: 700 })
        const beyond = await banner.evaluate((one) => one.scrollWidth - one.clientWidth)
        expect(beyond, `${width}`).toBe(0)
      }
      await banner.getByRole('button', { name: 'Dismiss' }).press('Enter')
      await expect(banner).toBeHidden()
      await expect(page.getByRole('treeitem').first()).toBeFocused()
    }
  })
})
