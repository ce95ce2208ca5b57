import { cleanup, fireEvent, screen, within } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import { at, chosen, click, edits, entry, item, menuOf, press, withOther } from '../contacts-page'
import { settled, showApp } from '../page'
import { group, lena, lists, picture, tomasz, yuki } from '../pictures'

afterEach(cleanup)

it.each([
  ['Add to favourites', { kind: 'add', people: [{ uri: yuki.uri, name: yuki.name }], to: 'f' }],
  [
    'Remove from this group',
    { kind: 'remove', places: [lena, yuki].map(({ uri }) => ({ uri, groupId: 'Night shift' })) }
  ]
])('the bar over a selection does "%s"', async (name, edit) => {
  const bridge = await showApp(withOther())
  await at(item(/^Yuki/), 'a', { ctrlKey: true })
  const bar = screen.getByRole('toolbar', { name: 'Selected people' })
  await fireEvent.click(within(bar).getByRole('button', { name }))
  expect(edits(bridge)).toEqual([edit])
})

it('moves those who are selected to the group chosen from the bar', async () => {
  const bridge = await showApp(withOther())
  await at(item(/^Lena/), 'a', { ctrlKey: true })
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
  await at(item(/^Tomasz/), key, init)
  expect(bridge.asked.at(-1)?.slice(0, 2)).toEqual([name, argument])
})

it('cuts and pastes by the keyboard; what is cut is pale until then', async () => {
  const bridge = await showApp(withOther())
  await at(item(/^Tomasz/), 'x', { ctrlKey: true })
  expect(item(/^Tomasz/).className).toContain('lifted')
  await at(item(/^Budget table/), 'v', { ctrlKey: true })
  const places = [{ uri: tomasz.uri, groupId: 'f' }]
  expect(edits(bridge)).toEqual([{ kind: 'move', places, to: 'Budget table' }])
  expect(item(/^Tomasz/).className).not.toContain('lifted')
})

it('opens the menu of a row by the pointer and by the keyboard, of the selection if the row is in it', async () => {
  await showApp(withOther())
  await menuOf(item(/^Tomasz/))
  expect(screen.queryByRole('menu', { name: /Tomasz/ })).not.toBeNull()
  expect(chosen()).toHaveLength(1)
  await press('Escape')
  await settled()
  await at(item(/^Lena/), 'a', { ctrlKey: true })
  await at(item(/^Lena/), 'F10', { shiftKey: true })
  expect(screen.queryByRole('menu', { name: 'Actions for 2 people' })).not.toBeNull()
  expect(chosen()).toHaveLength(2)
})

it('closes the menu of a row that is gone', async () => {
  const bridge = await showApp(picture())
  await menuOf(item(/^Tomasz/))
  bridge.send(picture({ number: 2, groups: [group('Night shift', [yuki, lena])] }))
  await settled()
  expect(screen.queryByRole('menu')).toBeNull()
})

it('disables in the menu what changes the list while it cannot be changed', async () => {
  await showApp(withOther({ lists: { ...lists, editing: 'moving' } }))
  await menuOf(item(/^Tomasz/))
  expect(entry('Remove from contacts').getAttribute('aria-disabled')).toBe('true')
  expect(entry('Watch').getAttribute('aria-disabled')).not.toBe('true')
})

it.each([380, 900])('goes on in the list when whose details are open has left it, %i wide', async (width) => {
  const groups = [group('Team', [lena, yuki])]
  const bridge = await showApp(picture({ people: [lena, yuki], groups }), undefined, width)
  await click(item(/^Lena/))
  const cross = screen.getByRole('button', { name: 'Remove from Team' })
  cross.focus()
  await fireEvent.click(cross)
  bridge.send(picture({ number: 2, people: [yuki], groups: [group('Team', [yuki])] }))
  await settled()
  expect(document.activeElement).toBe(item(/^Yuki/))
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
  await at(item(/^Lena/), 'z', { ctrlKey: true })
  expect(bridge.asked).toEqual([['undoEdit', 7]])
})
