import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import type { AppState } from '../../../preload/contract'
import Banner from '../../../renderer/parts/Banner.svelte'
import { lists, picture } from '../pictures'

afterEach(cleanup)

const show = (more: Partial<AppState>) =>
  render(Banner, {
    picture: picture(more),
    now: 0,
    ask: () => Promise.resolve(true),
    onsignin: () => undefined,
    onheldback: () => undefined,
    onleft: () => undefined
  })

it.each([
  ['moving', 'Your list is being moved to another server. It can be read, not changed.'],
  ['unsupported', 'This server does not let the list be changed. It can be read, and people can be watched.']
] as const)('says why the list can only be read: %s', (editing, said) => {
  show({ lists: { ...lists, editing } })
  expect(screen.getByRole('status', { name: 'Read-only' }).textContent?.trim()).toBe(said)
  expect(screen.queryByRole('button')).toBeNull()
})

it.each([
  [null, 'The server refuses it. Rollcall asks again by itself; your administrator may know why.'],
  [Date.UTC(2026, 2, 3, 9, 5), /^The server refuses it. Shown as of .+; Rollcall asks again by itself.$/]
])('says that the list cannot be read, and asks again when it is told to (as of %s)', async (asOf, said) => {
  const asked: unknown[] = []
  render(Banner, {
    picture: picture({ lists: { ...lists, withheld: { asOf } } }),
    now: 0,
    ask: (name: string) => {
      asked.push(name)
      return Promise.resolve(true)
    },
    onsignin: () => undefined,
    onheldback: () => undefined,
    onleft: () => undefined
  })
  const [what, ...why] = (screen.getByRole('alert').querySelector('.words')?.textContent ?? '')
    .trim()
    .split(/(?<=read\.)\s+/)
  expect(what).toBe('Your list cannot be read.')
  expect(why.join('')).toMatch(said)
  await fireEvent.click(screen.getByRole('button', { name: 'Try now' }))
  expect(asked).toEqual(['connectNow'])
})

it('speaks of the lost connection alone while the list is being moved', () => {
  const problem = { code: 'server-unreachable' } as const
  const { container } = show({
    lists: { ...lists, editing: 'moving' },
    connection: { kind: 'reconnecting', attempt: 1, nextTryAt: 0, asOf: null, problem }
  })
  expect(container.querySelectorAll('.banner')).toHaveLength(1)
  expect(container.textContent).toContain('Offline.')
  expect(container.textContent).not.toContain('moved')
})

it('offers to try a locked keychain again, or to send the sentence away', async () => {
  const asked: unknown[] = []
  render(Banner, {
    picture: picture({ keychain: 'locked' }),
    now: 0,
    ask: (name: string, ...args: unknown[]) => {
      asked.push([name, ...args])
      return Promise.resolve(true)
    },
    onsignin: () => undefined,
    onheldback: () => undefined,
    onleft: () => undefined
  })
  await fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(asked).toEqual([['keepSignedIn', true]])
  await fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(screen.queryByText(/keychain/)).toBeNull()
})

it.each([
  ['restored', 'Some of your settings could not be read. The former file is kept beside the new one.'],
  ['not-kept', 'Your settings are kept only until Rollcall closes: their file cannot be written.']
] as const)('says what became of the settings file, until it is sent away: %s', async (settingsFile, said) => {
  show({ desktop: { ...picture().desktop, settingsFile } })
  expect(screen.getByRole('status').textContent?.trim()).toBe(said)
  await fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(screen.queryByText(said)).toBeNull()
})
