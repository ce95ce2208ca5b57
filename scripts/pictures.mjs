// The pictures of the app: what each shows, the server it needs, and how the app gets there.
import { signIn } from '../test/bench/apps.mjs'

const smallList = ['--people', '60', '--groups', '4', '--contact-limit', '100']

/** By name. `staysPut`: the pointer is part of the picture; `tray`: there is one; `keyring: false`: there is none. */
export const pictures = {
  'sign-in': { show: (page) => page.getByRole('heading', { name: 'Sign in' }).waitFor() },
  'sign-in-options': {
    show: async (page) => {
      await set(page, { theme: 'dark' })
      await page.getByRole('button', { name: 'More options' }).click()
    }
  },
  'sign-in-error': {
    show: async (page, { address }) => {
      await signIn(page, address, 'not the password')
      await page.getByRole('alert').waitFor()
    }
  },
  certificate: { show: showCertificate, simulator: ['--tls', '--people', '60'] },
  'certificate-dark': { show: showCertificate, simulator: ['--tls', '--people', '60'], settings: { theme: 'dark' } },
  'certificate-refused': { show: refuseCertificate, simulator: ['--tls', '--people', '60'] },
  'signing-in': {
    show: async (page, simulator) => {
      await simulator.control('faults', 'POST', { path: 'batch', action: 'hang', times: 50 })
      await signIn(page, simulator.address)
      await page.getByText('Read your lists').waitFor()
      await page.waitForTimeout(1000)
    }
  },
  loading: {
    show: async (page, simulator, { restart }) => {
      await showList(page, simulator)
      await simulator.control('faults', 'POST', { path: 'batch', action: 'hang', times: 50 })
      return restart()
    }
  },
  'last-end': { show: showKilled },
  'last-end-dark': { show: showKilled, settings: { theme: 'dark' } },
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
  'settings-no-tray': { show: scrolledSettings },
  'offline-light': { show: loseServer },
  'offline-dark': { show: loseServer, settings: { theme: 'dark' } },
  ended: {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await simulator.control('faults', 'POST', {
        path: 'events',
        action: 'status',
        status: 410,
        code: 'Gone',
        subcode: 'InactiveApplicationExpired',
        times: 50
      })
      await simulator.control('people?release=now', 'POST', [{ uri: await firstUri(simulator), note: 'Back soon' }])
      await page.getByRole('button', { name: /Connect again/ }).waitFor()
    }
  },
  'empty-list': { show: showList, simulator: ['--people', '0', '--groups', '0'] },
  'context-menu': { show: openPersonMenu },
  'context-menu-dark': { show: openPersonMenu, settings: { theme: 'dark' } },
  'group-menu': {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await group(page, 'Favourites').click({ button: 'right' })
      await page.getByRole('menu').waitFor()
    }
  },
  'add-menu': {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await page.getByRole('button', { name: 'New', exact: true }).click()
      await page.waitForTimeout(300)
    }
  },
  'multi-select': { show: selectSeveral },
  'multi-select-dark': { show: selectSeveral, settings: { theme: 'dark' } },
  'multi-select-compact': { show: selectSeveral, settings: { density: 'compact' } },
  'multi-select-forced': {
    show: async (page, simulator) => {
      await page.emulateMedia({ forcedColors: 'active' })
      await selectSeveral(page, simulator)
    }
  },
  'context-menu-contrast': {
    show: async (page, simulator) => {
      await page.emulateMedia({ contrast: 'more' })
      await openPersonMenu(page, simulator)
    }
  },
  'context-menu-rtl': {
    show: async (page, simulator) => {
      await page.evaluate(() => (globalThis.document.documentElement.dir = 'rtl'))
      await openPersonMenu(page, simulator)
    }
  },
  drag: { show: dragSeveral, staysPut: true },
  'drag-dark': { show: dragSeveral, staysPut: true, settings: { theme: 'dark' } },
  undo: { show: removeOne },
  'undo-dark': { show: removeOne, settings: { theme: 'dark' } },
  rename: { show: rename },
  'rename-dark': { show: rename, settings: { theme: 'dark' } },
  'rename-error': {
    show: async (page, simulator) => {
      await rename(page, simulator)
      await page.keyboard.type(' ')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').waitFor()
    }
  },
  'new-group': {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await page.keyboard.press('ControlOrMeta+N')
      await page.keyboard.type('Harbour pilots')
    }
  },
  'delete-group': { show: askToDelete, simulator: smallList },
  'delete-group-dark': { show: askToDelete, settings: { theme: 'dark' }, simulator: smallList },
  refused: {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await simulator.control('faults', 'POST', {
        method: 'POST',
        path: 'groupMemberships',
        action: 'status',
        status: 403,
        times: 2
      })
      await moveFavourites(page)
      await page.locator('.toast').filter({ hasText: /not/ }).waitFor()
    },
    simulator: smallList
  },
  'refused-one-by-one': {
    show: async (page, simulator) => {
      await pictures.refused.show(page, simulator)
      await page.getByRole('button', { name: 'Show' }).click()
      await page.waitForTimeout(300)
    },
    simulator: smallList
  },
  'list-full': {
    show: async (page, simulator) => {
      await showList(page, simulator)
      await page.keyboard.press('Control+F')
      await page.keyboard.type('Amara')
      await page.getByRole('treeitem', { name: /^Amara Okonkwo/ }).waitFor()
      await page.keyboard.press('Control+Enter')
      await page.locator('.toast').filter({ hasText: /not/ }).waitFor()
    },
    simulator: ['--people', '60', '--groups', '4', '--contact-limit', '60']
  },
  'read-only': { show: moveList, simulator: smallList },
  'read-only-dark': { show: moveList, settings: { theme: 'dark' }, simulator: smallList },
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
  },
  import: { show: importFile },
  'import-dark': { show: importFile, settings: { theme: 'dark' } },
  narrow: { show: showList, size: 'narrow' },
  'narrow-selection': { show: selectSeveral, size: 'narrow' },
  'zoom-selection': { show: zoomed(selectSeveral) },
  'zoom-rename': { show: zoomed(rename) },
  'zoom-undo': { show: zoomed(removeOne) },
  'zoom-search': { show: zoomed(searchDirectory) },
  '1000-contacts': { show: showList, simulator: ['--people', '1000', '--groups', '20', '--contact-limit', '1000'] }
}

