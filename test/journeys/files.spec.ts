import type { ElectronApplication } from '@playwright/test'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expectMember, header, membersOf, ownGroups, undo } from '../helpers/acting'
import { expect, signedIn, test } from '../helpers/journey'

test.use({ simulatorArguments: ['--people', '40', '--groups', '4', '--contact-limit', '100'] })

/** Answers the system's file dialogs, which no test can click. */
async function dialogsAnswer(electron: ElectronApplication, file: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, file)
}

async function fromMore(page: Awaited<ReturnType<typeof signedIn>>['page'], ...entries: string[]) {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  for (const entry of entries) await page.getByRole('menuitem', { name: entry }).click()
}

for (const format of ['JSON', 'CSV']) {
  test(`the list goes to a ${format} file and comes back from it after everything was deleted`, async ({
    launch,
    simulator,
    userData
  }) => {
    const { page, electron } = await signedIn(launch, simulator)
    const file = path.join(userData, `contacts.${format.toLowerCase()}`)
    await dialogsAnswer(electron, file)
    const before = await membersOf(simulator, 'Night shift')
    await fromMore(page, 'Export contacts', format)
    await expect.poll(() => (existsSync(file) ? readFileSync(file, 'utf8') : '')).toContain('Night shift')

    const { groups } = await simulator.state()
    for (const { id } of groups.filter(({ kind }) => kind === 'group')) {
      await simulator.changeLists({ action: 'deleteGroup', groupId: id })
    }
    await expect(header(page, 'Night shift')).toHaveCount(0)

    await fromMore(page, 'Import contacts')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('Night shift')
    await dialog.getByRole('button', { name: 'Import' }).click()
    await expect.poll(async () => [...(await membersOf(simulator, 'Night shift'))].sort()).toEqual([...before].sort())
    await undo(page)
    await expect.poll(() => ownGroups(simulator)).toEqual([])
  })
}

test('an import shows what it would change and does nothing when cancelled', async ({
  launch,
  simulator,
  userData
}) => {
  const { page, electron } = await signedIn(launch, simulator)
  const file = path.join(userData, 'colleagues.csv')
  const lines = [
    'group,kind,address,name',
    'Harbour,own,pilot@harbour.example,Pilot',
    'Harbour,own,not an address,Nobody'
  ]
  writeFileSync(file, lines.join('\r\n'))
  await dialogsAnswer(electron, file)
  await fromMore(page, 'Import contacts')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('colleagues.csv')
  await expect(dialog).toContainText('Harbour')
  await expect(dialog).toContainText('not an address')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(await ownGroups(simulator)).not.toContain('Harbour')

  await fromMore(page, 'Import contacts')
  await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click()
  await expect.poll(() => membersOf(simulator, 'Harbour')).toEqual(['sip:pilot@harbour.example'])
})

test('a file that is no list of contacts is refused in words', async ({ launch, simulator, userData }) => {
  const { page, electron } = await signedIn(launch, simulator)
  const file = path.join(userData, 'holiday.jpg')
  writeFileSync(file, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]))
  await dialogsAnswer(electron, file)
  await fromMore(page, 'Import contacts')
  await expect(page.getByRole('alert')).toContainText('list of contacts')
  await expectMember(simulator, 'pinnedGroup', 'Chidi Eze')
})
