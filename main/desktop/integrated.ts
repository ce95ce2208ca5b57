// Chromium's own Negotiate and NTLM, with who is signed in at this computer, for one server at a time.

import type { Fetch } from '../ucwa/http'
import type { Trust } from './certificates'
import { fetchOver, openPool } from './transport'

/** A name that no server has: nobody is answered with who the user is. */
const nobody = 'nobody.invalid'

/**
 * A fetch that makes the handshake with the origin it is asked for and with no other; credentials are never passed on
 * for a server to act with (Chromium delegates only where it is told to). Nobody is ever asked for a name or password.
 */
export function createIntegratedTransport(userAgent: string, trust: Trust): Fetch {
  const connections = openPool('ucwa-integrated', userAgent, trust)
  const send = fetchOver(connections, trust, 'include')
  let last: Promise<unknown> = Promise.resolve()

  const sendAlone = async (...[url, init]: Parameters<Fetch>): Promise<Response> => {
    connections().allowNTLMCredentialsForDomains(new URL(url).origin)
    try {
      return await send(url, init)
    } finally {
      connections().allowNTLMCredentialsForDomains(nobody)
      await connections().clearAuthCache()
      // A connection may itself be signed in.
      await connections().closeAllConnections()
      await connections().clearStorageData()
    }
  }

  return (url, init) => {
    // Chromium has one list for the whole process: two at a time would take each other's place on it.
    const turn = last.then(() => sendAlone(url, init))
    last = turn.catch(() => undefined)
    return turn
  }
}
