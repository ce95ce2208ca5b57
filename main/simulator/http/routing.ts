// Finds the route of a request. Letter case does not matter in the fixed parts of a path (reference 5).
import type { Route } from './route'
import { routes } from './routes'

export interface Match {
  /** Undefined: the path is known, but not with this method; or not known at all. */
  readonly route: Route | undefined
  readonly params: Readonly<Record<string, string>>
  readonly pathKnown: boolean
}

export function findRoute(method: string, url: URL): Match {
  const segments = segmentsOf(url.pathname)
  const queries = new Set([...url.searchParams.keys()].map((name) => name.toLowerCase()))
  let pathKnown = false
  for (const route of routes) {
    const params = paramsOf(route.path, segments)
    if (!params) continue
    pathKnown = true
    const hasQuery = route.query === undefined || queries.has(route.query.toLowerCase())
    if (route.method === method && hasQuery) return { route, params, pathKnown }
  }
  return { route: undefined, params: {}, pathKnown }
}

/** More than any path of the table has: the rest need not be looked at. */
const mostSegments = 20

function segmentsOf(path: string): string[] {
  return path.split('/', mostSegments).map((segment) => {
    try {
      return decodeURIComponent(segment)
    } catch {
      // A stray percent sign: the path simply matches nothing.
      return segment
    }
  })
}

function paramsOf(pattern: string, segments: readonly string[]): Record<string, string> | undefined {
  const wanted = pattern.split('/')
  if (wanted.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, name] of wanted.entries()) {
    const segment = segments[index] ?? ''
    if (name.startsWith(':') && segment !== '') params[name.slice(1)] = segment
    else if (name.toLowerCase() !== segment.toLowerCase()) return undefined
  }
  return params
}
