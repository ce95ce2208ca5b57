// The form's choice of a way to sign in without a password.
import { cleanup, fireEvent, screen } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import type { Connection, Problem } from '../../../preload/contract'
import { signedOut } from '../pictures'
import { settled, showApp } from '../page'

afterEach(cleanup)

const open = () => fireEvent.click(screen.getByRole('button', { name: 'More options' }))
const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }))
const refused = (problem: Problem) => signedOut({ number: 9, connection: { kind: 'signed-out', problem } })
const type = (name: string, value: string) =>
  fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } })

it('offers the password first, and the other ways under the options', async () => {
  await showApp(signedOut())
  expect(screen.queryByRole('radiogroup', { name: 'How to sign in' })).toBeNull()
  await open()
  const radios = screen.getAllByRole('radio')
  expect(radios.map((radio) => [radio.textContent, radio.getAttribute('aria-checked')])).toEqual([
    ['Use my password', 'true'],
    ['Use my Windows or Kerberos sign-in', 'false'],
    ['Use my company’s sign-in page', 'false']
  ])
})

it.each([
  ['Use my Windows or Kerberos sign-in', 'integrated'],
  ['Use my company’s sign-in page', 'page']
])('asks for no password with "%s"', async (name, way) => {
  const bridge = await showApp(signedOut())
  await type('Sign-in address', 'ines@corvo.example')
  await open()
  await choose(name)
  expect(screen.queryByLabelText('Password')).toBeNull()
  expect(screen.queryByRole('textbox', { name: 'User name' })).toBeNull()
  await fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  const form = { signInAddress: 'ines@corvo.example', userName: '', server: '', password: '', keepSignedIn: true, way }
  expect(bridge.asked).toEqual([['signIn', form]])
})

it('says what is offered instead, opens the choice and leads there', async () => {
  await showApp(
    refused({ code: 'way-not-offered', field: 'way', ways: ['integrated', 'page'], about: 'web.corvo.example' })
  )
  await settled()
  const said = screen.getByRole('alert').textContent
  expect(said).toContain('The server at web.corvo.example does not offer this way of signing in.')
  expect(said).toContain(
    'It offers “Use my Windows or Kerberos sign-in” or “Use my company’s sign-in page”: choose it under More options, “How to sign in”.'
  )
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Use my password' }))
  await choose('Use my company’s sign-in page')
  expect(screen.queryByRole('radiogroup', { name: 'How to sign in' })).not.toBeNull()
})

it.each<[Problem, string]>([
  [
    { code: 'way-not-offered', ways: [] },
    'It offers no other that Rollcall knows. Your administrator can allow passwords.'
  ],
  [{ code: 'sign-in-expired' }, 'Type your password to go on.'],
  [{ code: 'sign-in-expired', ways: ['page'] }, 'Press Sign in, and sign in again on your company’s page.'],
  [{ code: 'sign-in-expired', ways: ['integrated'] }, 'Sign in to your company’s network again, then press Sign in.']
])('says of %o what to do', async (problem, advice) => {
  await showApp(refused(problem))
  expect(screen.getByRole('alert').textContent).toContain(advice)
})

it.each([
  ['integrated', 'Check your Windows or Kerberos sign-in'],
  ['page', 'Wait until you are signed in on the page']
] as const)('says by %s what it waits for', async (way, words) => {
  const connection: Connection = { kind: 'signing-in', step: 'check-password', took: {}, silent: false }
  const account = { signInAddress: 'ines@corvo.example', userName: '', server: '', keepSignedIn: true, way }
  await showApp(signedOut({ connection, account }))
  expect(screen.getByText(words).closest('li')?.getAttribute('aria-current')).toBe('step')
})
