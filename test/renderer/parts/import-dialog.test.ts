import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { tick } from 'svelte'
import { afterEach, expect, it } from 'vitest'
import type { AppState, ImportPreview } from '../../../preload/contract'
import ImportDialog from '../../../renderer/parts/ImportDialog.svelte'
import { preparePage } from '../page'
import { lists, picture } from '../pictures'

afterEach(cleanup)

const named = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ uri: `sip:p${index}@harbour.example`, name: `P ${index}` }))

const preview = (more: Partial<ImportPreview> = {}): ImportPreview => ({
  file: 'colleagues.csv',
  edit: {
    kind: 'import',
    parts: [
      { to: { newGroup: 'Harbour' }, people: named(2) },
      { to: { groupId: 'f' }, people: named(1) }
    ]
  },
  newContacts: 2,
  newGroups: ['Harbour'],
  additions: 3,
  known: 0,
  unreadable: [],
  ...more
})

async function show(shown: ImportPreview, more: Partial<AppState> = {}) {
  preparePage()
  const asked: unknown[][] = []
  const props = {
    preview: shown,
    picture: picture(more),
    ask: (...args: unknown[]) => {
      asked.push(args)
      return Promise.resolve(true)
    },
    onclose: () => asked.push(['close'])
  }
  render(ImportDialog, props)
  await tick()
  return { asked, text: screen.getByRole('dialog').textContent.replace(/\s+/g, ' ') }
}

const button = (name: string): HTMLButtonElement => screen.getByRole('button', { name })

it('says what would change, group by group, and imports as it was told', async () => {
  const shown = preview({ known: 1 })
  const { asked } = await show(shown)
  expect(screen.queryByRole('dialog', { name: 'Import colleagues.csv' })).not.toBeNull()
  expect(screen.getAllByRole('listitem').map((item) => item.textContent.replace(/\s+/g, ' ').trim())).toEqual([
    'Harbour new 2 people',
    'Favourites 1 person'
  ])
  expect(screen.queryByText('2 new contacts. Nobody is removed by an import.')).not.toBeNull()
  expect(screen.queryByText('1 entry is in your list already.')).not.toBeNull()
  await fireEvent.click(button('Import'))
  expect(asked).toEqual([['edit', shown.edit], ['close']])
})

it('does nothing when cancelled', async () => {
  const { asked } = await show(preview())
  await fireEvent.click(button('Cancel'))
  expect(asked).toEqual([['close']])
})

it('tells of the limit before it bites, and only then', async () => {
  const full = { ...lists, contacts: 240, contactLimit: 250 }
  const { text } = await show(preview({ newContacts: 22 }), { lists: full })
  expect(text).toContain('This makes 262 of 250 contacts: 12 will be refused.')
  cleanup()
  expect((await show(preview({ newContacts: 10 }), { lists: full })).text).not.toContain('refused')
  cleanup()
  expect((await show(preview({ newContacts: 22 }), { lists: { ...full, contactLimit: null } })).text).not.toContain(
    'refused'
  )
})

it('names lines that cannot be read, the first of them when there are many', async () => {
  const lines = Array.from({ length: 32 }, (_, index) => ({ at: index + 2, text: `rubbish ${index}` }))
  const { text } = await show(preview({ unreadable: lines }))
  expect(text).toContain('32 entries cannot be read and are left out:')
  expect(screen.queryByText('rubbish 0')).not.toBeNull()
  expect(screen.queryByText('rubbish 20')).toBeNull()
  expect(text).toContain('and 12 more')
})

it.each([
  [3, 'Everybody in this file is in your list already, in the same groups.'],
  [0, 'Nothing in this file can be added to your list.']
])('says so when there is nothing to do, with %d known', async (known, said) => {
  const { asked, text } = await show(preview({ edit: { kind: 'import', parts: [] }, newContacts: 0, known }))
  expect(text).toContain(said)
  expect(screen.queryByRole('button', { name: 'Import' })).toBeNull()
  await fireEvent.click(button('Close'))
  expect(asked).toEqual([['close']])
})

it('imports nothing while the list cannot be changed, and names a group that is gone meanwhile', async () => {
  const gone = preview({ edit: { kind: 'import', parts: [{ to: { groupId: 'x' }, people: named(1) }] } })
  const { text } = await show(gone, { lists: { ...lists, editing: 'moving' } })
  expect(button('Import').disabled).toBe(true)
  expect(text).toContain('a group that is gone')
})
