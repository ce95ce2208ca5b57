// What became of edits, to test with: each builder gives a plain one, changed as asked.
import type { EditStatus, EditSubject, ProblemCode, Refusal } from '../../preload/contract'

const subject = (more: Partial<EditSubject> = {}): EditSubject => ({
  count: 1,
  person: 'Mateo Álvarez',
  group: '',
  from: '',
  leaving: 0,
  ...more
})

/** An edit that is done and can be taken back for ten seconds from `now`. */
export function edit(kind: EditStatus['kind'], more: Partial<EditSubject> = {}, status: Partial<EditStatus> = {}) {
  const whole: EditStatus = {
    id: 1,
    kind,
    subject: subject(more),
    isUndo: false,
    stage: 'done',
    undoUntil: Date.now() + 10_000,
    refusals: [],
    ...status
  }
  return whole
}

export const refusal = (name: string, code: ProblemCode = 'not-allowed'): Refusal => ({
  uri: `sip:${name.toLowerCase().replaceAll(' ', '.')}@corvo.example`,
  name,
  problem: { code }
})
