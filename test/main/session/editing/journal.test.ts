// When an own change need no longer be laid over what the server says.

import { expect, it } from 'vitest'
import type { Group } from '../../../../preload/contract'
import { overlay, type ListChange, type Shown } from '../../../../main/roster/overlay'
import { createAliases } from '../../../../main/session/editing/aliases'
import { entryOf, type Entry } from '../../../../main/session/editing/entry'
import { createJournal } from '../../../../main/session/editing/journal'

const ada = { uri: 'sip:ada@corvo.example', name: 'Ada' }
const join: ListChange = { kind: 'join', person: ada, groupId: 'night' }
const leave: ListChange = { kind: 'leave', uri: ada.uri, groupId: 'night' }
const leaveAll: ListChange = { kind: 'leave-all', uri: ada.uri }
const subject = { count: 1, person: 'Ada', group: 'night', from: '', leaving: 0 }

function truth(...members: string[]): Shown {
  const group: Group = { id: 'night', kind: 'own', name: 'night', members }
  return {
    people: members.map((uri) => ({ uri, name: uri, presence: { kind: 'asking' } })),
    groups: [group],
    watching: []
  }
}

function entry(id: number, change: ListChange): Entry {
  const parts = { id, kind: 'add', subject, isUndo: false, replan: () => null } as const
  return entryOf(parts, [{ change, needs: [], back: [leave], about: ada }])
}

/** The server said that it is done, at this moment, after so many events about the lists. */
function done(of: Entry, doneAt: number, events: number): void {
  for (const step of of.steps) Object.assign(step, { stage: 'done', doneAt, events })
  of.doneAt = doneAt
}

const membersIn = (shown: Shown): readonly string[] => shown.groups[0]?.members ?? []

it('shows a change until the truth says so, and then whatever another device makes of it', () => {
  const journal = createJournal(createAliases())
  const added = entry(1, join)
  journal.add(added)
  expect(membersIn(overlay(truth(), journal.changes()))).toEqual([ada.uri])
  done(added, 100, 0)
  expect(journal.confirm(truth(), 0)).toBe(false)
  expect(membersIn(overlay(truth(), journal.changes()))).toEqual([ada.uri])
  expect(journal.confirm(truth(ada.uri), 1)).toBe(true)
  expect(journal.changes()).toEqual([])
  expect(membersIn(overlay(truth(), journal.changes()))).toEqual([])
})

it.each([
  ['the removal from a group', leave],
  ['the removal from all of them', leaveAll]
])('is not misled by a truth in which neither %s nor its taking back has begun to show', (_what, removal) => {
  const journal = createJournal(createAliases())
  const removed = entry(1, removal)
  const added = entry(2, join)
  for (const one of [removed, added]) journal.add(one)
  done(removed, 100, 0)
  done(added, 200, 0)
  expect(journal.confirm(truth(ada.uri), 0)).toBe(false)
  expect(journal.confirm(truth(), 1)).toBe(true)
  expect(membersIn(overlay(truth(), journal.changes()))).toEqual([ada.uri])
  expect(journal.confirm(truth(ada.uri), 2)).toBe(true)
  expect(journal.changes()).toEqual([])
})

it('drops a change together with the later one about the same place that the truth shows', () => {
  const journal = createJournal(createAliases())
  const added = entry(1, join)
  const removed = entry(2, leave)
  for (const one of [added, removed]) journal.add(one)
  done(added, 100, 0)
  done(removed, 200, 0)
  expect(journal.confirm(truth(), 1)).toBe(true)
  expect(journal.changes()).toEqual([])
})

it('gives way to a reading of the lists that began after the answer, and to none before', () => {
  const journal = createJournal(createAliases())
  const added = entry(1, join)
  journal.add(added)
  done(added, 100, 0)
  expect(journal.unconfirmedSince).toBe(100)
  journal.confirmBefore(99)
  expect(journal.changes()).toEqual([join])
  journal.confirmBefore(100)
  expect(journal.changes()).toEqual([])
  expect(journal.unconfirmedSince).toBeNull()
})

it('remembers an edit as long as anybody needs it', () => {
  const journal = createJournal(createAliases())
  const added = entry(1, join)
  journal.add(added)
  expect(journal.statuses(false, 0)).toMatchObject([{ stage: 'waiting', undoUntil: 'open' }])
  expect(journal.statuses(true, 0)).toMatchObject([{ stage: 'under-way', undoUntil: 'open' }])
  done(added, 100, 0)
  expect(journal.statuses(true, 10_099)).toMatchObject([{ stage: 'done', undoUntil: 10_100 }])
  expect(journal.statuses(true, 10_100)).toEqual([])
  expect(journal.find(1)).toBe(added)
  journal.confirm(truth(ada.uri), 1)
  expect(journal.statuses(true, 10_100)).toEqual([])
  expect(journal.find(1)).toBeUndefined()
})
