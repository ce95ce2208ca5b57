// The event channel with the token renewed on the way: a poll that was refused for its token is repeated at its place,
// and one that is answered for nothing is not repeated at once.

import type { EventPackage } from '../ucwa/documents'
import { openEventChannel } from '../ucwa/events'
import type { Http } from '../ucwa/http'
import { UcwaError } from '../ucwa/ucwa-error'
import { createPace } from './pace'
import type { SessionPorts } from './ports'
import type { Life } from './stay'
import type { TokenKeeper } from './token-keeper'

/** Packages one by one; one `next` at a time. Rejects with the `UcwaError` that ended the channel. */
export interface Feed {
  next(): Promise<EventPackage>
}

/** `http` is the pool of the polls. The life remembers the position. */
export function openFeed(input: {
  http: Http
  life: Pick<Life, 'position' | 'loaded'>
  keeper: TokenKeeper
  ports: Pick<SessionPorts, 'now' | 'sleep' | 'random'>
  signal: AbortSignal
}): Feed {
  const { life, keeper, ports, signal } = input
  const channel = openEventChannel({ http: input.http, href: life.position, signal })
  const pace = createPace(ports)
  let packages = channel.packages()
  let broken = false

  const take = async (): Promise<EventPackage> => {
    if (broken) packages = channel.packages()
    broken = true
    const polled = { position: channel.position, askedAt: ports.now() }
    try {
      const { value } = await packages.next()
      broken = false
      pace.took(value, { hasMoved: channel.position !== polled.position, askedAt: polled.askedAt })
      return value
    } catch (error) {
      if (isLost(error)) life.loaded = false
      throw error
    } finally {
      life.position = channel.position
    }
  }
  return {
    async next() {
      await pace.wait(signal)
      return keeper.authorized(take)
    }
  }
}

/** A poll that was never answered: for minutes nobody told what happened, and the next one may end the same way. */
function isLost(error: unknown): boolean {
  return error instanceof UcwaError && error.code === 'timeout' && error.details.status === undefined
}
