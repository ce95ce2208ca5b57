import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { tick } from 'svelte'
import { afterEach, expect, it } from 'vitest'
import DeleteGroupDialog from '../../../renderer/parts/DeleteGroupDialog.svelte'
import { press } from '../contacts-page'
import { preparePage } from '../page'
import { group, lena, tomasz, yuki } from '../pictures'

afterEach(cleanup)

const button = (name: string): HTMLElement => screen.getByRole('button', { name })

async function show(members = [lena, tomasz, yuki], alone = 1) {
  preparePage()
  const chosen: string[] = []
  const props = {
    group: group('Night shift', members),
    alone,
    onconfirm: () => chosen.push('delete'),
    oncancel: () => chosen.push('cancel')
  }
  const { unmount } = render(DeleteGroupDialog, props)
  await tick()
  return { chosen, unmount }
}

it.each<[number, number, string]>([
  [3, 0, 'Its 3 people stay in your contacts.'],
  [3, 1, 'Its 3 people stay in your contacts. One of them is in no other group and moves to Other contacts.'],
  [3, 2, 'Its 3 people stay in your contacts. 2 of them are in no other group: they move to Other contacts.'],
  [1, 1, 'Its one person stays in your contacts. They are in no other group: they move to Other contacts.']
])('says what becomes of %d people, %d of them in no other group', async (members, alone, said) => {
  await show([lena, tomasz, yuki].slice(0, members), alone)
  expect(screen.getByRole('dialog', { name: 'Delete Night shift?' }).textContent).toContain(said)
})

it('deletes or leaves the group alone, as chosen', async () => {
  const { chosen } = await show()
  await fireEvent.click(button('Delete group'))
  await fireEvent.click(button('Cancel'))
  expect(chosen).toEqual(['delete', 'cancel'])
})

it('begins at its main button, closes on Esc, and lets no key through to what is below', async () => {
  const below: string[] = []
  const listen = (event: KeyboardEvent): void => void below.push(event.key)
  window.addEventListener('keydown', listen)
  const { chosen } = await show()
  expect(document.activeElement).toBe(button('Delete group'))
  await press('z', { ctrlKey: true })
  await press('Escape')
  window.removeEventListener('keydown', listen)
  expect(chosen).toEqual(['cancel'])
  expect(below).toEqual([])
})

it('goes round with Tab and does not lead out', async () => {
  await show()
  await press('Tab')
  const first = document.activeElement
  expect(first).not.toBe(button('Delete group'))
  expect(screen.getByRole('dialog').contains(first)).toBe(true)
  await press('Tab', { shiftKey: true })
  expect(document.activeElement).toBe(button('Delete group'))
})

it('gives the focus back when it closes', async () => {
  const before = document.createElement('button')
  document.body.append(before)
  before.focus()
  const { unmount } = await show()
  expect(document.activeElement).not.toBe(before)
  unmount()
  expect(document.activeElement).toBe(before)
  before.remove()
})
