import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import type { AppState, Edit, Person } from '../../../preload/contract'
import { createActions } from '../../../renderer/list/actions'
import { Photos, photosKey } from '../../../renderer/photos.svelte'
import Details from '../../../renderer/views/Details.svelte'
import { press } from '../contacts-page'
import { oddNames } from '../odd-names'
import { preparePage, settled } from '../page'
import { group, lists, live, person, picture as pictureWith } from '../pictures'

afterEach(cleanup)

const now = 1_800_000_000_000
const full = person(
  'Tomasz Wójcik',
  live('busy', { activity: 'in-a-meeting', since: now - 12 * 60_000, device: 'computer' }),
  {
    mail: 'tomasz@corvo.example',
    title: 'Release manager',
    department: 'Platform',
    workPhone: '+48 58 555 01 42',
    note: { text: 'Budget until three', outOfOffice: false }
  }
)

const favourites = group('Pinned', [], { id: 'f', kind: 'favourites' })
const other = group('Contacts', [], { id: 'o', kind: 'other' })

async function show(one: Person, more: Partial<AppState> = {}) {
  preparePage()
  const asked: unknown[][] = []
  const named: unknown[] = []
  const picture = pictureWith({
    people: [one],
    groups: [favourites, group('Release council', [one]), group('Others', []), other],
    ...more
  })
  const ask = (...args: unknown[]) => {
    asked.push(args)
    return Promise.resolve(true)
  }
  const actions = createActions({
    ask,
    picture: () => picture,
    name: (of) => named.push(of),
    confirmDelete: () => undefined,
    open: () => undefined,
    askUntil: () => undefined,
    askWatch: () => undefined,
    found: () => new Map()
  })
  const props = { person: one, picture, actions, now, isBeside: true, ask, onback: () => undefined }
  const { rerender } = render(Details, { props, context: new Map([[photosKey, new Photos()]]) })
  await settled()
  const edits = () => asked.filter(([name]) => name === 'edit').map(([, edit]) => edit as Edit)
  return { asked, edits, named, rerender: (next: AppState) => rerender({ ...props, picture: next }), picture }
}

const button = (name: string) => screen.getByRole('button', { name })

it('tells all that is known of a person, and leaves out what is not', async () => {
  await show(full)
  expect(screen.queryByText('Release manager, Platform')).not.toBeNull()
  expect(screen.getByText('Busy').closest('p')?.textContent).toBe('Busy, in a meeting, for 12 min')
  expect(screen.queryByText('Budget until three')).not.toBeNull()
  expect(screen.queryByText('Computer')).not.toBeNull()
  expect(screen.queryByText('Release council')).not.toBeNull()
  expect(screen.queryByText('Others')).toBeNull()
  expect(screen.queryByText('Location')).toBeNull()
})

it('mails, calls and copies', async () => {
  const { asked } = await show(full)
  await fireEvent.click(screen.getByRole('button', { name: 'Mail' }))
  await fireEvent.click(screen.getByRole('button', { name: 'Call' }))
  await fireEvent.click(screen.getByRole('button', { name: 'Call +48 58 555 01 42' }))
  await fireEvent.click(screen.getByRole('button', { name: 'Copy address' }))
  await settled()
  expect(asked.slice(1)).toEqual([
    ['openMail', full.uri],
    ['openCall', full.uri],
    ['openCall', full.uri, '+48 58 555 01 42'],
    ['copyAddress', full.uri]
  ])
  expect(screen.queryByRole('button', { name: 'Copied' })).not.toBeNull()
})

it('offers no mail to somebody without an address for it', async () => {
  await show(person('Ann'))
  expect(screen.getByRole('button', { name: 'Mail' })).toHaveProperty('disabled', true)
  expect(screen.queryByText('ann@corvo.example')).not.toBeNull()
})

it('says of a memory only when it was true', async () => {
  await show({ ...full, presence: { kind: 'stale', availability: 'busy', asOf: now } })
  expect(screen.getByText(/^Busy as of /).closest('p')?.textContent).not.toContain('meeting')
  expect(screen.queryByText('Budget until three')).toBeNull()
})

it('makes a favourite of somebody, and takes them out again', async () => {
  const { edits, rerender, picture } = await show(full)
  const star = button('Add to favourites')
  expect(star.getAttribute('aria-pressed')).toBe('false')
  await fireEvent.click(star)
  expect(edits()).toEqual([{ kind: 'add', people: [{ uri: full.uri, name: full.name }], to: 'f' }])
  await rerender({ ...picture, groups: [{ ...favourites, members: [full.uri] }] })
  expect(button('Remove from favourites').getAttribute('aria-pressed')).toBe('true')
})

