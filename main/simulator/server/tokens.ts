// The tokens that have been handed out and how long each is good for (reference 3.3).
import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock'

export interface Tokens {
  readonly lifetimeSeconds: number
  issue(): string
  /** Whether an Authorization header carries a token that is still good. */
  accepts(authorization: string | null): boolean
  revokeAll(): void
}

export function createTokens(clock: Clock, lifetimeSeconds: number): Tokens {
  const expiryOf = new Map<string, number>()
  return {
    lifetimeSeconds,
    issue() {
      const token = `cwt=${randomBytes(24).toString('base64url')}`
      expiryOf.set(token, clock.now() + lifetimeSeconds * 1000)
      return token
    },
    accepts(authorization) {
      const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
      const expiry = token === undefined ? undefined : expiryOf.get(token)
      return expiry !== undefined && clock.now() < expiry
    },
    revokeAll: () => expiryOf.clear()
  }
}
