// The system's dialogs: what they are asked, and what their answers mean.

import { expect, it } from 'vitest'
import { createFileDialogs } from '../../../main/desktop/file-dialogs'

type Dialog = Parameters<typeof createFileDialogs>[0]
// It is only handed on.
const window = {} as NonNullable<ReturnType<Parameters<typeof createFileDialogs>[1]>>

function setUp(answer: { canceled: boolean; filePath?: string; filePaths?: string[] }) {
  const asked: unknown[] = []
  const note = async (...what: unknown[]) => {
    asked.push(what)
    return { filePath: '', filePaths: [], ...answer }
  }
  // Electron's functions can be called in more ways than the one that is used.
  const dialog = { showSaveDialog: note, showOpenDialog: note } as Dialog
  return { dialogs: createFileDialogs(dialog, () => window), asked }
}

it('asks where to, with a name and a filter for the format', async () => {
  const { dialogs, asked } = setUp({ canceled: false, filePath: '/home/lena/mine.csv' })
  expect(await dialogs.askWhereTo('rollcall-contacts.csv')).toBe('/home/lena/mine.csv')
  const filters = [
    { name: 'CSV', extensions: ['csv'] },
    { name: '*', extensions: ['*'] }
  ]
  expect(asked).toEqual([[window, { defaultPath: 'rollcall-contacts.csv', filters }]])
})

it('asks for one file', async () => {
  const { dialogs, asked } = setUp({ canceled: false, filePaths: ['/home/lena/mine.csv'] })
  expect(await dialogs.askWhich()).toBe('/home/lena/mine.csv')
  expect(asked).toEqual([[window, expect.objectContaining({ properties: ['openFile'] })]])
})

it.each([
  { canceled: true },
  { canceled: true, filePath: '/home/lena/mine.csv', filePaths: ['/home/lena/mine.csv'] },
  { canceled: false }
])('answers null when nothing was chosen: %j', async (answer) => {
  const { dialogs } = setUp(answer)
  expect(await dialogs.askWhereTo('rollcall-contacts.csv')).toBeNull()
  expect(await dialogs.askWhich()).toBeNull()
})
