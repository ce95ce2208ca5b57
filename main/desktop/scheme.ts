// The app's own scheme: `app://ui/` serves the window's files and the photos of people, with a policy that lets the
// page load nothing from anywhere else.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { protocol } from 'electron'
import type { Log } from '../log'

export const pageAddress = 'app://ui/index.html'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join('; ')

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
}

export interface Photo {
  readonly type: string
  readonly bytes: Uint8Array
}

/** To be called before the app is ready, while the main module runs: Electron takes it at no other time. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }
  ])
}

export function serveScheme(ports: {
  /** Folder of the built window. */
  readonly folder: string
  readonly readPhoto: (uri: string) => Promise<Photo | null>
  readonly log: Log
}): void {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url)
    if (host !== 'ui' || request.method !== 'GET') return answer(404)
    const [, first = '', second] = pathname.split('/')
    if (first === 'photo' && second !== undefined) return photo(await ports.readPhoto(decodeURIComponent(second)))
    return file(ports.folder, decodeURIComponent(pathname)).catch((error: unknown) => {
      ports.log('a file of the window is missing', { pathname, error })
      return answer(404)
    })
  })
}

const safeHeaders = { 'content-security-policy': policy, 'x-content-type-options': 'nosniff' }

const answer = (status: number) => new Response(null, { status, headers: safeHeaders })

function photo(found: Photo | null): Response {
  if (found === null || !found.type.startsWith('image/')) return answer(404)
  // A copy in a buffer of its own: a response takes no shared memory.
  return new Response(Uint8Array.from(found.bytes), {
    headers: { ...safeHeaders, 'content-type': found.type, 'cache-control': 'private, max-age=3600' }
  })
}

async function file(folder: string, pathname: string): Promise<Response> {
  const target = path.join(folder, pathname)
  const type = types[path.extname(target)]
  if (!target.startsWith(folder + path.sep) || type === undefined) return answer(404)
  return new Response(await readFile(target), { headers: { ...safeHeaders, 'content-type': type } })
}
