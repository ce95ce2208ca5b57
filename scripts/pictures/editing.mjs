// Lists being changed: menus, selections, dragging, refusals, importing.
import { favourite, group, showList, zoomed } from './steps.mjs'

const smallList = ['--people', '60', '--groups', '4', '--contact-limit', '100']

export const editingPictures = {
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
      await editingPictures.refused.show(page, simulator)
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
  import: { show: importFile },
  'import-dark': { show: importFile, settings: { theme: 'dark' } },
  'narrow-selection': { show: selectSeveral, size: 'narrow' },
  'zoom-selection': { show: zoomed(selectSeveral) },
  'zoom-rename': { show: zoomed(rename) },
  'zoom-undo': { show: zoomed(removeOne) },
  'zoom-search': { show: zoomed(searchDirectory) }
}

const nightShift = 'Night shift'

async function openPersonMenu(page, simulator) {
  await showList(page, simulator)
  await favourite(page, 1).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Add to group' }).click()
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
