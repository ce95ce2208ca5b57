// The simulator's control interface: JSON calls below /simulator/ with which a test or a person moves the world.
// Never part of UCWA; it needs no token and is not in the request log.

import * as v from 'valibot'
import { clockInput, expireInput, faultInput, listsInput, peopleInput } from './control-input'
import type { Faults } from './faults'
import type { RequestLog } from './request-log'
import type { Simulator } from '../simulator'
import type { World } from '../world/world'
import { WorldError, type WorldErrorCode } from '../world/world-error'

/** Answers calls below /simulator/; null for any other path. Bad input gets 400 with `error` naming the field. */
export type Control = (request: Request) => Promise<Response | null>

interface Parts {
  readonly simulator: Simulator
  readonly faults: Faults
  readonly requestLog: RequestLog
}

type Call = (request: Request) => unknown

/** The control interface over one simulator, whose hooks `faults` and `requestLog` must have been given to it. */
export function createControl(parts: Parts): Control {
  const calls = callsOf(parts)
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname !== '/simulator' && !pathname.startsWith('/simulator/')) return null
    const methods = own(calls, pathname.replace(/\/+$/, '').slice('/simulator/'.length))
    if (methods === undefined) return refusal(404, `There is no ${pathname}`)
    const call = own(methods, request.method)
    if (call === undefined) {
      const allowed = Object.keys(methods).join(', ')
      return refusal(405, `${pathname} allows ${allowed}`, { Allow: allowed })
    }
    try {
      return Response.json((await call(request)) ?? {})
    } catch (error) {
      return refusalFor(error)
    }
  }
}

function callsOf({ simulator, faults, requestLog }: Parts): Readonly<Record<string, Readonly<Record<string, Call>>>> {
  const { world, clock } = simulator
  return {
    state: { GET: () => simulator.state() },
    people: {
      async POST(request) {
        const releaseNow = new URL(request.url).searchParams.get('release') === 'now'
        world.changePeople(await input(request, peopleInput), { releaseNow })
        if (releaseNow) simulator.releaseEvents()
      }
    },
    lists: { POST: async (request) => editLists(world, await input(request, listsInput)) },
    faults: {
      POST: async (request) => faults.add(await input(request, faultInput)),
      DELETE: () => faults.clear()
    },
    expire: { POST: async (request) => simulator.expire((await input(request, expireInput)).what) },
    clock: {
      async POST(request) {
        await clock.advance((await input(request, clockInput)).advanceMs)
        return { now: clock.now() }
      }
    },
    requests: { GET: () => requestLog.entries(), DELETE: () => requestLog.clear() }
  }
}

/** Names come from outside: `constructor` is no call. */
function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

function editLists(world: World, edit: v.InferOutput<typeof listsInput>): { id: string } | undefined {
  switch (edit.action) {
    case 'addContact':
      world.addContact(edit.uri, edit.groupId)
      return undefined
    case 'removeContact':
      world.removeContact(edit.uri, edit.groupId)
      return undefined
    case 'createGroup':
      return { id: world.createGroup(edit.name) }
    case 'renameGroup':
      world.renameGroup(edit.groupId, edit.name)
      return undefined
    case 'deleteGroup':
      world.deleteGroup(edit.groupId)
      return undefined
  }
}

/** The body as its schema wants it. Throws BadInput. */
async function input<Schema extends v.GenericSchema>(request: Request, schema: Schema): Promise<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, parsed(await request.text()), { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  throw new BadInput(`${v.getDotPath(issue) ?? 'body'}: ${issue.message}`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new BadInput('body: not JSON')
    throw error
  }
}

class BadInput extends Error {}

const statusOf: Readonly<Record<WorldErrorCode, number>> = {
  'unknown-person': 404,
  'unknown-group': 404,
  'bad-address': 400,
  'bad-name': 400,
  'not-allowed': 409,
  'already-there': 409,
  'not-there': 409,
  'contact-limit': 409,
  'delegate-limit': 409,
  'group-limit': 409
}

function refusalFor(error: unknown): Response {
  if (error instanceof BadInput) return refusal(400, error.message)
  if (error instanceof WorldError) return refusal(statusOf[error.code], `${error.code}: ${error.message}`)
  throw error
}

function refusal(status: number, error: string, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json({ error }, { status, headers })
}
