import { cleanup, fireEvent, screen } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import type { Connection, Problem } from '../../../preload/contract'
import { picture, signedOut } from '../pictures'
import { settled, showApp } from '../page'

afterEach(cleanup)

const address = (): HTMLInputElement => screen.getByRole('textbox', { name: 'Sign-in address' })
const password = (): HTMLInputElement => screen.getByLabelText('Password')
const submit = (): HTMLElement => screen.getByRole('button', { name: 'Sign in' })
const type = (field: HTMLInputElement, value: string): Promise<boolean> => fireEvent.input(field, { target: { value } })
const signingIn: Connection = {
  kind: 'signing-in',
  step: 'check-password',
  took: { 'find-server': 400 },
  silent: false
}
const refused = (problem: Problem) => signedOut({ number: 9, connection: { kind: 'signed-out', problem } })

it('offers what a first run needs and says where the app stands', async () => {
  await showApp(signedOut())
  expect(screen.queryByRole('heading', { name: 'Sign in' })).not.toBeNull()
  expect(screen.getByRole('checkbox', { name: 'Keep me signed in' })).toHaveProperty('checked', true)
  expect(screen.queryByRole('button', { name: 'Try the sample organisation' })).not.toBeNull()
  expect(screen.getByRole('status', { name: 'Connection' }).textContent).toBe('Signed out')
  expect(screen.queryByRole('alert')).toBeNull()
  expect(document.activeElement).toBe(address())
})

it('sends what was typed, spaces around it aside', async () => {
  const bridge = await showApp(signedOut())
  await type(address(), ' ines@corvo.example ')
  await type(password(), 'secret')
  await fireEvent.click(screen.getByRole('button', { name: 'More options' }))
  await type(screen.getByRole('textbox', { name: 'User name' }), 'CORVO\\ines')
  await type(screen.getByRole('textbox', { name: 'Server' }), 'https://pool.corvo.example/')
  await fireEvent.click(screen.getByRole('checkbox', { name: 'Keep me signed in' }))
  await fireEvent.click(submit())
  const form = {
    signInAddress: 'ines@corvo.example',
    userName: 'CORVO\\ines',
    server: 'https://pool.corvo.example/',
    password: 'secret',
    keepSignedIn: false
  }
  expect(bridge.asked).toEqual([['signIn', form]])
})

it.each([
  ['ines', 'secret', 'Sign-in address', 'This is not a sign-in address.'],
  ['ines@corvo.example', '', 'Password', 'The password is missing.']
])('with "%s" and "%s" it sends nothing and marks the field %s', async (typedAddress, secret, field, sentence) => {
  const bridge = await showApp(signedOut())
  await type(address(), typedAddress)
  await type(password(), secret)
  await fireEvent.click(submit())
  await settled()
  const marked = screen.getByLabelText(field)
  expect(marked.getAttribute('aria-invalid')).toBe('true')
  expect(document.getElementById(marked.getAttribute('aria-describedby') ?? '')?.textContent).toContain(sentence)
  expect(document.activeElement).toBe(marked)
  expect(bridge.asked).toEqual([])
  await type(marked as HTMLInputElement, 'x')
  expect(marked.getAttribute('aria-invalid')).toBe('false')
})

it('loses nothing that was typed when the server refuses, and tries nothing by itself', async () => {
  const bridge = await showApp(signedOut())
  await type(address(), 'ines@corvo.example')
  await type(password(), 'wrong')
  await fireEvent.click(submit())
  bridge.send(signedOut({ number: 5, connection: signingIn }))
  await settled()
  expect(screen.queryByRole('heading', { name: 'Signing in' })).not.toBeNull()
  bridge.send(refused({ code: 'wrong-password', field: 'password', about: 'ines@corvo.example' }))
  await settled()
  expect(screen.getByRole('alert').textContent).toContain('The password was not accepted.')
  expect(address().value).toBe('ines@corvo.example')
  expect(password().value).toBe('wrong')
  expect(password().getAttribute('aria-invalid')).toBe('true')
  expect(password().getAttribute('aria-describedby')).toBe(screen.getByRole('alert').id)
  expect(document.activeElement).toBe(password())
  expect(bridge.asked).toHaveLength(1)
})

it('opens the options when the server is to blame', async () => {
  await showApp(refused({ code: 'server-address-invalid', field: 'server' }))
  expect(screen.getByRole('textbox', { name: 'Server' }).getAttribute('aria-invalid')).toBe('true')
})

it('fills the form from the account last used, without a password', async () => {
  const account = { signInAddress: 'ines@corvo.example', userName: 'CORVO\\ines', server: '', keepSignedIn: true }
  await showApp(signedOut({ account }))
  expect(address().value).toBe('ines@corvo.example')
  expect(screen.getByRole('textbox', { name: 'User name' })).toHaveProperty('value', 'CORVO\\ines')
  expect(password().value).toBe('')
  expect(document.activeElement).toBe(password())
})

it('does not move the focus while one types', async () => {
  await showApp(signedOut())
  await type(address(), 'i')
  expect(document.activeElement).toBe(address())
})

it('shows the password only while asked to', async () => {
  await showApp(signedOut())
  const eye = screen.getByRole('button', { name: 'Show password' })
  await fireEvent.click(eye)
  expect(password().type).toBe('text')
  await fireEvent.click(eye)
  expect(password().type).toBe('password')
})

it('leads into the sample organisation without an account', async () => {
  const bridge = await showApp(signedOut())
  await fireEvent.click(screen.getByRole('button', { name: 'Try the sample organisation' }))
  expect(bridge.asked).toEqual([['trySampleOrganisation']])
})

it('shows the steps with the time each took, and cancels', async () => {
  const bridge = await showApp(signedOut({ connection: signingIn }))
  expect(screen.getByText('Find the server').closest('li')?.textContent).toMatch(/0[.,]4 s/)
  expect(screen.getByText('Check the password').closest('li')?.getAttribute('aria-current')).toBe('step')
  await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(bridge.asked).toEqual([['cancelSignIn']])
})

it('forgets the password once it is online', async () => {
  const bridge = await showApp(signedOut())
  await type(address(), 'ines@corvo.example')
  await type(password(), 'secret')
  bridge.send(picture({ number: 5 }))
  await settled()
  bridge.send(signedOut({ number: 6 }))
  await settled()
  expect(password().value).toBe('')
})
