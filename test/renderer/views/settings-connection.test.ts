import { cleanup, screen, within } from '@testing-library/svelte'
import { afterEach, describe, expect, it } from 'vitest'
import { click, press, type } from '../contacts-page'
import { fakeBridge, type FakeBridge } from '../fake-bridge'
import { settled } from '../page'
import { picture, signedOut } from '../pictures'
import { asked, button, commands, openSettings, refused } from './settings-page'

afterEach(cleanup)

describe('the connection', () => {
  it('tells the server, how it was found, the proxy, and whom to believe', async () => {
    const facts = {
      host: 'sfb.corvo.example',
      foundBy: 'discovery',
      proxy: 'proxy.corvo.example:8080',
      connectedSince: new Date().setHours(8, 2)
    } as const
    await openSettings({}, fakeBridge(picture(), { readConnection: () => ({ ok: true, value: facts }) }, commands))
    const section = within(screen.getByRole('region', { name: 'Connection' }))
    expect(section.queryByText('sfb.corvo.example')).not.toBeNull()
    expect(section.queryByText('Found from your address')).not.toBeNull()
    expect(section.queryByText('proxy.corvo.example:8080')).not.toBeNull()
    expect(section.queryByText(/refused before anything is sent/)).not.toBeNull()
    expect(screen.queryByText(/^sfb\.corvo\.example, connected since 0?8:02/)).not.toBeNull()
  })

  it('names no proxy, not even that there is none, before there is a server', async () => {
    const facts = { host: '', foundBy: 'discovery', proxy: null, connectedSince: null } as const
    await openSettings({}, fakeBridge(picture(), { readConnection: () => ({ ok: true, value: facts }) }, commands))
    const section = within(screen.getByRole('region', { name: 'Connection' }))
    expect(section.queryByText('None found yet')).not.toBeNull()
    expect(section.queryByText('None')).toBeNull()
  })

  it('tells what was answered to the newest question, whichever answer comes last', async () => {
    const plain = fakeBridge(picture(), {}, commands)
    const answers: ((host: string) => void)[] = []
    const readConnection: FakeBridge['readConnection'] = () =>
      new Promise((resolve) => {
        const facts = { foundBy: 'discovery', proxy: null, connectedSince: null } as const
        answers.push((host) => resolve({ ok: true, value: { ...facts, host } }))
      })
    await openSettings({}, { ...plain, readConnection })
    plain.send(picture({ number: 2, connection: { kind: 'loading', asOf: null } }))
    await settled()
    answers[1]?.('new.corvo.example')
    answers[0]?.('old.corvo.example')
    await settled()
    expect(answers).toHaveLength(2)
    expect(screen.queryByText('new.corvo.example')).not.toBeNull()
  })

  it('is changed to another server; what is wrong with it stands below the field', async () => {
    const answers = [refused('server-address-invalid'), { ok: true, value: undefined } as const]
    const bridge = fakeBridge(picture(), { changeServer: () => answers.shift() ?? refused('not-now') }, commands)
    await openSettings({}, bridge)
    await click(button('Change'))
    const field: HTMLInputElement = screen.getByRole('textbox', { name: 'Server' })
    expect(document.activeElement).toBe(field)
    await type(field, ' nonsense ')
    await click(button('Sign in there'))
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByRole('alert').textContent).toContain('This is not the address of a server.')
    await type(field, '')
    await click(button('Sign in there'))
    expect(asked(bridge)).toEqual([
      ['changeServer', 'nonsense'],
      ['changeServer', '']
    ])
    expect(screen.queryByRole('textbox', { name: 'Server' })).toBeNull()
    expect(document.activeElement).toBe(button('Change'))
  })

  it('that cannot be used is shown in the form, to be mended there', async () => {
    const bridge = await openSettings()
    const account = {
      signInAddress: 'ines@corvo.example',
      userName: '',
      server: 'https://old.corvo.example',
      keepSignedIn: true
    }
    const problem = { code: 'server-not-found', field: 'server', about: 'old.corvo.example' } as const
    bridge.send(signedOut({ number: 2, account, connection: { kind: 'signed-out', problem } }))
    await settled()
    const field: HTMLInputElement = screen.getByRole('textbox', { name: 'Server' })
    expect(field.value).toBe('https://old.corvo.example')
    await type(field, 'https://new.corvo.example')
    bridge.send(signedOut({ number: 3, account, connection: { kind: 'signed-out', problem } }))
    await settled()
    expect(field.value).toBe('https://new.corvo.example')
  })

  it('is left alone on Esc, which does not leave the settings', async () => {
    const bridge = await openSettings()
    await click(button('Change'))
    await press('Escape')
    await settled()
    expect(screen.queryByRole('textbox', { name: 'Server' })).toBeNull()
    expect(screen.queryByRole('heading', { name: 'Settings' })).not.toBeNull()
    expect(asked(bridge)).toEqual([])
  })
})
