import { choose, header, ownGroups, rowIn, toast, uriOf } from '../helpers/acting'
import { expect, signedIn, test } from '../helpers/journey'

test.use({ simulatorArguments: ['--people', '30', '--groups', '3', '--contact-limit', '100'] })

const names = {
  emoji: '👩🏽‍🚀 Crew 🚀🚀',
  'right-to-left text': 'نوبة الليل (القاهرة)',
  '256 characters': 'Wer lange Namen gibt, bekommt lange Zeilen. '.repeat(6).slice(0, 256),
  'a picture in HTML': '<img src=x onerror=window.wasRun=1>',
  'a script in HTML': '<script>window.wasRun=1</script>'
}

for (const [what, name] of Object.entries(names)) {
  test(`a group and a person named with ${what} are shown literally`, async ({ launch, simulator }) => {
    const { page } = await signedIn(launch, simulator)
    const chidi = await uriOf(simulator, 'Chidi Eze')
    await page.keyboard.press('Control+n')
    await page.getByRole('textbox', { name: 'Group name' }).fill(name)
    await page.keyboard.press('Enter')
    await expect.poll(() => ownGroups(simulator)).toContain(name.trim())
    // Once: while the server's own news of it overtake its answer, the window may show it twice for a moment.
    await expect(header(page, name.trim())).toHaveCount(1)
    await expect(toast(page, name.trim())).toBeVisible()

    await choose(page, rowIn(page, 'Favourites', 'Chidi Eze'), 'Add to group', name.trim())
    await simulator.changePeople({ uri: chidi, name: name.trim(), availability: 'Online' })
    await page.getByRole('button', { name: /^My presence/ }).waitFor()
    expect(await page.evaluate(() => 'wasRun' in window)).toBe(false)
    expect(await page.locator('img[src="x"]').count()).toBe(0)
    const box = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, window: window.innerWidth }))
    expect(box.wide).toBeLessThanOrEqual(box.window)
  })
}
