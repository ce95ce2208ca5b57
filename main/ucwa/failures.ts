// Why no answer came: the one table from the words of Electron's and Node's network to our codes.

import { UcwaError, type UcwaErrorCode, type UcwaErrorDetails } from './ucwa-error'

/**
 * First match wins. Electron gives nothing but a text `net::ERR_…` and Node a `code` on the cause, so this is the one
 * place where such names are looked at. An `ERR_ABORTED` that we did not ask for is a broken line like any other.
 */
const table: readonly (readonly [RegExp, UcwaErrorCode])[] = [
  // The app's own network says so where the user had trusted another one.
  [/^CERT_CHANGED$/, 'certificate-changed'],
  [/^ERR_CERT_DATE_INVALID$|^CERT_NOT_YET_VALID$|^CERT_HAS_EXPIRED$/, 'clock'],
  [/^ERR_NAME_NOT_RESOLVED$|^ERR_NAME_RESOLUTION_FAILED$|^ENOTFOUND$|^EAI_(NODATA|NONAME)$/, 'name-not-found'],
  // Chromium says so only while the computer has no network at all.
  [/^ERR_INTERNET_DISCONNECTED$/, 'no-network'],
  [/^ERR_(CERT|CERTIFICATE|BAD_SSL_CLIENT_AUTH|SSL_PINNED|SSL_SERVER_CERT|TLS_CERT)_/, 'certificate'],
  [
    /_CERT(_|$)|^CERT_|^UNABLE_TO_(VERIFY|GET|DECRYPT|DECODE)_|^HOSTNAME_MISMATCH$|^INVALID_(CA|PURPOSE)$/,
    'certificate'
  ],
  [/TIMED_?OUT$|^UND_ERR_\w+_TIMEOUT$|^ERR_TIMED_OUT$/, 'timeout'],
  // We forbid redirects everywhere but in discovery: one that comes all the same is a portal or a proxy.
  [/redirect/i, 'not-ucwa']
]

/** Turns whatever `fetch` threw into a `UcwaError`; what the table does not know is `network`. */
export function failureOf(cause: unknown, details: UcwaErrorDetails): UcwaError {
  if (cause instanceof UcwaError) return new UcwaError(cause.code, { ...details, ...cause.details })
  for (const name of namesOf(cause)) {
    const row = table.find(([pattern]) => pattern.test(name))
    if (row) return new UcwaError(row[1], { ...details, cause })
  }
  return new UcwaError('network', { ...details, cause })
}

/** Everything in a chain of causes that may name the failure, the outermost first. */
function namesOf(cause: unknown): string[] {
  const names: string[] = []
  let link = cause
  // Five is more than any stack nests; it ends a chain that bites its own tail.
  for (let depth = 0; depth < 5 && link instanceof Error; depth += 1) {
    if ('code' in link && typeof link.code === 'string') names.push(link.code)
    names.push(/net::(ERR_\w+)/.exec(link.message)?.[1] ?? link.message)
    link = link.cause
  }
  return names
}
