// The one picture: numbered, made when it is needed, told at most once a frame.

import { expect, it } from 'vitest'
import { createAppStates, type AppStateSources } from '../../main/app-state'
import { defaultSettings } from '../../main/settings'
import type { AppState, Connection, Keychain, ListsState } from '../../preload/contract'
import { picture } from './picture'

const lists: ListsState = { editing: 'moving', contacts: 248, contactLimit: 250, delegateLimit: 25, canSearch: true }

const { alerts, desktop } = picture()

function setUp() {
  const due: { run: () => void; delayMs: number }[] = []
  const world = { connection: { kind: 'signed-out' } as Connection, keychain: 'untried' as Keychain }
  const sources: AppStateSources = {
    session: {
      get connection() {
        return world.connection
      },
      people: [],
      groups: [],
      lists,
      edits: []
    },
    me: () => null,
    watching: () => ['sip:rita@partner.example'],
    settings: () => defaultSettings,
    account: () => null,
    keychain: () => world.keychain,
    certificates: { refused: () => null, trusted: () => [] },
    alerts: () => alerts,
    desktop: () => desktop,
    asked: () => null,
    later: (run, delayMs) => due.push({ run, delayMs })
  }
  const states = createAppStates(sources)
  const heard: AppState[] = []
  const end = states.listen((state) => heard.push(state))
  const nextFrame = () => due.splice(0).forEach(({ run }) => run())
  return { states, world, due, heard, end, nextFrame }
}

it('joins what its sources say at the moment', () => {
  const { states, world } = setUp()
  world.connection = { kind: 'online' }
  world.keychain = 'locked'
  expect(states.current()).toEqual(
    picture({
      number: 1,
      connection: { kind: 'online' },
      watching: ['sip:rita@partner.example'],
      lists,
      keychain: 'locked'
    })
  )
})

it('answers the same picture as long as nothing changed', () => {
  const { states } = setUp()
  const picture = states.current()
  expect(states.current()).toBe(picture)
})

it('gives every new picture a higher number', () => {
  const { states } = setUp()
  const numbers = [1, 2, 3].map(() => {
    states.changed()
    return states.current().number
  })
  expect(numbers).toEqual([1, 2, 3])
})

it('shows a change at once to whoever asks, before anybody is told', () => {
  const { states, world, heard } = setUp()
  states.current()
  world.connection = { kind: 'online' }
  states.changed()
  expect(states.current().connection).toEqual({ kind: 'online' })
  expect(heard).toEqual([])
})

it('tells of many changes once a frame, with the newest picture', () => {
  const { states, world, due, heard, nextFrame } = setUp()
  states.changed()
  world.connection = { kind: 'loading', asOf: null }
  states.changed()
  world.connection = { kind: 'online' }
  states.changed()
  expect(due.map(({ delayMs }) => delayMs)).toEqual([16])
  nextFrame()
  expect(heard.map(({ connection }) => connection.kind)).toEqual(['online'])
  expect(heard[0]).toBe(states.current())
  states.changed()
  nextFrame()
  expect(heard.map(({ number }) => number)).toEqual([1, 2])
})

it('does not lose a change that a listener itself makes', () => {
  const { states, world, heard, nextFrame } = setUp()
  const end = states.listen(() => {
    end()
    world.keychain = 'working'
    states.changed()
  })
  states.changed()
  nextFrame()
  nextFrame()
  expect(heard.map(({ keychain }) => keychain)).toEqual(['untried', 'working'])
})

it('tells nobody who has ended the listening', () => {
  const { states, heard, end, nextFrame } = setUp()
  states.changed()
  end()
  nextFrame()
  expect(heard).toEqual([])
})
