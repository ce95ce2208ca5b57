// The states one can choose for oneself, in the order of the menu and of Alt 1 to Alt 6.
import type { SettableAvailability } from '../../preload/contract'

export const myStates: readonly SettableAvailability[] = [
  'available',
  'busy',
  'do-not-disturb',
  'be-right-back',
  'away',
  'off-work'
]
