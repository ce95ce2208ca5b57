// What was not told, as the list of it says it.
import type { HeldBack } from '../../preload/contract'
import { presenceWords } from '../../preload/words/presence'
import { watchWords } from '../words/watch'

/** What happened, or what they were then; the note itself is in the details. */
export const whatHappened = ({ event, availability }: HeldBack): string =>
  event === 'every-change' ? presenceWords.availability[availability] : watchWords.heldBack.happened[event]
