// One request from arrival to response: route, token, application, version, handler, and the hooks around it all.
import { Refusal, type Answer } from '../wire/answers'
import type { Call, Server } from '../server/call'
import { challenge } from '../resources/discovery'
import { readInput, type Input } from '../wire/input'
import type { AskedRequest, RequestHook } from '../options'
import { acceptedType, render } from '../wire/rendering'
import { findRoute, type Match } from './routing'
import type { Route } from './route'
import { refusalOf } from '../resources/list-refusals'
import { WorldError } from '../world/world-error'

/** A hook threw around a part: the whole batch fails with it, as a connection does. */
class HookFailure extends Error {
  constructor(override readonly cause: unknown) {
    super('A hook failed')
  }
}

/** Rejects only if the request is aborted or a hook throws. */
export function dispatch(server: Server, hooks: ReadonlySet<RequestHook>, request: Request): Promise<Response> {
  return answerOne(request, server.tokens.accepts(request.headers.get('authorization')), false)

  function answerOne(one: Request, authorized: boolean, inBatch: boolean): Promise<Response> {
    const url = new URL(one.url)
    const match = findRoute(one.method, url)
    const type = acceptedType(one.headers.get('accept'), match.route?.rel)
    const asked: AskedRequest = {
      at: server.clock.now(),
      method: one.method,
      path: url.pathname + url.search,
      ...(match.route && { rel: match.route.rel }),
      ...(match.route?.alsoRel !== undefined && { alsoRel: match.route.alsoRel }),
      inBatch,
      ...(type !== undefined && { type }),
      authorized,
      signal: one.signal
    }
    // Only the batch itself carries a token; its parts live on that (reference 10).
    const dispatchPart = (part: Request): Promise<Response> =>
      answerOne(part, authorized, true).catch((error: unknown) => {
        throw new HookFailure(error)
      })
    const answer = async (): Promise<Response> => {
      return render(await answerOf(server, one, url, match, asked, dispatchPart), {
        ...(server.quirks.absoluteHrefs === true && { origin: url.origin }),
        ...(type !== undefined && { type })
      })
    }
    const wrapped = [...hooks].reduceRight((inner: typeof answer, hook) => () => hook(asked, inner), answer)
    return wrapped()
  }
}

async function answerOf(
  server: Server,
  request: Request,
  url: URL,
  match: Match,
  asked: AskedRequest,
  dispatchPart: Call['dispatchPart']
): Promise<Answer> {
  try {
    return await handle(server, request, url, match, asked, dispatchPart)
  } catch (error) {
    if (error instanceof Refusal) return error.status === 401 ? challenge(server, url) : error.answer()
    if (error instanceof WorldError) return refusalOf(error).answer()
    if (error instanceof HookFailure) throw error.cause
    if (request.signal.aborted) throw error
    return new Refusal(500, { message: error instanceof Error ? error.message : 'Unexpected failure.' }).answer()
  }
}

async function handle(
  server: Server,
  request: Request,
  url: URL,
  { route, params, pathKnown }: Match,
  { authorized, inBatch }: AskedRequest,
  dispatchPart: Call['dispatchPart']
): Promise<Answer> {
  if (!route) throw new Refusal(pathKnown ? 405 : 404)
  if (route.access !== 'anyone' && !authorized) throw new Refusal(401)
  if (inBatch && route.notInBatch === true) throw new Refusal(400, { message: 'This cannot be part of a batch.' })
  checkVersion(server, route, request.headers)
  const application = route.access === 'application' ? server.applications.find(params['application'] ?? '') : undefined
  application?.channel.touch()
  if (route.editsLists === true && server.quirks.migrating === true) throw migrationInProgress()
  const input: Input = route.rawBody === true ? new Map() : await readInput(request, url)
  const call: Call = { server, request, url, params, input, dispatchPart }
  if (route.access !== 'application') return route.handle(call)
  if (!application) throw new Refusal(404)
  return route.handle({ ...call, application })
}

/** Throws 404 if the client wants a newer server, 405 for what an old one cannot do (reference 7). */
function checkVersion({ quirks }: Server, route: Route, headers: Headers): void {
  const highest = quirks.versionOneOnly === true ? 1 : 2
  const required = Number(headers.get('x-ms-requiresminresourceversion') ?? 1)
  if (required > highest) throw new Refusal(404, { subcode: 'APIVersionNotSupported' })
  if (route.versionTwo === true && highest < 2) throw new Refusal(405)
}

function migrationInProgress(): Refusal {
  return new Refusal(500, { subcode: 'MigrationInProgress', message: 'The contact list is being moved.' })
}
