// The list, a person, searching, one's own presence.
import { showList } from './steps.mjs'

export const listPictures = {
  'list-light': { show: showList },
  'list-dark': { show: showList, settings: { theme: 'dark' } },
  'list-end': {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await page.getByRole('treeitem').first().focus()
      await page.keyboard.press('End')
    }
  },
  'list-compact': { show: showList, settings: { density: 'compact' } },
  'list-compact-dark': { show: showList, settings: { density: 'compact', theme: 'dark' } },
  'wide-light': { show: openDetails, size: 'wide' },
  'wide-dark': { show: openDetails, size: 'wide', settings: { theme: 'dark' } },
  details: { show: openDetails },
  search: {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await page.keyboard.press('Control+F')
      await page.keyboard.type('ma')
      await page.keyboard.press('ArrowDown')
    }
  },
  'empty-search': {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await page.keyboard.press('Control+F')
      await page.keyboard.type('zzzz')
    }
  },
  'my-presence': { show: openMyPresence },
  'my-presence-dark': { show: openMyPresence, settings: { theme: 'dark' } },
  'my-presence-until': { show: openMyPresenceUntil },
  'more-menu': {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await page.getByRole('button', { name: 'More', exact: true }).click()
    }
  },
  'empty-list': { show: showList, simulator: ['--people', '0', '--groups', '0'] },
  'distribution-group': {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await page.getByRole('treeitem').first().focus()
      await page.keyboard.press('End')
      await page.getByRole('treeitem', { name: /^Facilities Lisbon/ }).click()
      await page.waitForTimeout(1500)
      await page.keyboard.press('End')
      await page.waitForTimeout(500)
    }
  },
  narrow: { show: showList, size: 'narrow' },
  '1000-contacts': { show: showList, simulator: ['--people', '1000', '--groups', '20', '--contact-limit', '1000'] }
}

async function openDetails(page, simulator) {
  await showList(page, simulator)
  await page.getByRole('treeitem', { name: /^Beatriz Pacheco/ }).click()
  await page.getByRole('heading', { name: 'Beatriz Pacheco' }).waitFor()
  await page.waitForTimeout(800)
}

async function openMyPresence(page, simulator) {
  await showList(page, simulator)
  await page.getByRole('button', { name: /^My presence/ }).click()
  await page.waitForTimeout(300)
}

async function openMyPresenceUntil(page, simulator) {
  await openMyPresence(page, simulator)
  await page.getByRole('menuitemradio', { name: '1 h' }).click()
  await page.getByRole('menuitemradio', { name: 'Busy' }).click()
  await page.getByRole('button', { name: /^My presence: Busy until/ }).click()
  await page.getByRole('menuitemradio', { name: 'Until…' }).click()
  await page.waitForTimeout(300)
}
