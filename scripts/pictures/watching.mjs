// Who is watched, and what was held back.
import { favourite, group, showList, zoomed } from './steps.mjs'

export const watchingPictures = {
  watching: { show: watchSome },
  'watching-dark': { show: watchSome, settings: { theme: 'dark' } },
  'watching-compact': { show: watchSome, settings: { density: 'compact' } },
  'watch-menu': { show: openWatchMenu },
  'watch-menu-dark': { show: openWatchMenu, settings: { theme: 'dark' } },
  'watch-until': {
    show: async (page, simulator) => {
      await openWatchMenu(page, simulator)
      await page.getByRole('menuitemradio', { name: 'Until…' }).click()
      await page.getByRole('dialog').waitFor()
      await page.waitForTimeout(300)
    }
  },
  'watch-group': {
    show: async (page, simulator) => {
      await watchSome(page, simulator)
      await group(page, /^Favourites/).click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Watch', exact: true }).click()
      await page.getByRole('menuitem', { name: 'More…' }).click()
      await page.waitForTimeout(300)
    }
  },
  'watch-details': { show: openWatched, size: 'wide' },
  'watch-details-dark': { show: openWatched, size: 'wide', settings: { theme: 'dark' } },
  'watch-details-narrow': { show: openWatched, size: 'narrow' },
  'held-back': { show: holdBack },
  'held-back-dark': { show: holdBack, settings: { theme: 'dark' } },
  'held-back-list': { show: listHeldBack },
  'held-back-list-dark': { show: listHeldBack, settings: { theme: 'dark' } },
  'zoom-watching': { show: zoomed(watchSome) },
  'watched-stranger': {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await page.keyboard.press('Control+F')
      await page.keyboard.type('Malin Sjöström')
      await page.getByRole('treeitem', { name: /^Malin Sjöström/ }).click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Watch presence' }).click()
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await page.getByRole('treeitem', { name: /^Malin Sjöström/, level: 2 }).click()
      await page.waitForTimeout(1500)
    },
    size: 'wide'
  }
}

/** One once, one always, one until five, the first of several, and a group. */
async function watchSome(page, simulator) {
  await showList(page, simulator)
  await page.evaluate(async () => {
    const { value } = await globalThis.rollcall.getState()
    const [favourites, own] = value.groups
    const [one, two, three, ...others] = favourites.members
    const watch = (target, lasts) => globalThis.rollcall.watch(target, { on: ['available', 'not-busy'], lasts })
    await watch({ kind: 'person', uri: one }, { kind: 'once' })
    await watch({ kind: 'person', uri: two }, { kind: 'always' })
    await watch({ kind: 'person', uri: three }, { kind: 'until', at: new Date().setHours(41, 0, 0, 0) })
    await watch({ kind: 'any', uris: [...others, ...own.members].slice(0, 4) }, { kind: 'once' })
    await watch({ kind: 'group', groupId: own.id }, { kind: 'always' })
  })
  await page.waitForTimeout(2500)
}

async function openWatchMenu(page, simulator) {
  await watchSome(page, simulator)
  await favourite(page, 2).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Watch', exact: true }).click()
  await page.waitForTimeout(300)
}

async function openWatched(page, simulator) {
  await watchSome(page, simulator)
  await favourite(page, 2).click()
  await page.getByRole('radio', { name: 'Always' }).scrollIntoViewIfNeeded()
  await page.waitForTimeout(800)
}

/** Three changes while presence says not to disturb. */
async function holdBack(page, simulator) {
  await watchSome(page, simulator)
  const uris = await page.evaluate(async () => {
    await globalThis.rollcall.setMyAvailability('do-not-disturb')
    const { value } = await globalThis.rollcall.getState()
    const uris = value.groups[0].members.slice(0, 3)
    for (const uri of uris) {
      const how = { on: ['every-change'], lasts: { kind: 'always' } }
      await globalThis.rollcall.watch({ kind: 'person', uri }, how)
    }
    return uris
  })
  await page.getByRole('button', { name: 'My presence: Do not disturb' }).waitFor()
  const states = ['Busy', 'Away', 'BeRightBack']
  const changes = uris.map((uri, at) => ({ uri, availability: states[at] }))
  await simulator.control('people?release=now', 'POST', changes)
  await page.waitForTimeout(1500)
  await page.evaluate(() => globalThis.rollcall.setMyAvailability('available'))
  await page.getByText(/while you were not disturbed/).waitFor()
  await page.waitForTimeout(2500)
}

async function listHeldBack(page, simulator) {
  await holdBack(page, simulator)
  await page.getByRole('button', { name: 'Show' }).click()
  await page.waitForTimeout(300)
}
