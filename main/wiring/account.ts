// Wiring of what knows the server and the user: keychain, session, signing in.

import { app } from 'electron'
import { hostname } from 'node:os'
import { createCertificates } from '../certificates/certificates'
import { createTrustCommands } from '../certificates/trust-commands'
import { createConnectionFacts } from '../connection-facts'
import { openNetwork, resolveProxy } from '../desktop/network'
import type { SessionBus } from '../desktop/session-bus'
import type { Store } from '../desktop/store'
import { openVault } from '../desktop/vault-keytar'
import { endpointIdOf } from '../endpoint-id'
import { createKeptSignIn } from '../kept-sign-in'
import { createKeptWatching } from '../kept-watching'
import type { Log } from '../log'
import { createSession } from '../session/session'
import { createSigningIn } from '../signing-in'
import { signInPageTitle } from '../words/sign-in-page'

interface AccountPorts {
  readonly store: Store
  readonly log: Log
  /** Null where there is none. */
  readonly bus: SessionBus | null
  /** Server named on the command line; empty to find it by the address. */
  readonly server: string
  readonly changed: () => void
}

export function createAccount({ store, log, bus, server, changed }: AccountPorts) {
  const vault = openVault()
  const certificates = createCertificates({ store, now: () => Date.now(), log })
  const network = openNetwork(app.getVersion(), certificates, { title: signInPageTitle, log })
  const session = createSession({
    ...network.ports,
    log,
    culture: app.getLocale() || 'en-US',
    endpointId: endpointIdOf(store.endpointId(), hostname()),
    watched: createKeptWatching(store)
  })
  const signingIn = createSigningIn({
    session,
    kept: createKeptSignIn(store, vault),
    // A server like any other, in this process; loaded only when somebody asks for it.
    // Some of the 250 places of its contact list stay free.
    startSample: async () => (await import('../simulator/start')).startSimulator({ changesPerMinute: 20, people: 240 }),
    hangUp: network.hangUp,
    server,
    log,
    changed
  })
  const facts = createConnectionFacts({
    session,
    account: signingIn.account,
    located: signingIn.located,
    resolveProxy,
    now: () => Date.now(),
    log
  })
  // A keyring may start after the app, or anew.
  bus?.onOwnerChange('org.freedesktop.secrets', (isThere) => {
    if (!isThere) return
    vault.lookAgain()
    signingIn.keepAgain()
  })
  const trust = createTrustCommands({ certificates, session, signingIn })
  return { vault, session, signingIn, facts, certificates, trust }
}
