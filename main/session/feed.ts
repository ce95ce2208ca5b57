// The event channel with the token renewed on the way: a poll that was refused for its token is repeated at its place.

import type { EventPackage } from '../ucwa/documents'
import { openEventChannel } from '../ucwa/events'
import type { Http } from '../ucwa/http'
import type { Life } from './stay'
import type { TokenKeeper } from './token-keeper'

/** Packages one by one; one `next` at a time. Rejects with the `UcwaError` that ended the channel. */
export interface Feed {
  next(): Promise<EventPackage>
}

/** `http` is the pool of the polls. The life remembers the position. */
export function openFeed(input: { http: Http; life: Life; keeper: TokenKeeper; signal: AbortSignal }): Feed {
  const { life, keeper } = input
  const channel = openEventChannel({ http: input.http, href: life.position, signal: input.signal })
  let packages = channel.packages()
  let broken = false

  const take = async (): Promise<EventPackage> => {
    if (broken) packages = channel.packages()
    broken = true
    try {
      const { value } = await packages.next()
      broken = false
      return value
    } finally {
      life.position = channel.position
    }
  }
  return { next: () => keeper.authorized(take) }
}
