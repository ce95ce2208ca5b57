// The id of an installation on a computer.

import { expect, it } from 'vitest'
import { endpointIdOf } from '../../main/endpoint-id'

const installation = '11111111-2222-3333-4444-555555555555'

it('is the same at every start', () => {
  expect(endpointIdOf(installation, 'desk')).toBe(endpointIdOf(installation, 'desk'))
})

it('is another one for a copy on another computer, and for another installation on the same one', () => {
  const ids = [endpointIdOf(installation, 'desk'), endpointIdOf(installation, 'laptop'), endpointIdOf('other', 'desk')]
  expect(new Set(ids).size).toBe(3)
})

it.each(['desk', '', 'Büro'])('is a UUID on "%s"', (computer) => {
  const uuid = /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/
  expect(endpointIdOf(installation, computer)).toMatch(uuid)
})
