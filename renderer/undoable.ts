// Which edit can still be taken back.
import type { EditStatus, Instant } from '../preload/contract'

/** Whether Undo would do something at `now`. Taking back an undo is not offered. */
export const isUndoable = ({ isUndo, undoUntil }: EditStatus, now: Instant = Date.now()): boolean =>
  !isUndo && undoUntil !== null && (undoUntil === 'open' || undoUntil > now)

/** The edit that Ctrl Z takes back: the newest that can be. */
export const newestUndoable = (edits: readonly EditStatus[], now?: Instant): EditStatus | undefined =>
  edits.filter((edit) => isUndoable(edit, now)).at(-1)
