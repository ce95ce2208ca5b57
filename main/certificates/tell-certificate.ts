// Puts the certificate that was refused beside the problem it is the reason of; pure.

import type { Connection, Problem, ProblemCode, UntrustedCertificate } from '../../preload/contract'
import { plainHost } from './certificates'

const ofCertificate: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'certificate-not-trusted',
  'certificate-changed',
  'clock-wrong'
])

/** `refused` answers by host. Where nothing is to be added the very same connection is answered. */
export function tellCertificate(
  connection: Connection,
  refused: (host: string) => UntrustedCertificate | null
): Connection {
  if (!('problem' in connection) || connection.problem === undefined) return connection
  const problem = told(connection.problem, refused)
  return problem === connection.problem ? connection : { ...connection, problem }
}

function told(problem: Problem, refused: (host: string) => UntrustedCertificate | null): Problem {
  const { code, about } = problem
  if (!ofCertificate.has(code) || about === undefined || problem.certificate !== undefined) return problem
  const certificate = refused(hostOf(about))
  if (certificate === null) return problem
  // One that has run out is the server's fault more often than the clock's; its dates are shown with it.
  const isExpired = code === 'clock-wrong' && certificate.faults.includes('expired')
  return { ...problem, certificate, ...(isExpired && { code: 'certificate-not-trusted' }) }
}

/** Problems name a host with its port. */
function hostOf(about: string): string {
  const address = `https://${about}/`
  return plainHost(URL.canParse(address) ? new URL(address).hostname : about)
}
