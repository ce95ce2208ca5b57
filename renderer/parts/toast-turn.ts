// Which edit is spoken of when there are several: the one about which something became known last.
import type { EditStatus } from '../../preload/contract'

/** Whether something of it was refused and all of that is known by now. */
export const isRefusal = ({ stage, refusals }: EditStatus): boolean => stage === 'done' && refusals.length > 0

/** What there is to tell of an edit: that it was refused is news, even of an old one. */
const newsOf = (edit: EditStatus): string => (isRefusal(edit) ? `${edit.id} refused` : `${edit.id}`)

/** Answers the edit to speak of, `undefined` without any. Remembers in which order the news came. */
export function createTurn(): (edits: readonly EditStatus[]) => EditStatus | undefined {
  const order = new Map<string, number>()
  return (edits) => {
    for (const edit of edits) if (!order.has(newsOf(edit))) order.set(newsOf(edit), order.size)
    return edits.reduce<EditStatus | undefined>((last, edit) => {
      const isLater = last === undefined || (order.get(newsOf(edit)) ?? 0) > (order.get(newsOf(last)) ?? 0)
      return isLater ? edit : last
    }, undefined)
  }
}
