// What the app's own scheme answers: the window's files and the photos of people, each with a policy that lets the
// page load nothing from anywhere else. Whatever is asked for, the answer is a response.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Log } from '../log'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // Text becomes markup only in Svelte's own templates, which are constants of the build; a second policy of that
  // name cannot be made.
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html'
].join('; ')

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
}

interface Photo {
  readonly type: string
  readonly bytes: Uint8Array
}

export interface PagePorts {
  /** Folder of the built window. */
  readonly folder: string
  readonly readPhoto: (uri: string) => Promise<Photo | null>
  readonly log: Log
}

/** Answers `app://ui/<file>` and `app://ui/photo/<uri, encoded>`; 404 for everything else, and for what fails. */
export async function answerPage(request: Request, { folder, readPhoto, log }: PagePorts): Promise<Response> {
  const { host, pathname } = new URL(request.url)
  if (host !== 'ui' || request.method !== 'GET') return answer(404)
  const [, first, second] = pathname.split('/')
  try {
    if (first === 'photo' && second !== undefined) return photo(await readPhoto(decodeURIComponent(second)))
    return await file(folder, decodeURIComponent(pathname))
  } catch (error) {
    log('the window asked for what cannot be had', { pathname, error })
    return answer(404)
  }
}

const safeHeaders = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer'
}

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
