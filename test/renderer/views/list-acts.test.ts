import { cleanup, fireEvent, screen } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import { fakeBridge } from '../fake-bridge'
import { settled, showApp } from '../page'
import { lena, picture } from '../pictures'

afterEach(cleanup)

it('tells of a file that was written above what became of an edit, not over it', async () => {
  const subject = { count: 1, person: lena.name, group: '', from: '', leaving: 0 }
  const edit = { id: 7, kind: 'watch', subject, isUndo: false, stage: 'done', undoUntil: 'open', refusals: [] } as const
  const shown = picture({ edits: [edit] })
  await showApp(shown, fakeBridge(shown, { exportContacts: () => ({ ok: true, value: 'contacts.csv' }) }))
  await fireEvent.click(screen.getByRole('button', { name: 'More' }))
  await settled()
  await fireEvent.click(screen.getByRole('menuitem', { name: 'Export contacts' }))
  await settled()
  await fireEvent.click(screen.getByRole('menuitem', { name: 'CSV' }))
  await settled()
  const saved = screen.getByText(/contacts\.csv/).closest('[role=status]')
  const toast = screen.getByRole('button', { name: 'Undo' }).closest('[role=status]')
  // Siblings in one stack: each takes its own room.
  expect(saved?.nextElementSibling).toBe(toast)
  expect(toast?.parentElement?.className).toContain('over')
})
