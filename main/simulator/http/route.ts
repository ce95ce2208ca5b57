// What a row of the routing table says, and short ways to write one.
import type { ApplicationCall, Call, Handler } from '../server/call'
import { applicationsPath } from '../wire/hrefs'

interface RouteFields {
  readonly method: string
  /** Segments beginning with a colon are variable. */
  readonly path: string
  /** The relation that leads here. */
  readonly rel: string
  /** A second relation that leads to the same address. */
  readonly alsoRel?: string
  /** Matches only with this query parameter: one path serves a collection and a part of it. */
  readonly query?: string
  /** The handler reads the body itself. */
  readonly rawBody?: boolean
  /** Refused inside a batch (reference 10). */
  readonly notInBatch?: boolean
  /** Only in version two of the resource (reference 7). */
  readonly versionTwo?: boolean
  /** Changes the user's lists, which cannot be done while these are being migrated. */
  readonly editsLists?: boolean
}

/** Who may come here: anyone, whoever has a token, or a running application. */
export type Route = RouteFields &
  (
    | { readonly access: 'anyone' | 'user'; readonly handle: Handler }
    | { readonly access: 'application'; readonly handle: Handler<ApplicationCall> }
  )

type Extra = Omit<RouteFields, 'method' | 'path' | 'rel'>

/** For anyone. */
export function open(method: string, path: string, rel: string, handle: Handler<Call>, extra: Extra = {}): Route {
  return { access: 'anyone', method, path, rel, handle, ...extra }
}

/** For whoever has a token. */
export function user(method: string, path: string, rel: string, handle: Handler<Call>): Route {
  return { access: 'user', method, path, rel, handle }
}

/** Below a running application. */
export function below(
  method: string,
  path: string,
  rel: string,
  handle: Handler<ApplicationCall>,
  extra: Extra = {}
): Route {
  return { access: 'application', method, path: `${applicationsPath}/:application${path}`, rel, handle, ...extra }
}
