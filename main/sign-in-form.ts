// What is checked of a sign-in before anything is sent.

import type { Account, Problem, SignInForm } from '../preload/contract'
import { bareAddress } from '../preload/words/address'
import { Secret } from './ucwa/secret'
import { isSignInAddress, readServerAddress } from './ucwa/sign-in-address'

/** The form as the app passes it on: what the window had to send as plain text goes no further. */
export type TypedSignIn = Omit<SignInForm, 'password'> & { readonly password: Secret }

/** At the border: wraps the password of a form that came from the window. */
export const wrapped = (form: SignInForm): TypedSignIn => ({ ...form, password: new Secret(form.password) })

/** Whether a password is needed: it is in the one way that was there from the beginning. */
export const isByPassword = ({ way = 'password' }: Pick<Account, 'way'>): boolean => way === 'password'

/** Null when it can be tried; else the field to mark, and what was typed there. */
export function whatIsWrong(form: TypedSignIn): Problem | null {
  const address = form.signInAddress.trim()
  if (!isSignInAddress(address)) return { code: 'not-an-address', field: 'signInAddress', about: address }
  if (isByPassword(form) && form.password.isEmpty) return { code: 'password-missing', field: 'password' }
  return whatIsWrongWithServer(form.server)
}

/** An empty one is right: it is then found by the address. */
export function whatIsWrongWithServer(typed: string): Problem | null {
  const server = typed.trim()
  if (server === '' || readServerAddress(server) !== undefined) return null
  return { code: 'server-address-invalid', field: 'server', about: server }
}

/** The account of a form in which nothing is wrong; `server` is used where none was typed. */
export const accountOf = (form: TypedSignIn, server: string): Account => ({
  signInAddress: bareAddress(form.signInAddress.trim()),
  userName: form.userName.trim(),
  server: form.server.trim() || server,
  keepSignedIn: form.keepSignedIn,
  ...(form.way && { way: form.way })
})