async function showList(page, { address }) {
  await signIn(page, address)
  await page.getByRole('status', { name: 'Connection' }).filter({ hasText: 'Connected' }).waitFor()
  // Notes and portraits come after presence.
  await page.waitForTimeout(3500)
}

async function showKilled(page, simulator, { restart }) {
  await showList(page, simulator)
  await restart({ isKilled: true })
}

async function refuseCertificate(page, { address }) {
  await signIn(page, address)
  await page.getByRole('button', { name: 'Show certificate' }).waitFor()
}

async function showCertificate(page, simulator) {
  await refuseCertificate(page, simulator)
  await page.getByRole('button', { name: 'Show certificate' }).click()
  await page.waitForTimeout(300)
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

async function loseServer(page, simulator) {
  await showList(page, simulator)
  await simulator.stop()
  await page.getByText(/Presence as of/).waitFor()
}

/** Changes settings as the window itself would. */
export const set = (page, settings) => page.evaluate((change) => globalThis.rollcall.changeSettings(change), settings)

async function firstUri(simulator) {
  const { people } = await simulator.control('state')
  return people[0].uri
}

const nightShift = 'Night shift'

const group = (page, name) => page.getByRole('treeitem', { name, level: 1 })
const favourite = (page, at) => page.getByRole('treeitem', { level: 2 }).nth(at)

async function openPersonMenu(page, simulator) {
  await showList(page, simulator)
  await favourite(page, 1).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Add to group' }).click()
  await page.waitForTimeout(300)
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

async function selectSeveral(page, simulator) {
  await showList(page, simulator)
  await favourite(page, 0).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await favourite(page, 4).click({ modifiers: ['ControlOrMeta'] })
  await page.waitForTimeout(300)
}

async function dragSeveral(page, simulator) {
  await showList(page, simulator)
  await favourite(page, 0).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  const from = await favourite(page, 1).boundingBox()
  const to = await page.getByRole('treeitem', { level: 1 }).nth(1).boundingBox()
  await page.mouse.move(from.x + 80, from.y + 20)
  await page.mouse.down()
  await page.mouse.move(from.x + 100, from.y + 60, { steps: 4 })
  await page.mouse.move(to.x + 150, to.y + 18, { steps: 6 })
  await page.waitForTimeout(200)
}

async function removeOne(page, simulator) {
  await showList(page, simulator)
  await favourite(page, 3).focus()
  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: 'Undo' }).waitFor()
  await page.waitForTimeout(2500)
}

async function rename(page, simulator) {
  await showList(page, simulator)
  await page.getByRole('treeitem', { level: 1 }).nth(1).focus()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Group name' }).waitFor()
}

/** As a window of usual width at about 150 %, or the narrowest at 130 %: rows take the height they need. */
function zoomed(show) {
  return async (page, simulator) => {
    await page.setViewportSize({ width: 250, height: 560 })
    await show(page, simulator)
  }
}

async function searchDirectory(page, simulator) {
  await showList(page, simulator)
  await page.keyboard.press('Control+F')
  await page.keyboard.type('ma')
  await page.waitForTimeout(1500)
  await page.keyboard.press('End')
}

async function askToDelete(page, simulator) {
  await showList(page, simulator)
  await group(page, nightShift).focus()
  await page.keyboard.press('Delete')
  await page.getByRole('dialog').waitFor()
}

async function importFile(page, simulator, { chooseFile }) {
  await showList(page, simulator)
  await chooseFile(
    'colleagues.csv',
    [
      'group,kind,address,name',
      'Harbour,own,pilot@harbour.example,Pilot',
      'Harbour,own,keeper@harbour.example,Keeper',
      'Night shift,own,keeper@harbour.example,Keeper',
      'Harbour,own,not an address,Nobody'
    ].join('\r\n')
  )
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Import contacts' }).click()
  await page.getByRole('dialog').waitFor()
}

async function moveFavourites(page) {
  await favourite(page, 0).focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.getByRole('toolbar').getByRole('button', { name: 'Move to group' }).click()
  await page.getByRole('menuitem', { name: nightShift }).click()
}

async function moveList(page, simulator) {
  await showList(page, simulator)
  await simulator.control('faults', 'POST', {
    method: 'POST',
    path: 'groupMemberships',
    action: 'status',
    status: 500,
    subcode: 'MigrationInProgress',
    times: 9
  })
  await moveFavourites(page)
  await page
    .getByText(/Your list is being moved/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Dismiss' }).first().click()
  await page.keyboard.press('Escape')
}
