import { cleanup, fireEvent, screen, within } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import type { AppState, Person } from '../../../preload/contract'
import { item, labels, press } from '../contacts-page'
import { fakeBridge, type FakeBridge } from '../fake-bridge'
import { group, lena, lists, person, picture, tomasz, yuki } from '../pictures'
import { settled, showApp } from '../page'

afterEach(cleanup)

/** The picture with a group for everybody, in which nobody is yet. */
const withOther = (more: Partial<AppState> = {}): AppState =>
  picture({
    groups: [...picture().groups, group('Budget table', []), group('', [], { id: 'o', kind: 'other' })],
    ...more
  })
const rows = (name: RegExp): HTMLElement[] => screen.getAllByRole('treeitem', { name })
const first = (name: RegExp): HTMLElement => rows(name)[0] ?? document.body
const chosen = (): (string | null)[] =>
  screen.getAllByRole('treeitem', { selected: true }).map((row) => row.getAttribute('aria-label'))
const edits = (bridge: FakeBridge): unknown[] =>
  bridge.asked.filter(([name]) => name === 'edit').map(([, edit]) => edit)
const click = async (row: HTMLElement, init: MouseEventInit = {}): Promise<void> => {
  await fireEvent.click(row, init)
  await settled()
}
const at = async (row: HTMLElement, key: string, init: KeyboardEventInit = {}): Promise<void> => {
  row.focus()
  await press(key, init)
  await settled()
}
const entry = (name: string): HTMLElement => screen.getByRole('menuitem', { name })

it('says that several can be selected, and shows the people watched first', async () => {
  await showApp(picture({ watching: [yuki.uri] }))
  expect(screen.getByRole('tree').getAttribute('aria-multiselectable')).toBe('true')
  expect(labels().slice(0, 2)).toEqual(['Watching, 0 of 1 available', 'Yuki Tanaka, Away'])
})

it('selects one by a click, others by Ctrl and Shift, and lets all go on Esc', async () => {
  await showApp(picture(), undefined, 900)
  await click(first(/^Lena/))
  expect(chosen()).toEqual(['Lena Fischer, Available'])
  expect(screen.queryByRole('toolbar')).toBeNull()
  await click(first(/^Yuki/), { ctrlKey: true })
  expect(chosen()).toEqual(['Lena Fischer, Available', 'Yuki Tanaka, Away'])
  expect(screen.getByRole('toolbar').textContent).toContain('2 selected')
  await click(first(/^Lena/))
  await click(first(/^Yuki/), { shiftKey: true })
  expect(chosen()).toHaveLength(4)
  await press('Escape')
  await settled()
  expect(screen.queryByRole('toolbar')).not.toBeNull()
  await press('Escape')
  await settled()
  expect(screen.queryByRole('toolbar')).toBeNull()
  expect(screen.queryAllByRole('treeitem', { selected: true })).toEqual([])
})

it('selects with the keyboard: Space, Shift with the arrows through groups, Ctrl A for a group', async () => {
  await showApp(picture())
  await at(first(/^Tomasz/), ' ')
  expect(chosen()).toHaveLength(1)
  await press('ArrowDown', { shiftKey: true })
  await settled()
  expect(chosen()).toEqual(['Tomasz Wójcik, Busy, in a meeting, Budget until three', 'Lena Fischer, Available'])
  expect(document.activeElement).toBe(rows(/^Lena/)[1])
  await press('a', { ctrlKey: true })
  await settled()
  expect(chosen()).toEqual(['Lena Fischer, Available', 'Yuki Tanaka, Away'])
})

it('keeps the keyboard where it was when the person there leaves: on the next, the one ahead, the header', async () => {
  const ann = person('Ann')
  const bridge = await showApp(picture({ people: [ann, lena, yuki], groups: [group('Team', [ann, lena, yuki])] }))
  const focused = (): string | null | undefined => document.activeElement?.getAttribute('aria-label')
  first(/^Lena/).focus()
  const leave = async (number: number, members: Person[]): Promise<void> => {
    bridge.send(picture({ number, people: [ann, lena, yuki], groups: [group('Team', members)] }))
    await settled()
  }
  await leave(2, [ann, yuki])
  expect(focused()).toBe('Yuki Tanaka, Away')
  await leave(3, [ann, lena, yuki])
  expect(focused()).toBe('Yuki Tanaka, Away')
  await leave(4, [ann, lena])
  expect(focused()).toMatch(/^Lena/)
  await leave(5, [])
  expect(focused()).toMatch(/^Team/)
})

it('lets go of a place that somebody has left', async () => {
  const bridge = await showApp(picture())
  await at(first(/^Lena/), 'a', { ctrlKey: true })
  expect(chosen()).toHaveLength(2)
  bridge.send(picture({ number: 2, groups: [group('Pinned', [lena], { id: 'f', kind: 'favourites' })] }))
  await settled()
  expect(chosen()).toEqual(['Lena Fischer, Available'])
  expect(screen.queryByRole('toolbar')).toBeNull()
})

