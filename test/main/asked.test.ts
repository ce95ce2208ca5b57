// What was asked from outside: kept until it is shown, and only the newest.

import { expect, it } from 'vitest'
import { createAsked } from '../../main/asked'

function setUp() {
  const asked = createAsked()
  const heard: unknown[] = []
  const end = asked.onChange(() => heard.push(asked.current?.view.kind ?? null))
  return { asked, heard, end }
}

it('asks for nothing at first', () => expect(createAsked().current).toBe(null))

it('keeps what is asked until it is shown', () => {
  const { asked, heard } = setUp()
  asked.ask({ kind: 'person', uri: 'sip:lena@corvo.example' })
  const id = asked.current?.id ?? -1
  expect(asked.current?.view).toEqual({ kind: 'person', uri: 'sip:lena@corvo.example' })
  asked.didShow(id)
  expect(asked.current).toBe(null)
  expect(heard).toEqual(['person', null])
})

it('forgets the former wish for a newer one, which its answer does not end', () => {
  const { asked } = setUp()
  asked.ask({ kind: 'settings' })
  const former = asked.current?.id ?? -1
  asked.ask({ kind: 'sign-in' })
  asked.didShow(former)
  expect(asked.current?.view).toEqual({ kind: 'sign-in' })
})

it('gives the same wish a new number each time, so that it is followed again', () => {
  const { asked } = setUp()
  asked.ask({ kind: 'settings' })
  const first = asked.current?.id
  asked.ask({ kind: 'settings' })
  expect(asked.current?.id).not.toBe(first)
})

it('tells nobody who has stopped listening', () => {
  const { asked, heard, end } = setUp()
  end()
  asked.ask({ kind: 'settings' })
  expect(heard).toEqual([])
})