it('looks at somebody who is no contact and stops it, and offers that for no contact', async () => {
  const { edits, rerender, picture } = await show(full, { groups: [favourites, other] })
  await fireEvent.click(button('Watch presence'))
  expect(edits()).toEqual([{ kind: 'watch', people: [{ uri: full.uri, name: full.name }] }])
  await rerender({ ...picture, watching: [full.uri] })
  expect(button('Watch presence').getAttribute('aria-pressed')).toBe('true')
  cleanup()
  await show(full)
  expect(screen.queryByRole('button', { name: 'Watch presence' })).toBeNull()
})

it('takes somebody out of a group by its chip, and keeps the focus among the chips', async () => {
  const two = [group('Release council', [full]), group('Night shift', [full])]
  const { edits } = await show(full, { groups: two })
  const cross = button('Remove from Release council')
  cross.focus()
  await fireEvent.click(cross)
  expect(edits()).toEqual([{ kind: 'remove', places: [{ uri: full.uri, groupId: 'Release council' }] }])
  expect(document.activeElement).toBe(button('Remove from Night shift'))
})

it.each([
  ['favourites', 'Favourites', true],
  ['own', 'Crew', true],
  ['other', 'Other contacts', true],
  ['delegates', 'Delegates', true],
  ['delegators', 'Delegators', false],
  ['organisation', 'My organisation', false],
  ['distribution', 'Crew', false]
] as const)('offers the way out of %s only where there is one', async (kind, title, canLeave) => {
  await show(full, { groups: [group('Crew', [full], { kind })] })
  const chip = screen.getByText(title).closest('li')
  expect(screen.queryByRole('button', { name: `Remove from ${title}` }) !== null).toBe(canLeave)
  expect(chip?.textContent.includes('Read-only')).toBe(!canLeave)
})

it('adds to another group, or to a new one', async () => {
  const { edits, named } = await show(full)
  const add = button('Add to group')
  await fireEvent.click(add)
  const entries = screen.getAllByRole('menuitem').map((entry) => entry.textContent.trim())
  expect(entries).toEqual(['Others', 'Other contacts', 'New group…'])
  await fireEvent.click(screen.getByRole('menuitem', { name: 'Others' }))
  expect(edits()).toEqual([{ kind: 'add', people: [{ uri: full.uri, name: full.name }], to: 'Others' }])
  expect(document.activeElement).toBe(add)
  await fireEvent.click(add)
  await fireEvent.click(screen.getByRole('menuitem', { name: 'New group…' }))
  expect(named).toMatchObject([{ isMove: false }])
  await fireEvent.click(add)
  await press('Escape')
  expect(screen.queryByRole('menu')).toBeNull()
})

it('offers to add to the contacts only who is none', async () => {
  const { edits } = await show(full, { groups: [favourites, other], watching: [full.uri] })
  await fireEvent.click(button('Add to contacts'))
  expect(edits()).toEqual([{ kind: 'add', people: [{ uri: full.uri, name: full.name }], to: 'o' }])
  expect(document.activeElement).toBe(button('Mail'))
  cleanup()
  await show(full)
  expect(screen.queryByRole('button', { name: 'Add to contacts' })).toBeNull()
})

it.each(['moving', 'unsupported'] as const)('changes nothing of a list that is %s, but watches', async (editing) => {
  const { asked } = await show(full, { lists: { ...lists, editing } })
  expect(button('Add to favourites')).toHaveProperty('disabled', true)
  expect(button('Remove from Release council')).toHaveProperty('disabled', true)
  expect(button('Add to group').getAttribute('aria-disabled')).toBe('true')
  await fireEvent.click(button('Add to group'))
  expect(screen.queryByRole('menu')).toBeNull()
  await fireEvent.click(screen.getByRole('radio', { name: 'Once' }))
  expect(asked.at(-1)?.[0]).toBe('watch')
})

it.each(oddNames)('shows %j literally, as a person and as a group', async (name) => {
  const one = { ...full, name }
  await show(one, { people: [one], groups: [group(name, [one])] })
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(name)
  expect(document.querySelector('.chip .cut')?.textContent).toBe(name)
  expect(screen.queryByRole('button', { name: `Remove from ${name}` })).not.toBeNull()
  expect(document.querySelector('img, script')).toBeNull()
})
