// What to do about something the window was asked to show from outside: a notification, the tray, a link. Pure.
import type { AppState, Asked } from '../preload/contract'
import { bareAddress } from '../preload/words/address'

export type Answer =
  /** Nobody is signed in yet, or the lists are still to come. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'person'; readonly uri: string }
  /** The lists are there, and this address is on none of them. */
  | { readonly kind: 'nobody'; readonly address: string }
  | { readonly kind: 'settings' | 'sign-in' }

type Picture = Pick<AppState, 'connection' | 'people'>

/** A person is found by their address in whatever capitals it is written. */
export function answerTo({ view }: Asked, picture: Picture): Answer {
  if (view.kind !== 'person') return view
  const wanted = view.uri.toLowerCase()
  const person = picture.people.find(({ uri }) => uri.toLowerCase() === wanted)
  if (!hasList(picture)) return { kind: 'wait' }
  if (person !== undefined) return { kind: 'person', uri: person.uri }
  return { kind: 'nobody', address: bareAddress(view.uri) }
}

/** Whether the list can be seen, and all of it has come: where there are no people, only a connection tells. */
function hasList({ connection, people }: Picture): boolean {
  const { kind } = connection
  if (kind === 'signed-out' || kind === 'signing-in') return false
  return kind === 'online' || people.length > 0
}
