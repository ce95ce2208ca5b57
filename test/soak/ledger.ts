// What the user edited in a soaked day: whatever the app tells to be done has to be so at the server at that moment.

import type { Edit } from '../../preload/contract'
import type { Session } from '../../main/session/session'
import type { Simulator } from '../../main/simulator/simulator'

export interface Ledger {
  /** Makes an edit; answers what the user reads of it. */
  make(session: Session, edit: Edit): string
  takeBack(session: Session, id: number): void
  /** To be called with every picture. */
  look(session: Session): void
  /** Nobody is told any more what became of them: signed out, or the process is gone. */
  forget(): void
  readonly figures: { readonly made: number; readonly checked: number }
  /** Throws the first edit that was told to be done and was not. */
  check(): void
}

interface Made {
  readonly edit: Edit
  /** How often the lists were changed elsewhere before. */
  readonly elsewhere: number
}

type Groups = ReturnType<Simulator['state']>['groups']

export function createLedger(simulator: Simulator, elsewhere: () => number): Ledger {
  const open = new Map<number, Made>()
  /** The last edit about whether somebody is watched, by uri: it counts at once, whatever waits before it. */
  const lastAbout = new Map<string, number>()
  const faults: string[] = []
  const figures = { made: 0, checked: 0 }

  return {
    figures,
    make(session, edit) {
      const outcome = session.edit(edit)
      if (!outcome.ok) return outcome.problem.code
      figures.made += 1
      for (const uri of watchedBy(edit)) lastAbout.set(uri, outcome.value)
      // What another edit that waits is about to do anyway is none of its own.
      const isOnItsWay = session.edits.some(({ id, stage }) => id === outcome.value && stage !== 'done')
      if (isOnItsWay) open.set(outcome.value, { edit, elsewhere: elsewhere() })
      return String(outcome.value)
    },
    takeBack(session, id) {
      open.delete(id)
      session.undoEdit(id)
    },
    look(session) {
      if (session.connection.kind === 'signed-out') return open.clear()
      if (open.size === 0) return
      const statuses = new Map(session.edits.map((status) => [status.id, status]))
      for (const [id, made] of [...open]) {
        const status = statuses.get(id)
        if (status && status.stage !== 'done') continue
        open.delete(id)
        // What was changed elsewhere meanwhile may have changed the same.
        if ((status?.refusals.length ?? 0) > 0 || made.elsewhere !== elsewhere()) continue
        if (watchedBy(made.edit).some((uri) => lastAbout.get(uri) !== id)) continue
        figures.checked += 1
        const missing = whatIsMissing(made.edit, simulator.state().groups, session.watching)
        if (missing !== null) faults.push(`told as done: ${JSON.stringify(made.edit)}; ${missing}`)
      }
    },
    forget: () => open.clear(),
    check() {
      const [first] = faults
      if (first !== undefined) throw new Error(first)
    }
  }
}

/** Whom an edit begins or ceases to watch. */
function watchedBy(edit: Edit): readonly string[] {
  if (edit.kind === 'watch') return edit.people.map(({ uri }) => uri)
  return edit.kind === 'unwatch' ? edit.uris : []
}

/** `null` when the server has it all. */
function whatIsMissing(edit: Edit, groups: Groups, watching: readonly string[]): string | null {
  const isIn = (uri: string, id: string): boolean =>
    groups.some((group) => group.id === id && group.members.some((member) => same(member, uri)))
  const known = (id: string): boolean => groups.some((group) => group.id === id)
  switch (edit.kind) {
    case 'create-group':
    case 'rename-group':
      return groups.some(({ name }) => name === edit.name.trim()) ? null : 'no group has that name'
    case 'delete-group':
      return known(edit.groupId) ? 'the group is there' : null
    case 'add':
      return missingIn(edit.people.map(({ uri }) => uri))
    case 'move':
      return edit.places.some(({ uri, groupId }) => groupId !== edit.to && isIn(uri, groupId))
        ? 'somebody is where they were'
        : missingIn(edit.places.map(({ uri }) => uri))
    case 'remove':
      return edit.places.some(({ uri, groupId }) => isIn(uri, groupId)) ? 'somebody is still in it' : null
    case 'remove-contacts':
      return groups.some(({ kind, members }) => isOwn(kind) && members.some((one) => includes(edit.uris, one)))
        ? 'somebody is still a contact'
        : null
    case 'watch':
      return edit.people.every(({ uri }) => includes(watching, uri)) ? null : 'somebody is not watched'
    case 'unwatch':
      return edit.uris.some((uri) => includes(watching, uri)) ? 'somebody is watched' : null
    case 'add-list':
    case 'remove-list':
    case 'import':
      return null
  }

  function missingIn(uris: readonly string[]): string | null {
    const to = 'to' in edit ? edit.to : ''
    // A group that was just made has another id here than at the server.
    if (!known(to)) return null
    return uris.every((uri) => isIn(uri, to)) ? null : 'somebody is not in it'
  }
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
const includes = (uris: readonly string[], uri: string): boolean => uris.some((one) => same(one, uri))
const isOwn = (kind: string): boolean => ['group', 'defaultGroup', 'pinnedGroup'].includes(kind)
