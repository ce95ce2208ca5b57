// Ways to what several pictures show.
import { signIn } from '../../test/bench/apps.mjs'

export async function showList(page, { address }) {
  await signIn(page, address)
  await page.getByRole('status', { name: 'Connection' }).filter({ hasText: 'Connected' }).waitFor()
  // Notes and portraits come after presence.
  await page.waitForTimeout(3500)
}

/** Changes settings as the window itself would. */
export const set = (page, settings) => page.evaluate((change) => globalThis.rollcall.changeSettings(change), settings)

export const group = (page, name) => page.getByRole('treeitem', { name, level: 1 })

export const favourite = (page, at) => page.getByRole('treeitem', { level: 2 }).nth(at)

/** As a window of usual width at about 150 %, or the narrowest at 130 %: rows take the height they need. */
export function zoomed(show) {
  return async (page, simulator) => {
    await page.setViewportSize({ width: 250, height: 560 })
    await show(page, simulator)
  }
}
