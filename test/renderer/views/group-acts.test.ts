// Groups named, made, deleted and opened where they stand in the list.
import { cleanup, fireEvent, screen, within } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import { at, click, edits, entry, item, labels, menuOf, press, withOther } from '../contacts-page'
import { fakeBridge } from '../fake-bridge'
import { settled, showApp } from '../page'
import { group, lena, picture, tomasz, yuki } from '../pictures'

afterEach(cleanup)

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
  await menuOf(item(/^Tomasz/))
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
