// The control call that gives a listening server another certificate. It stands beside the control interface because
// it is about the port, not about the world behind it.

import type { Server } from 'node:https'
import * as v from 'valibot'
import { makeCertificate } from './certificate'

const path = '/simulator/certificate'

const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(Date.UTC(2049, 11, 31)))
const name = v.pipe(v.string(), v.regex(/^[A-Za-z0-9.:-]{1,253}$/))

/** As `CertificateWish`. */
const renewalInput = v.strictObject({
  subject: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
  names: v.exactOptional(v.pipe(v.array(name), v.minLength(1), v.maxLength(20))),
  validFrom: v.exactOptional(instant),
  validUntil: v.exactOptional(instant)
})

/** Answers `POST /simulator/certificate` with the new certificate as PEM; null for anything else. */
export type Renewal = (request: Request) => Promise<Response | null>

/** Every connection ends once the answer is out: only new ones meet the new certificate. */
export function createRenewal(server: Pick<Server, 'setSecureContext'>, endConnections: () => void): Renewal {
  return async (request) => {
    if (new URL(request.url).pathname !== path || request.method !== 'POST') return null
    const wish = v.safeParse(renewalInput, await bodyOf(request))
    if (!wish.success) {
      const [issue] = wish.issues
      return Response.json({ error: `${v.getDotPath(issue) ?? 'body'}: ${issue.message}` }, { status: 400 })
    }
    const { key, cert } = await makeCertificate(Date.now(), wish.output)
    server.setSecureContext({ key, cert })
    request.signal.addEventListener('abort', endConnections, { once: true })
    return Response.json({ certificate: cert })
  }
}

async function bodyOf(request: Request): Promise<unknown> {
  try {
    return JSON.parse((await request.text()) || '{}')
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
