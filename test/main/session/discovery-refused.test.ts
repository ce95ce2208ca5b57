// A server that takes no proof while somebody signs in: it ends by itself, after few requests, with one sentence.

import { expect, it } from 'vitest'
import type { Fetch } from '../../../main/ucwa/http'
import { problemWords } from '../../../renderer/words/problems'
import { createStage } from './stage'

const hourMs = 60 * 60_000

/** Whatever was asked, such as `GET user 401`; at `refused` tokens and passwords are as good as none. */
function createDoubter(refused: string) {
  const asked: string[] = []
  const wire =
    (simulator: Fetch): Fetch =>
    async (url, init) => {
      const end = new URL(url).pathname.split('/').at(-1) ?? ''
      const answer = await (end === refused ? unproven(simulator, url, init) : simulator(url, init))
      asked.push(`${init.method} ${end} ${answer.status}`)
      return answer
    }
  return { asked, wire }
}

function unproven(simulator: Fetch, url: string, init: Parameters<Fetch>[1]): Promise<Response> {
  if (url.endsWith('oauthtoken')) return Promise.resolve(new Response('', { status: 401 }))
  const headers = new Headers(init.headers)
  headers.delete('Authorization')
  return simulator(url, { ...init, headers: Object.fromEntries(headers) })
}

const found = ['GET  200', 'GET user 401']
const token = 'POST oauthtoken 200'

const refusals = [
  // Twice: one server of many may not know yet of a token that another one gave.
  ['the token where the user is looked for', 'user', [...found, token, 'GET user 401', 'GET user 401']],
  ['whoever asks for a token', 'oauthtoken', [...found, 'POST oauthtoken 401']],
  // The token is renewed once.
  [
    'the token where the application is made',
    'applications',
    [...found, token, 'GET user 200', 'POST applications 401', token, 'POST applications 401']
  ]
] as const

it.each(refusals.flatMap((one) => [false, true].map((silent) => [...one, silent] as const)))(
  'ends when a server always refuses %s, says so once and asks no more',
  async (_what, refused, requests, silent) => {
    const { asked, wire } = createDoubter(refused)
    const stage = createStage({ wire })
    stage.signIn({}, { silent })
    await stage.advance(hourMs)
    expect(asked).toEqual(requests)
    expect(stage.kinds).toEqual(['signing-in', 'signed-out'])
    const { connection } = stage.session
    const problem = connection.kind === 'signed-out' ? connection.problem : undefined
    expect(problem && problemWords(problem)).toEqual({
      what: 'This account may not sign in.',
      advice: 'The server knows it, but does not let it in. Your administrator can tell why.'
    })
  }
)
