import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import { tick } from 'svelte'
import { afterEach, expect, it, vi } from 'vitest'
import type { ListsState, Outcome } from '../../../preload/contract'
import { AppStateMirror } from '../../../renderer/app-state.svelte'
import { ContactFiles, contactFilesKey } from '../../../renderer/contact-files.svelte'
import Header from '../../../renderer/parts/Header.svelte'
import { Photos, photosKey } from '../../../renderer/photos.svelte'
import { SettingsDoor, settingsDoorKey } from '../../../renderer/settings-door.svelte'
import { fakeBridge } from '../fake-bridge'
import { preparePage, settled } from '../page'
import { lists, picture } from '../pictures'

afterEach(cleanup)

type Answer = Outcome<string | null>

async function show(more: Partial<ListsState> = {}, answer: Answer = { ok: true, value: null }) {
  preparePage()
  const { me, settings } = picture()
  if (me === null) throw new Error('the picture shows me')
  const bridge = fakeBridge(picture(), { exportContacts: () => answer })
  const files = new ContactFiles(new AppStateMirror(bridge).askFor)
  const props = {
    me,
    lists: { ...lists, ...more },
    settings,
    now: 0,
    platform: 'Linux x86_64',
    isMenuOpen: false,
    ask: () => Promise.resolve(true),
    onaddpeople: vi.fn(),
    onnewgroup: vi.fn()
  }
  const context = new Map<unknown, unknown>([
    [photosKey, new Photos()],
    [contactFilesKey, files],
    [settingsDoorKey, new SettingsDoor()]
  ])
  render(Header, { props, context })
  await settled()
  return { asked: bridge.asked, files, ...props }
}

const open = async (name: string): Promise<void> => {
  await fireEvent.click(screen.getByRole('button', { name }))
  await settled()
}
const choose = async (name: string): Promise<void> => {
  await fireEvent.click(screen.getByRole('menuitem', { name }))
  await settled()
}

it('leads to adding people and to a new group', async () => {
  const { onaddpeople, onnewgroup } = await show()
  await open('New')
  expect(within(screen.getByRole('menu')).queryByText(/contacts$/)).toBeNull()
  await choose('Add people')
  expect(onaddpeople).toHaveBeenCalledOnce()
  await open('New')
  await choose('New group')
  expect(onnewgroup).toHaveBeenCalledOnce()
})

it('says above both how full the list is, when it is nearly full', async () => {
  await show({ contacts: 248, contactLimit: 250 })
  await open('New')
  expect(screen.getByRole('menu').textContent).toMatch(/^\s*248 of 250 contacts/)
  expect(screen.getAllByRole('menuitem')).toHaveLength(2)
})

it('does not offer changes while the list cannot be changed, but people can be looked for and exported', async () => {
  const { onnewgroup } = await show({ editing: 'moving' })
  await open('New')
  expect(screen.getByRole('menuitem', { name: 'New group' }).getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByRole('menuitem', { name: 'Add people' }).getAttribute('aria-disabled')).toBeNull()
  await choose('New group')
  expect(onnewgroup).not.toHaveBeenCalled()
  await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' })
  await open('More')
  expect(screen.getByRole('menuitem', { name: 'Import contacts…' }).getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByRole('menuitem', { name: 'Export contacts' }).getAttribute('aria-disabled')).toBeNull()
})

it('exports in the form chosen and keeps the name of the file to be told', async () => {
  const { asked, files } = await show({}, { ok: true, value: 'contacts.csv' })
  await open('More')
  await choose('Export contacts')
  await choose('CSV')
  expect(asked).toEqual([['exportContacts', 'csv']])
  expect(files.saved).toBe('contacts.csv')
})

it('says nothing of an export that was cancelled or refused', async () => {
  const { files } = await show({}, { ok: false, problem: { code: 'file-not-written' } })
  await files.write('json')
  expect(files.saved).toBeNull()
  await tick()
})

it('asks for a file to import', async () => {
  const { asked } = await show()
  await open('More')
  await choose('Import contacts…')
  expect(asked).toEqual([['chooseImport']])
})
