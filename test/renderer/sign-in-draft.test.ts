import { expect, it } from 'vitest'
import { SignInDraft } from '../../renderer/sign-in-draft.svelte'

const account = { signInAddress: 'ines@corvo.example', userName: 'CORVO\\ines', server: '', keepSignedIn: false }

it.each([
  ['ines@corvo.example', 'secret', null],
  [' sip:ines@corvo.example ', 'secret', null],
  ['ines', 'secret', 'not-an-address'],
  ['', '', 'not-an-address'],
  ['a@b@c', 'secret', 'not-an-address'],
  ['two words@corvo.example', 'secret', 'not-an-address'],
  ['ines@corvo.example', '', 'password-missing']
])('of "%s" with the password "%s" it says %s', (signInAddress, password, code) => {
  const draft = new SignInDraft()
  Object.assign(draft, { signInAddress, password })
  expect(draft.problem()?.code ?? null).toBe(code)
})

it('is filled from the account last used, but never over something typed', () => {
  const filled = new SignInDraft()
  filled.fill(null)
  filled.fill(account)
  expect(filled.form()).toEqual({ ...account, password: '' })

  const typed = new SignInDraft()
  typed.signInAddress = 'leo@corvo.example'
  typed.fill(account)
  expect(typed.signInAddress).toBe('leo@corvo.example')
})

it('is filled once: what was deleted stays deleted', () => {
  const draft = new SignInDraft()
  draft.fill(account)
  draft.signInAddress = ''
  draft.fill(account)
  expect(draft.signInAddress).toBe('')
})

it('sends texts without the spaces around them, and the password as it is', () => {
  const draft = new SignInDraft()
  Object.assign(draft, { signInAddress: ' a@b ', server: ' https://c ', password: ' s ' })
  expect(draft.form()).toMatchObject({ signInAddress: 'a@b', server: 'https://c', password: ' s ' })
})

it.each(['integrated', 'page'] as const)('needs no password for %s, and sends none', (way) => {
  const draft = new SignInDraft()
  Object.assign(draft, { signInAddress: 'ines@corvo.example', password: 'typed before', way })
  expect(draft.problem()).toBeNull()
  expect(draft.form()).toMatchObject({ way, password: '' })
})

it('remembers the way of the account last used', () => {
  const draft = new SignInDraft()
  draft.fill({ ...account, way: 'page' })
  expect(draft.way).toBe('page')
})
