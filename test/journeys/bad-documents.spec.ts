import { backToForm, connection, expect, signedIn, signIn, test } from '../helpers/journey'

/** What a broken server or a proxy may put in place of each document a sign-in needs. */
const documents = ['/root', 'user', 'applications', 'groups', 'contacts', 'groupMemberships']
const damages = [
  { name: 'a page of HTML', fault: { action: 'html' } },
  { name: 'half an answer', fault: { action: 'truncate' } },
  { name: 'JSON of another kind', fault: { action: 'status', status: 200, body: '["not", {"a": "document"}]' } }
]

for (const { name, fault } of damages) {
  test(`${name} at any border crashes nothing and shows nothing untrue`, async ({ launch, simulator }) => {
    test.setTimeout(120_000)
    const { page } = await launch(`--server=${simulator.address.root}`)
    for (const path of documents) {
      await simulator.fault({ path, times: 3, ...fault })
      await signIn(page, simulator)
      await expect(
        page
          .getByRole('alert')
          .or(connection(page, /Connected|Reconnecting|Offline/))
          .first()
      ).toBeAttached({
        timeout: 30_000
      })
      await expect(page.locator('body')).not.toContainText(/undefined|\[object|NaN/)
      await simulator.clearFaults()
      await expect(connection(page, 'Connected').or(page.getByRole('alert')).first()).toBeAttached({ timeout: 30_000 })
      await backToForm(page)
    }
  })
}

test('an unreadable presence leaves the others alone', async ({ launch, simulator }) => {
  await simulator.fault({ path: 'chidi.eze', rel: 'contactPresence', times: 100, action: 'html' })
  const { page } = await signedIn(launch, simulator)
  await expect(page.getByRole('treeitem', { name: /Available|Busy|Away/, level: 2 }).first()).toBeVisible()
  await expect(page.getByRole('treeitem', { name: /^Chidi Eze, (Presence unknown|Asking)/ }).first()).toBeVisible()
})
