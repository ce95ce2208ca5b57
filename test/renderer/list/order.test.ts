import { describe, expect, it } from 'vitest'
import { availabilityOrder } from '../../../preload/words/states'
import { createNameOrder, noRanks, ordered, ranksNow } from '../../../renderer/list/order'
import { person, uriOf } from '../pictures'

describe('the order of people', () => {
  it('goes by availability, from here to gone', () => {
    const people = availabilityOrder.map((availability, index) => person(`P${9 - index}`, availability))
    const ranks = ranksNow(people, createNameOrder()(people), 'availability')
    expect(ordered(people.map(({ uri }) => uri).reverse(), ranks)).toEqual(people.map(({ uri }) => uri))
  })

  it('goes by name within an availability, accents beside their letters', () => {
    const people = ['Zoe', 'Álvaro', 'Bo', 'alva'].map((name) => person(name))
    const names = createNameOrder()(people)
    const uris = people.map(({ uri }) => uri)
    expect(ordered(uris, ranksNow(people, names, 'availability'))).toEqual(['alva', 'Álvaro', 'Bo', 'Zoe'].map(uriOf))
  })

  it('goes by name alone when asked to', () => {
    const people = [person('Zoe', 'available'), person('Ann', 'offline')]
    const ranks = ranksNow(people, createNameOrder()(people), 'name')
    expect(ordered([uriOf('Zoe'), uriOf('Ann')], ranks)).toEqual([uriOf('Ann'), uriOf('Zoe')])
  })

  it('does not sort names again while none has changed', () => {
    const order = createNameOrder()
    const first = order([person('Ann', 'available')])
    expect(order([person('Ann', 'busy')])).toBe(first)
    expect(order([person('Anna', 'busy')])).not.toBe(first)
  })

  it('leaves those it knows nothing of at the end, as they were', () => {
    expect(ordered(['b', 'a'], noRanks)).toEqual(['b', 'a'])
    expect(ordered(['b', 'a', 'c'], new Map([['c', 5]]))).toEqual(['c', 'b', 'a'])
  })
})
