// One request from arrival to response: route, token, application, version, handler, and the hooks around it all.
import { Refusal, type Answer } from '../wire/answers'
import type { Call, Server } from '../server/call'
import { challenge } from '../resources/discovery'
import { readInput, type Input } from '../wire/input'
import type { AskedRequest, RequestHook } from '../options'
import { acceptedType, render } from '../wire/rendering'
import { findRoute, type Match } from './routing'

const highestVersion = 2

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
    const asked: AskedRequest = {
      at: server.clock.now(),
      method: one.method,
      path: url.pathname + url.search,
      ...(match.route && { rel: match.route.rel }),
      inBatch,
      authorized,
      signal: one.signal
    }
    // Only the batch itself carries a token; its parts live on that (reference 10).
    const dispatchPart = (part: Request): Promise<Response> =>
      answerOne(part, authorized, true).catch((error: unknown) => {
        throw new HookFailure(error)
      })
    const answer = async (): Promise<Response> => {
      const type = acceptedType(one.headers.get('accept'), asked.rel)
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
  const required = Number(request.headers.get('x-ms-requiresminresourceversion') ?? 1)
  if (required > highestVersion) throw new Refusal(404, { subcode: 'APIVersionNotSupported' })
  const application = route.access === 'application' ? server.applications.find(params['application'] ?? '') : undefined
  application?.channel.touch()
  const input: Input = route.rawBody === true ? new Map() : await readInput(request, url)
  const call: Call = { server, request, url, params, input, dispatchPart }
  if (route.access !== 'application') return route.handle(call)
  if (!application) throw new Refusal(404)
  return route.handle({ ...call, application })
}
