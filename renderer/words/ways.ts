// What the ways of signing in are called, in the form and in the sentences about them.
import type { SignInWay } from '../../preload/contract'

/** Each by the name it has in the form. */
const wayLabels: Readonly<Record<SignInWay, string>> = {
  password: 'Use my password',
  integrated: 'Use my Windows or Kerberos sign-in',
  page: 'Use my company’s sign-in page'
}

/** The choice as the form offers it. */
export const ways = (['password', 'integrated', 'page'] as const).map((value) => ({ value, label: wayLabels[value] }))

/** What the form calls the choice. */
export const wayHeading = 'How to sign in'

/** What to do where the chosen way is not offered, and these are. */
export function offeredWays(ways: readonly SignInWay[]): string {
  if (ways.length === 0) return 'It offers no other that Rollcall knows. Your administrator can allow passwords.'
  const named = ways.map((way) => `“${wayLabels[way]}”`).join(' or ')
  return `It offers ${named}: choose it under More options, “${wayHeading}”.`
}

/** What is done while the server finds out who it is. */
export const checking: Readonly<Record<SignInWay, string>> = {
  password: 'Check the password',
  integrated: 'Check your Windows or Kerberos sign-in',
  page: 'Wait until you are signed in on the page'
}

/** What to do once the sign-in has expired. */
export const afterExpiry: Readonly<Record<SignInWay, string>> = {
  password: 'Type your password to go on.',
  integrated: 'Sign in to your company’s network again, then press Sign in.',
  page: 'Press Sign in, and sign in again on your company’s page.'
}
