// Names in toasts and dialogs are shown letter by letter: no markup in them lives, none reaches the words around it.
import { cleanup, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { EditStatus } from '../../../preload/contract'
import DeleteGroupDialog from '../../../renderer/parts/DeleteGroupDialog.svelte'
import Notice from '../../../renderer/parts/Notice.svelte'
import RefusalsDialog from '../../../renderer/parts/RefusalsDialog.svelte'
import Toasts from '../../../renderer/parts/Toasts.svelte'
import { oddNames } from '../odd-names'
import { preparePage, settled } from '../page'
import { group, lena, lists } from '../pictures'

beforeEach(preparePage)
afterEach(cleanup)

const ask = () => Promise.resolve(true)
const ignore = () => undefined

/** `name` is put into the favourites: the person is called so, and in the second the group as well. */
const status = (name: string, more: Partial<EditStatus> = {}): EditStatus => ({
  id: 1,
  kind: 'add',
  subject: { count: 1, person: name, group: name, from: '', leaving: 0 },
  isUndo: false,
  stage: 'under-way',
  undoUntil: 'open',
  refusals: [],
  ...more
})

const refused = (name: string, times: number): EditStatus =>
  status(name, {
    stage: 'done',
    undoUntil: null,
    subject: { count: times, person: name, group: 'Night shift', from: '', leaving: 0 },
    refusals: Array.from({ length: times }, (_, index) => ({
      uri: `sip:${index}@corvo.example`,
      name,
      problem: { code: 'not-allowed' }
    }))
  })

function expectLiteral(name: string, where: Element | null, times: number): void {
  const texts = [...(where?.querySelectorAll('bdi, [dir="auto"]') ?? [])].map((element) => element.textContent)
  expect(texts.filter((text) => text === name || text === `Delete ${name}?`)).toHaveLength(times)
  expect(document.querySelector('img, script')).toBeNull()
  expect('wasRun' in window).toBe(false)
}

it.each(oddNames)('says what was done with %s', async (name) => {
  render(Toasts, { edits: [status(name)], now: Date.now(), ask, lists })
  await settled()
  expect(screen.getByRole('status').textContent).toContain(`${name} added to ${name}.`)
  expectLiteral(name, document.querySelector('.toast'), 2)
})

it.each(oddNames)('says that the server refused %s', async (name) => {
  render(Toasts, { edits: [refused(name, 1)], now: Date.now(), ask, lists })
  await settled()
  expect(screen.getByRole('alert').textContent).toContain(`${name} was not added: the server does not allow`)
  expectLiteral(name, document.querySelector('.toast'), 1)
})

it.each(oddNames)('lists everybody refused, called %s', async (name) => {
  render(RefusalsDialog, { edit: refused(name, 2), lists, onclose: ignore })
  await settled()
  expectLiteral(name, screen.getByRole('dialog'), 2)
})

it.each(oddNames)('asks whether the group %s is to go', async (name) => {
  render(DeleteGroupDialog, { group: group(name, [lena]), alone: 1, onconfirm: ignore, oncancel: ignore })
  await settled()
  expectLiteral(name, screen.getByRole('dialog'), 1)
})

it.each(oddNames)('says that %s is no address', (name) => {
  render(Notice, { problem: { code: 'not-a-contact-address', about: name }, ondismiss: ignore })
  expect(screen.getByRole('alert').textContent).toContain(`${name} is not an address of a person.`)
  expect(document.querySelector('img, script')).toBeNull()
})
