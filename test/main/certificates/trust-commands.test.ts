// After a certificate is trusted the app goes on where it was in the way.

import { expect, it } from 'vitest'
import { createTrustCommands } from '../../../main/certificates/trust-commands'
import type { Connection, Outcome } from '../../../preload/contract'

function setUp(connection: Connection, outcome: Outcome<void> = { ok: true, value: undefined }) {
  const did: string[] = []
  const commands = createTrustCommands({
    certificates: {
      trust(host, fingerprint) {
        did.push(`trust ${host} ${fingerprint}`)
        return outcome
      },
      forget: (host) => void did.push(`forget ${host}`)
    },
    session: { connection, connectNow: () => void did.push('connect') },
    signingIn: { signInAgain: () => void did.push('sign in again') }
  })
  return { did, commands }
}

const problem = { code: 'certificate-changed' } as const

it.each<[Connection, string]>([
  [{ kind: 'signed-out', problem }, 'sign in again'],
  [{ kind: 'ended', asOf: 1, problem }, 'connect'],
  [{ kind: 'reconnecting', attempt: 2, nextTryAt: 5, asOf: 1, problem }, 'connect']
])('%j: it goes on with %s', (connection, next) => {
  const { did, commands } = setUp(connection)
  expect(commands.trustCertificate('pool.corvo.example', 'AA')).toEqual({ ok: true, value: undefined })
  expect(did).toEqual(['trust pool.corvo.example AA', next])
})

it('goes on with nothing where it was refused', () => {
  const refused: Outcome<void> = { ok: false, problem }
  const { did, commands } = setUp({ kind: 'signed-out', problem }, refused)
  expect(commands.trustCertificate('pool.corvo.example', 'AA')).toEqual(refused)
  expect(did).toEqual(['trust pool.corvo.example AA'])
})

it('forgets and leaves the rest to the connections that end', () => {
  const { did, commands } = setUp({ kind: 'online' })
  commands.forgetCertificate('pool.corvo.example')
  expect(did).toEqual(['forget pool.corvo.example'])
})
