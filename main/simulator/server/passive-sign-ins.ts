// Who signed in on the company's page: known again by the cookie that they got there (reference 3.2).
import { randomBytes } from 'node:crypto'

const name = 'MSISAuth'

export interface PassiveSignIns {
  /** A fresh sign-in, as the value of a `Set-Cookie`. */
  begin(): string
  /** Whether a `Cookie` header carries one. */
  knows(cookies: string | null): boolean
}

export function createPassiveSignIns(): PassiveSignIns {
  const values = new Set<string>()
  return {
    begin() {
      const value = randomBytes(24).toString('base64url')
      values.add(value)
      return `${name}=${value}; Path=/; HttpOnly; SameSite=Strict`
    },
    knows: (cookies) =>
      (cookies ?? '')
        .split(/;\s*/)
        .some((cookie) => cookie.startsWith(`${name}=`) && values.has(cookie.slice(name.length + 1)))
  }
}
