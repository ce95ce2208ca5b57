import { cleanup, screen } from '@testing-library/svelte'
import { afterEach, describe, expect, it } from 'vitest'
import { click } from '../contacts-page'
import { fakeBridge } from '../fake-bridge'
import { settled } from '../page'
import { picture, settings } from '../pictures'
import { asked, button, commands, control, openSettings, refused } from './settings-page'

afterEach(cleanup)

describe('notifications', () => {
  it('are paused from a menu and resumed from it', async () => {
    const bridge = await openSettings()
    await click(button('Pause: Not paused'))
    expect(screen.queryByRole('menuitem', { name: 'Resume' })).toBeNull()
    const before = Date.now()
    await click(screen.getByRole('menuitem', { name: 'For 30 minutes' }))
    const until = Number(asked(bridge)[0]?.[1])
    expect(until - before).toBeGreaterThanOrEqual(30 * 60_000)
    expect(until - before).toBeLessThan(31 * 60_000)
    bridge.send(picture({ number: 2, alerts: { ...picture().alerts, pausedUntil: until, quiet: 'paused' } }))
    await settled()
    await click(button(/^Pause: Until /))
    await click(screen.getByRole('menuitem', { name: 'Resume' }))
    expect(asked(bridge)[1]).toEqual(['pauseNotifications', null])
  })

  it.each([
    ['quiet-hours', /by your quiet hours/],
    ['presenting', /you are presenting/],
    ['system', /the system shows no notifications/]
  ] as const)('say that it is quiet: %s', async (quiet, words) => {
    await openSettings({ alerts: { ...picture().alerts, quiet } })
    expect(screen.queryByText(words)).not.toBeNull()
  })

  it('are tried out; the answer stands on the button, a refusal below it', async () => {
    const answers = [{ ok: true, value: undefined } as const, refused('no-notifications')]
    const bridge = fakeBridge(picture(), { testNotification: () => answers.shift() ?? refused('not-now') }, commands)
    await openSettings({}, bridge)
    await click(button('Show one Test notification'))
    expect(screen.queryByRole('button', { name: 'Shown Test notification' })).not.toBeNull()
    expect(screen.queryByRole('alert')).toBeNull()
    await click(button('Shown Test notification'))
    expect(screen.getByRole('alert').textContent).toContain('This desktop shows no notifications.')
  })

  it('that nobody shows are said to be listed in the window', async () => {
    await openSettings({ alerts: { ...picture().alerts, notifications: 'absent' } })
    expect(screen.queryByText(/What would be told is listed in the window/)).not.toBeNull()
  })

  it('have quiet hours with days and times, changed one by one', async () => {
    const bridge = await openSettings()
    expect(screen.queryByRole('switch', { name: 'Tell nothing in these hours' })).toBeNull()
    await click(button('Quiet hours: Off'))
    await click(control('Tell nothing in these hours'))
    await click(button('Sunday'))
    expect(asked(bridge)).toEqual([
      ['changeSettings', { quietHours: { ...settings.quietHours, isOn: true } }],
      ['changeSettings', { quietHours: { ...settings.quietHours, days: [1, 2, 3, 4, 5, 6] } }]
    ])
    expect(button('Sunday').getAttribute('aria-pressed')).toBe('true')
  })
})
