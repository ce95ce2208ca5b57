// The states in the orders that the window and the tray share, and after which endings both ask for the password.

import type { Availability, SettableAvailability } from '../people'
import type { Problem, ProblemCode } from '../problem'

/** The states one can choose for oneself, in the order of the menus and of Alt 1 to Alt 6. */
export const myStates = [
  'available',
  'busy',
  'do-not-disturb',
  'be-right-back',
  'away',
  'off-work'
] as const satisfies readonly SettableAvailability[]

/** Every state, each once: who is most likely to answer comes first. */
export const availabilityOrder = [
  'available',
  'inactive',
  'busy',
  'do-not-disturb',
  'busy-inactive',
  'be-right-back',
  'away',
  'off-work',
  'offline',
  'unknown'
] as const satisfies readonly Availability[]

const passwordCodes: ReadonlySet<ProblemCode> = new Set([
  'sign-in-expired',
  'wrong-password',
  'password-missing',
  'way-not-offered',
  'integrated-refused',
  'page-closed',
  'sign-in-not-permitted'
])

/** Whether connecting again after this ending cannot succeed without the user's password. */
export const needsPassword = ({ code }: Problem): boolean => passwordCodes.has(code)