it.each([
  ['Add to favourites', { kind: 'add', people: [{ uri: yuki.uri, name: yuki.name }], to: 'f' }],
  [
    'Remove from this group',
    { kind: 'remove', places: [lena, yuki].map(({ uri }) => ({ uri, groupId: 'Night shift' })) }
  ]
])('the bar over a selection does "%s"', async (name, edit) => {
  const bridge = await showApp(withOther())
  await at(first(/^Yuki/), 'a', { ctrlKey: true })
  const bar = screen.getByRole('toolbar', { name: 'Selected people' })
  await fireEvent.click(within(bar).getByRole('button', { name }))
  expect(edits(bridge)).toEqual([edit])
})

it('moves those who are selected to the group chosen from the bar', async () => {
  const bridge = await showApp(withOther())
  await at(first(/^Lena/), 'a', { ctrlKey: true })
  await fireEvent.click(screen.getByRole('button', { name: 'Move to group' }))
  await settled()
  await fireEvent.click(entry('Budget table'))
  const places = [lena, tomasz].map(({ uri }) => ({ uri, groupId: 'f' }))
  expect(edits(bridge)).toEqual([{ kind: 'move', places, to: 'Budget table' }])
})

it.each<[string, KeyboardEventInit, string, unknown]>([
  ['Delete', {}, 'edit', { kind: 'remove', places: [{ uri: tomasz.uri, groupId: 'f' }] }],
  ['Delete', { shiftKey: true }, 'edit', { kind: 'remove-contacts', uris: [tomasz.uri] }],
  ['d', { ctrlKey: true }, 'edit', { kind: 'remove', places: [{ uri: tomasz.uri, groupId: 'f' }] }],
  ['b', { ctrlKey: true }, 'watch', { kind: 'person', uri: tomasz.uri }],
  ['m', { ctrlKey: true }, 'openMail', tomasz.uri],
  ['l', { ctrlKey: true }, 'openCall', tomasz.uri],
  ['c', { ctrlKey: true }, 'copyAddress', tomasz.uri]
])('%s with %j on a person asks for %s', async (key, init, name, argument) => {
  const bridge = await showApp(picture())
  await at(first(/^Tomasz/), key, init)
  expect(bridge.asked.at(-1)?.slice(0, 2)).toEqual([name, argument])
})

it('cuts and pastes by the keyboard; what is cut is pale until then', async () => {
  const bridge = await showApp(withOther())
  await at(first(/^Tomasz/), 'x', { ctrlKey: true })
  expect(first(/^Tomasz/).className).toContain('lifted')
  await at(item(/^Budget table/), 'v', { ctrlKey: true })
  const places = [{ uri: tomasz.uri, groupId: 'f' }]
  expect(edits(bridge)).toEqual([{ kind: 'move', places, to: 'Budget table' }])
  expect(first(/^Tomasz/).className).not.toContain('lifted')
})

it('opens the menu of a row by the pointer and by the keyboard, of the selection if the row is in it', async () => {
  await showApp(withOther())
  await fireEvent.contextMenu(first(/^Tomasz/))
  await settled()
  expect(screen.queryByRole('menu', { name: /Tomasz/ })).not.toBeNull()
  expect(chosen()).toHaveLength(1)
  await press('Escape')
  await settled()
  await at(first(/^Lena/), 'a', { ctrlKey: true })
  await at(first(/^Lena/), 'F10', { shiftKey: true })
  expect(screen.queryByRole('menu', { name: 'Actions for 2 people' })).not.toBeNull()
  expect(chosen()).toHaveLength(2)
})

it('closes the menu of a row that is gone', async () => {
  const bridge = await showApp(picture())
  await fireEvent.contextMenu(first(/^Tomasz/))
  await settled()
  bridge.send(picture({ number: 2, groups: [group('Night shift', [yuki, lena])] }))
  await settled()
  expect(screen.queryByRole('menu')).toBeNull()
})

it('disables in the menu what changes the list while it cannot be changed', async () => {
  await showApp(withOther({ lists: { ...lists, editing: 'moving' } }))
  await fireEvent.contextMenu(first(/^Tomasz/))
  await settled()
  expect(entry('Remove from contacts').getAttribute('aria-disabled')).toBe('true')
  expect(entry('Watch').getAttribute('aria-disabled')).not.toBe('true')
})

it('names a group in its place, and says there why a name is refused', async () => {
  const refused = { ok: false, problem: { code: 'already-there' } } as const
  const bridge = await showApp(picture(), fakeBridge(picture(), { edit: () => refused }))
  await at(item(/^Night shift/), 'F2')
  const box = screen.getByRole<HTMLInputElement>('textbox', { name: 'Group name' })
  expect(box.value).toBe('Night shift')
  expect(document.activeElement).toBe(box)
  await fireEvent.input(box, { target: { value: 'Early birds' } })
  await press('Enter')
  await settled()
  expect(edits(bridge)).toEqual([{ kind: 'rename-group', groupId: 'Night shift', name: 'Early birds' }])
  expect(screen.queryByText(/^This name is taken/)).not.toBeNull()
  expect(box.value).toBe('Early birds')
  await press('Escape')
  await settled()
  expect(screen.queryByRole('textbox', { name: 'Group name' })).toBeNull()
  expect(document.activeElement).toBe(item(/^Night shift/))
})

