// What the window says of a run that did not end in order.

import { cleanup, fireEvent, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fakeBridge } from '../fake-bridge'
import { preparePage, showApp } from '../page'
import { picture, signedOut } from '../pictures'

beforeEach(preparePage)
afterEach(cleanup)

const { desktop } = picture()

it.each([
  ['failed', 'Rollcall closed unexpectedly.'],
  ['killed', 'Rollcall closed unexpectedly.'],
  ['computer-stopped', 'Rollcall was cut off.']
] as const)('says that the run before ended as %s, whatever view there is', async (lastEnd, told) => {
  for (const state of [picture(), signedOut()]) {
    await showApp({ ...state, desktop: { ...desktop, lastEnd } })
    expect(screen.getByRole('status', { name: told }).textContent).toContain(told)
    cleanup()
  }
})

it('copies the report, says so, and is sent away for good', async () => {
  const state = signedOut({ desktop: { ...desktop, lastEnd: 'failed' } })
  const bridge = await showApp(state, fakeBridge(state, {}, ['copyDiagnostics', 'dismissLastEnd']))
  await fireEvent.click(screen.getByRole('button', { name: 'Copy report' }))
  await expect.poll(() => screen.queryByRole('button', { name: 'Copied' })).not.toBeNull()
  await fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(bridge.asked).toEqual([['copyDiagnostics'], ['dismissLastEnd']])
  bridge.send({ ...state, number: 2, desktop })
  await expect.poll(() => screen.queryByText('Rollcall closed unexpectedly.')).toBeNull()
})

it('says nothing after an end in order', async () => {
  await showApp(signedOut())
  expect(screen.queryByRole('heading', { name: 'Sign in' })).not.toBeNull()
  expect(screen.queryByRole('button', { name: 'Copy report' })).toBeNull()
})
