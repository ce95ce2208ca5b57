// What a person's row says.
import type { Instant, Person } from '../../preload/contract'
import { words } from '../words/en'
import { listWords } from '../words/list'
import { watchWords } from '../words/watch'
import { isHit } from './filter'
import { availabilityWords, noteLine, presenceLine } from '../../preload/words/presence-line'

export interface RowWords {
  /** The presence. */
  readonly line: string
  /** After the presence: the note, or the text of the card in which the search found something. */
  readonly after: string
  readonly isMobile: boolean
  /** Everything, for those who do not see the row. */
  readonly label: string
}

/** `mark`: how somebody under Watching is watched, else empty; `isWatched`: whether anybody elsewhere is. */
export function rowWords(
  person: Person,
  query: string,
  now: Instant,
  { isWatched, mark }: { readonly isWatched: boolean; readonly mark: string }
): RowWords {
  const { presence, name } = person
  const line = presenceLine(presence, now)
  const note = noteLine(presence, person.note)
  const isMobile = presence.kind === 'live' && presence.device === 'mobile'
  const watched = mark === '' ? (isWatched ? listWords.section.watched : '') : watchWords.watched(mark)
  const marks = [isMobile ? words.list.onMobile : '', watched]
  const label = [name, presence.kind === 'live' ? line : availabilityWords(presence, now), note, ...marks]
  return { line, after: afterLine(person, note, query), isMobile, label: label.filter(Boolean).join(', ') }
}

function afterLine(person: Person, note: string, query: string): string {
  if (query === '' || isHit(person.name, query) || isHit(note, query)) return note
  return [person.title, person.department, person.mail].find((text) => text && isHit(text, query)) ?? note
}
