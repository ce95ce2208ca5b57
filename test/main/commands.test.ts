// The commands as a whole: one for each wish of the contract, passed on as it was said.

import { expect, it } from 'vitest'
import { commandNames } from '../../preload/contract'
import { form, lena, notedCommands } from './noted-commands'

it('has an entry for every command of the contract and no other', () => {
  expect(Object.keys(notedCommands().commands).sort()).toEqual(Object.keys(commandNames).sort())
})

it('answers the picture of the moment', async () => {
  const { commands, state } = notedCommands()
  expect(await commands.getState.run()).toEqual({ ok: true, value: state })
})

it('passes the other wishes on', async () => {
  const { commands, did } = notedCommands()
  await commands.signIn.run(form)
  await commands.trySampleOrganisation.run()
  await commands.cancelSignIn.run()
  await commands.connectNow.run()
  await commands.setMyAvailability.run('busy')
  await commands.resetMyAvailability.run()
  await commands.setMyNote.run('back at two')
  await commands.readDetails.run(lena.uri)
  await commands.changeSettings.run({ sort: 'name' })
  await commands.undoEdit.run(3)
  await commands.dismissEdit.run(4)
  await commands.searchDirectory.run('rit')
  await commands.openGroup.run('sales')
  await commands.closeGroup.run('sales')
  await commands.exportContacts.run('csv')
  await commands.chooseImport.run()
  await commands.signOut.run()
  expect(did).toEqual([
    'sign in lena@corvo.example',
    'sample',
    'cancel',
    'connect',
    'be busy',
    'reset',
    'note back at two',
    'details sip:lena@corvo.example',
    'settings {"sort":"name"}',
    'undo 3',
    'dismiss 4',
    'search rit',
    'open group sales',
    'close group sales',
    'export csv',
    'import',
    'sign out'
  ])
})

it('answers the id of an edit', async () => {
  const { commands, did } = notedCommands()
  expect(await commands.edit.run({ kind: 'delete-group', groupId: 'night' })).toEqual({ ok: true, value: 7 })
  expect(did).toEqual(['edit delete-group'])
})