it('makes a group with the people it is asked for, who leave where they were', async () => {
  const bridge = await showApp(withOther())
  await fireEvent.contextMenu(first(/^Tomasz/))
  await settled()
  await fireEvent.click(entry('Move to group'))
  await settled()
  await fireEvent.click(entry('New group…'))
  await settled()
  const box = screen.getByRole('textbox', { name: 'Group name' })
  expect(item(/^New group/).compareDocumentPosition(item(/^Night shift/))).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  await fireEvent.input(box, { target: { value: 'Pilots' } })
  await press('Enter')
  await settled()
  expect(edits(bridge)).toEqual([
    {
      kind: 'create-group',
      name: 'Pilots',
      people: [{ uri: tomasz.uri, name: tomasz.name }],
      leave: [{ uri: tomasz.uri, groupId: 'f' }]
    }
  ])
  expect(screen.queryByRole('textbox', { name: 'Group name' })).toBeNull()
})

it('opens the box for a new group with Ctrl N, in an empty list too', async () => {
  await showApp(picture({ people: [], groups: [] }))
  await press('n', { ctrlKey: true })
  await settled()
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Group name' }))
})

it('asks before a group with people is deleted', async () => {
  const bridge = await showApp(picture())
  await at(item(/^Night shift/), 'Delete')
  expect(edits(bridge)).toEqual([])
  const dialog = screen.getByRole('dialog')
  expect(dialog.textContent).toContain('One of them is in no other group')
  await fireEvent.click(within(dialog).getByRole('button', { name: 'Delete group' }))
  expect(edits(bridge)).toEqual([{ kind: 'delete-group', groupId: 'Night shift' }])
})

it('reads a distribution group when it is opened, and keeps nothing of that in the settings', async () => {
  const team = group('Facilities', [], { kind: 'distribution', inside: { kind: 'closed' } })
  const bridge = await showApp(picture({ groups: [team] }))
  await click(item(/^Facilities/))
  expect(bridge.asked).toEqual([['openGroup', 'Facilities']])
  const inner = group('Porto, night', [yuki], { kind: 'distribution', inside: { kind: 'closed' }, isNested: true })
  const groups = [{ ...team, members: [lena.uri], inside: { kind: 'open', nested: [inner.id] } as const }, inner]
  bridge.send(picture({ number: 2, groups }))
  await settled()
  // A group inside another is a group like any; only its looks stand further in.
  const level = (name: RegExp): (string | null)[] =>
    ['aria-level', 'aria-posinset', 'aria-setsize'].map((key) => item(name).getAttribute(key))
  expect(labels()).toEqual(['Facilities, 1 of 1 available', 'Lena Fischer, Available', 'Porto, night, 1 member'])
  expect([level(/^Facilities/), level(/^Lena/), level(/^Porto/)]).toEqual([
    ['1', '1', '2'],
    ['2', '1', '1'],
    ['1', '2', '2']
  ])
  await at(item(/^Facilities/), 'ArrowLeft')
  expect(bridge.asked.at(-1)).toEqual(['closeGroup', 'Facilities'])
})

it.each([380, 900])('goes on in the list when whose details are open has left it, %i wide', async (width) => {
  const groups = [group('Team', [lena, yuki])]
  const bridge = await showApp(picture({ people: [lena, yuki], groups }), undefined, width)
  await click(first(/^Lena/))
  const cross = screen.getByRole('button', { name: 'Remove from Team' })
  cross.focus()
  await fireEvent.click(cross)
  bridge.send(picture({ number: 2, people: [yuki], groups: [group('Team', [yuki])] }))
  await settled()
  expect(document.activeElement).toBe(first(/^Yuki/))
  expect(screen.queryByRole('button', { name: /^Remove from/ })).toBeNull()
  bridge.send(picture({ number: 3, people: [lena, yuki], groups }))
  await settled()
  expect(screen.queryByRole('heading', { name: 'Lena Fischer' })).toBeNull()
})

it('undoes the newest edit with Ctrl Z, but leaves the key to a text that is written', async () => {
  const subject = { count: 1, person: lena.name, group: '', from: '', leaving: 0 }
  const edit = { id: 7, kind: 'watch', subject, isUndo: false, stage: 'done', undoUntil: 'open', refusals: [] } as const
  const bridge = await showApp(picture({ edits: [edit] }))
  screen.getByRole('searchbox').focus()
  await press('z', { ctrlKey: true })
  expect(bridge.asked).toEqual([])
  await at(first(/^Lena/), 'z', { ctrlKey: true })
  expect(bridge.asked).toEqual([['undoEdit', 7]])
})

it('keeps 5,000 people quick to select', async () => {
  const people = Array.from({ length: 5000 }, (_, index) => person(`Person ${index}`))
  await showApp(picture({ people, groups: [group('All', people)] }))
  await at(first(/^Person/), 'a', { ctrlKey: true })
  expect(screen.getByRole('toolbar').textContent).toContain('5,000 selected')
})
