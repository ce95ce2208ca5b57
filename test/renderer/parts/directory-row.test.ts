import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import type { FoundList, FoundPerson } from '../../../preload/contract'
import DirectoryRow from '../../../renderer/parts/DirectoryRow.svelte'
import { Photos, photosKey } from '../../../renderer/photos.svelte'
import { oddNames } from '../odd-names'

afterEach(cleanup)

const malin: FoundPerson = { uri: 'sip:malin@corvo.example', name: 'Malin Sjöström', title: 'Legal counsel' }

function show(found: FoundPerson | FoundList, more: { isCurrent?: boolean } = {}): string[] {
  const heard: string[] = []
  const props = {
    id: 'row',
    found,
    query: 'ma',
    position: 3,
    size: 20,
    isActive: false,
    isCurrent: false,
    top: 48,
    canAdd: true,
    onadd: () => heard.push('add'),
    onactive: () => heard.push('active'),
    onmenu: () => heard.push('menu'),
    ...more
  }
  render(DirectoryRow, { props, context: new Map([[photosKey, new Photos()]]) })
  return heard
}

it.each<[FoundPerson | FoundList, string]>([
  [{ ...malin, department: 'Legal', office: 'Stockholm' }, 'Malin Sjöström, Legal counsel, Stockholm'],
  [{ uri: malin.uri, name: malin.name, department: 'Legal' }, 'Malin Sjöström, Legal'],
  [{ uri: malin.uri, name: malin.name }, 'Malin Sjöström, malin@corvo.example'],
  [
    { uri: 'sip:pilot@harbour.example', name: 'pilot@harbour.example' },
    'pilot@harbour.example, Nobody known by this address'
  ],
  [{ name: 'Marketing', mail: 'marketing@corvo.example' }, 'Marketing, Distribution group, marketing@corvo.example']
])('says who or what %j is, the name first', (found, label) => {
  show(found)
  const row = screen.getByRole('treeitem')
  expect(row.getAttribute('aria-label')).toBe(label)
  expect(row.getAttribute('aria-level')).toBe('2')
  expect(row.getAttribute('aria-posinset')).toBe('3')
  expect(row.querySelector('.sign')).toBeNull()
})

it('marks the searched letters', () => {
  show(malin)
  expect(screen.getByText('Ma').tagName).toBe('MARK')
})

it('adds with its button alone, which Tab passes by', async () => {
  const heard = show(malin)
  const button = screen.getByRole('button', { name: 'Add Malin Sjöström' })
  expect(button.tabIndex).toBe(-1)
  expect(button.textContent).toBe('Add')
  await fireEvent.click(button)
  expect(heard).toEqual(['add'])
  await fireEvent.click(screen.getByRole('treeitem'))
  await fireEvent.contextMenu(screen.getByRole('treeitem'))
  expect(heard).toEqual(['add', 'active', 'menu'])
})

it('is selected while the search box points at it', () => {
  show(malin, { isCurrent: true })
  expect(screen.getByRole('treeitem', { selected: true }).classList).toContain('current')
})

it.each(oddNames)('shows the name %j literally', (name) => {
  show({ uri: malin.uri, name, title: name })
  expect(document.querySelector('.row-name')?.textContent).toBe(name)
  expect(document.querySelector('.row-line')?.textContent).toBe(name)
  expect(document.querySelector('img, script')).toBeNull()
})
