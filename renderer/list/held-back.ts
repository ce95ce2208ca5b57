// What was not told, as the list of it says it.
import type { HeldBack, Instant } from '../../preload/contract'
import { presenceWords } from '../../preload/words/presence'
import { moment } from '../../preload/words/times'
import { watchWords } from '../words/watch'

/** What happened, or what they were then; the note itself is in the details. */
export const whatHappened = ({ event, availability }: HeldBack): string =>
  event === 'every-change' ? presenceWords.availability[availability] : watchWords.heldBack.happened[event]

/** `10:42, quiet hours`. */
export function whenHeldBack({ at, reason }: HeldBack, now: Instant): string {
  const { when, reason: reasons } = watchWords.heldBack
  return when(moment(at, now), reasons[reason])
}
