// Who stands in the header: me, or what the account tells until the server has answered.
import type { AppState, Me } from '../../preload/contract'
import { bareAddress } from '../../preload/words/address'

/** `null` when not even an account is known. */
export function shownMe({ me, account }: AppState): Me | null {
  if (me !== null || account === null) return me
  const address = bareAddress(account.signInAddress)
  return { uri: `sip:${address}`, name: address, presence: { kind: 'asking' } }
}
