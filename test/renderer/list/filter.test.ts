import { describe, expect, it } from 'vitest'
import { createFilter, pieces } from '../../../renderer/list/filter'
import { createNameOrder } from '../../../renderer/list/order'
import { person } from '../pictures'

const people = [
  person('Nikolaos Papadimitriou', 'offline', { department: 'Marketing Athens' }),
  person('Fatoumata Diallo', 'available', { title: 'Nurse' }),
  person('Anna Marsh', 'available'),
  person('Mateo Álvarez', 'available', { mail: 'm.alvarez@corvo.example' }),
  person('Łukasz Øster', 'available', { note: { text: 'Lisbon until Friday', outOfOffice: false } })
]
const names = createNameOrder()(people)

describe('searching the list', () => {
  it.each([
    ['ma', ['Mateo Álvarez', 'Anna Marsh', 'Fatoumata Diallo', 'Nikolaos Papadimitriou']],
    ['MATEO', ['Mateo Álvarez']],
    ['alva', ['Mateo Álvarez']],
    ['álva', ['Mateo Álvarez']],
    ['lukasz oster', ['Łukasz Øster']],
    ['nurse', ['Fatoumata Diallo']],
    ['m.alv', ['Mateo Álvarez']],
    ['lisbon', ['Łukasz Øster']],
    ['mateo nurse', []],
    ['   ', []],
    ['(', []]
  ])('"%s" finds %j', (query, found) => {
    expect(
      createFilter()
        .find(people, query, names)
        .map(({ name }) => name)
    ).toEqual(found)
  })

  it('finds a changed note although it has searched before', () => {
    const filter = createFilter()
    const before = person('Ann', 'available', { note: { text: 'here', outOfOffice: false } })
    filter.find([before], 'gone', names)
    expect(filter.find([{ ...before, note: { text: 'gone', outOfOffice: false } }], 'gone', names)).toHaveLength(1)
  })

  it('finds the right people after some have come and gone before them', () => {
    const filter = createFilter()
    filter.find(people, 'ma', names)
    expect(filter.find(people.slice(1), 'lukasz', names).map(({ name }) => name)).toEqual(['Łukasz Øster'])
  })

  it('prepares all texts in pieces, and has nothing left to do for the same people', () => {
    const many = Array.from({ length: 600 }, (_, index) => person(`Person ${index}`))
    let read = 0
    const counted = many.map((one) => ({
      ...one,
      get title() {
        read++
        return 'Engineer'
      }
    }))
    const filter = createFilter()
    let pieces = 1
    while (filter.prepare(counted)) pieces++
    expect(pieces).toBe(3)
    const before = read
    expect(filter.find(counted, 'engineer', names)).toHaveLength(600)
    expect(read).toBe(before)
  })

  it.each([
    [
      'Fatoumata',
      'ma',
      [
        ['Fatou', false],
        ['ma', true],
        ['ta', false]
      ]
    ],
    [
      'Álvarez',
      'alv',
      [
        ['Álv', true],
        ['arez', false]
      ]
    ],
    [
      'A\u0301lvarez',
      'al',
      [
        ['A\u0301l', true],
        ['varez', false]
      ]
    ],
    [
      'Straße',
      'ss',
      [
        ['Stra', false],
        ['ß', true],
        ['e', false]
      ]
    ],
    ['plain', 'x', [['plain', false]]],
    [
      'ana ana',
      'ana',
      [
        ['ana', true],
        [' ', false],
        ['ana', true]
      ]
    ],
    ['', 'x', []]
  ])('in "%s" it marks "%s"', (text, query, expected) => {
    const cut = pieces(text, query)
    expect(cut.map(({ text: piece, hit }) => [piece, hit])).toEqual(expected)
    expect(cut.map(({ text: piece }) => piece).join('')).toBe(text)
  })
})
