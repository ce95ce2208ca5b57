// Having the server tell of people who are watched; whom they are is kept on this computer and shown already.

import { unwatch, watch } from '../watching'
import { done, due, refuseWith, type Sending } from './sending'

/** Whom the server does not tell of is not watched any more. */
export async function sendWatches(sending: Sending): Promise<void> {
  const watches = due(sending, 'watch')
  if (watches.length === 0) return
  const refused = await watch(
    sending.stay,
    watches.map(({ change }) => change.person)
  )
  for (const { step, change } of watches) {
    const problem = refused.get(change.person.uri)
    if (problem) refuseWith(sending, step, problem)
    else done(sending, step)
  }
  const names = watches.filter(({ step }) => step.stage === 'refused')
  sending.keep(names.map(({ change }) => ({ kind: 'unwatch', uri: change.person.uri })))
}

export async function sendUnwatches(sending: Sending): Promise<void> {
  const unwatches = due(sending, 'unwatch')
  if (unwatches.length === 0) return
  for (const { step } of unwatches) done(sending, step)
  await unwatch(sending.stay)
}
