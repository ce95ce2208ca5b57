// How the network asks whether a certificate is trusted, and what of its answers outlives the user's choice.

import { expect, it } from 'vitest'
import type { ShownCertificate, TrustChange } from '../../../main/certificates/certificates'
import { createGuardedPools, namedFailure } from '../../../main/desktop/certificates'

type Session = ReturnType<ReturnType<typeof createGuardedPools>>
type Proc = Parameters<Session['setCertificateVerifyProc']>[0]

/** A session that keeps its procedure and counts how often its connections were closed. */
class NotedSession {
  closed = 0
  proc: Proc = null
  constructor(readonly name: string) {}
  setCertificateVerifyProc = (proc: Proc) => void (this.proc = proc)
  closeAllConnections = async () => void (this.closed += 1)
}

function setUp(isTrusted: (shown: ShownCertificate) => boolean = () => false) {
  const opened: NotedSession[] = []
  const listeners = new Set<(why: TrustChange) => void>()
  const trust = {
    isTrusted,
    choice: () => new AbortController().signal,
    isChanged: (host: string) => host === 'pool.corvo.example',
    onChange(listen: (why: TrustChange) => void) {
      listeners.add(listen)
      return () => listeners.delete(listen)
    }
  }
  const pools = createGuardedPools('ucwa', trust, (name) => {
    const session = new NotedSession(name)
    opened.push(session)
    // Nothing else of a session is used.
    return session as unknown as Session
  })
  return { pools, trust, opened, change: (why: TrustChange) => listeners.forEach((listen) => listen(why)) }
}

it('opens one pool and stays with it', () => {
  const { pools, opened } = setUp()
  expect(pools()).toBe(pools())
  expect(opened.map(({ name }) => name)).toEqual(['ucwa'])
})

it.each([
  [true, 0],
  [false, -3]
])('answers the network whether the user trusts it: %s is %i', (isTrusted, expected) => {
  const asked: ShownCertificate[] = []
  const { pools, opened } = setUp((shown) => {
    asked.push(shown)
    return isTrusted
  })
  pools()
  const answers: number[] = []
  const request = { hostname: 'pool.corvo.example', errorCode: -202, certificate: { data: 'PEM' } }
  // The procedure reads nothing else of a request.
  opened[0]?.proc?.(request as never, (answer) => answers.push(answer))
  expect(asked).toEqual([{ host: 'pool.corvo.example', pem: 'PEM', verdict: -202 }])
  expect(answers).toEqual([expected])
})

it.each<[TrustChange, number]>([
  ['trusted', 1],
  ['forgotten', 1],
  // The request that met a better certificate may go on.
  ['replaced', 0]
])('begins a pool of its own once a certificate is %s', (why, closed) => {
  const { pools, opened, change } = setUp()
  const before = pools()
  change(why)
  expect(opened[0]?.closed).toBe(closed)
  expect(pools()).not.toBe(before)
  expect(opened.map(({ name }) => name)).toEqual(['ucwa', 'ucwa-1'])
})

it.each([
  ['https://pool.corvo.example/', 'net::ERR_CERT_AUTHORITY_INVALID', true],
  ['https://web.corvo.example/', 'net::ERR_CERT_AUTHORITY_INVALID', false],
  ['https://pool.corvo.example/', 'net::ERR_CONNECTION_REFUSED', false]
])('at %s it tells %s apart as a changed certificate: %s', (url, text, isChanged) => {
  const { trust } = setUp()
  const error = new Error(text)
  const named = namedFailure(error, url, trust)
  if (isChanged) expect(named).toMatchObject({ code: 'CERT_CHANGED', cause: error })
  else expect(named).toBe(error)
})
