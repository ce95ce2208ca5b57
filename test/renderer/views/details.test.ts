import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import type { Person } from '../../../preload/contract'
import { Photos, photosKey } from '../../../renderer/photos.svelte'
import Details from '../../../renderer/views/Details.svelte'
import { preparePage, settled } from '../page'
import { group, live, person } from '../pictures'

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

async function show(one: Person) {
  preparePage()
  const asked: unknown[][] = []
  const props = {
    person: one,
    groups: [group('Release council', [one]), group('Others', [])],
    now,
    isBeside: true,
    ask: (...args: unknown[]) => {
      asked.push(args)
      return Promise.resolve(true)
    },
    onback: () => undefined
  }
  render(Details, { props, context: new Map([[photosKey, new Photos()]]) })
  await settled()
  return asked
}

it('tells all that is known of a person, and leaves out what is not', async () => {
  await show(full)
  expect(screen.getByText('Release manager, Platform')).toBeTruthy()
  expect(screen.getByText('Busy').closest('p')?.textContent).toBe('Busy, in a meeting, for 12 min')
  expect(screen.getByText('Budget until three')).toBeTruthy()
  expect(screen.getByText('Computer')).toBeTruthy()
  expect(screen.getByText('Release council')).toBeTruthy()
  expect(screen.queryByText('Others')).toBeNull()
  expect(screen.queryByText('Location')).toBeNull()
})

it('mails, calls and copies', async () => {
  const asked = await show(full)
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
  expect(screen.getByRole('button', { name: 'Copied' })).toBeTruthy()
})

it('offers no mail to somebody without an address for it', async () => {
  await show(person('Ann'))
  expect(screen.getByRole('button', { name: 'Mail' })).toHaveProperty('disabled', true)
  expect(screen.getByText('ann@corvo.example')).toBeTruthy()
})

it('says of a memory only when it was true', async () => {
  await show({ ...full, presence: { kind: 'stale', availability: 'busy', asOf: now } })
  expect(screen.getByText(/^Busy as of /).closest('p')?.textContent).not.toContain('meeting')
  expect(screen.queryByText('Budget until three')).toBeNull()
})
