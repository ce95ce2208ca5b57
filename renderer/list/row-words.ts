// What a person's row says.
import type { Instant, Person } from '../../preload/contract'
import { words } from '../words/en'
import { listWords } from '../words/list'
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

export function rowWords(person: Person, query: string, now: Instant, isWatched: boolean): RowWords {
  const { presence, name } = person
  const line = presenceLine(presence, now)
  const note = noteLine(presence, person.note)
  const isMobile = presence.kind === 'live' && presence.device === 'mobile'
  const marks = [isMobile ? words.list.onMobile : '', isWatched ? listWords.section.watched : '']
  const label = [name, presence.kind === 'live' ? line : availabilityWords(presence, now), note, ...marks]
  return { line, after: afterLine(person, note, query), isMobile, label: label.filter(Boolean).join(', ') }
}

function afterLine(person: Person, note: string, query: string): string {
  if (query === '' || isHit(person.name, query) || isHit(note, query)) return note
  return [person.title, person.department, person.mail].find((text) => text && isHit(text, query)) ?? note
}
