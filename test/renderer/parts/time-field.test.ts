import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import { writeTimesAs } from '../../../preload/words/times'
import TimeField from '../../../renderer/parts/TimeField.svelte'
import { readTime, stepTime } from '../../../renderer/parts/typed-time'

afterEach(cleanup)
afterEach(() => writeTimesAs(() => 'system'))

it.each([
  ['17:05', 1025],
  ['5:05 PM', 1025],
  ['5:05\u202fPM', 1025],
  ['5.05 p.m.', 1025],
  ['5.05p', 1025],
  ['1705', 1025],
  ['17', 1020],
  [' 07:00 ', 420],
  ['7', 420],
  ['7 am', 420],
  ['12 am', 0],
  ['12:30 pm', 750],
  ['0:00', 0],
  ['23:59', 1439],
  ['24:00', null],
  ['12:60', null],
  ['13 pm', null],
  ['0 am', null],
  ['', null],
  ['noon', null],
  ['7:5', null],
  ['123456', null]
])('reads %j as %j', (text, minute) => expect(readTime(text)).toBe(minute))

it.each([
  [600, true, 615],
  [607, true, 615],
  [607, false, 600],
  [0, false, 1425],
  [1430, true, 0]
])('a step from %i is %s: %i', (from, isLater, to) => expect(stepTime(from, isLater)).toBe(to))

it('is written as the user wants times written, and reads either way', async () => {
  const asked: number[] = []
  writeTimesAs(() => 'en-US')
  render(TimeField, { label: 'From', value: 1320, onchange: (to: number) => asked.push(to) })
  const field = screen.getByLabelText<HTMLInputElement>('From')
  expect(field.value.replaceAll('\u202f', ' ')).toBe('10:00 PM')
  await fireEvent.change(field, { target: { value: '21:30' } })
  await fireEvent.change(field, { target: { value: '9 pm' } })
  await fireEvent.change(field, { target: { value: 'late' } })
  expect(asked).toEqual([1290, 1260])
  await fireEvent.blur(field)
  expect(field.value.replaceAll('\u202f', ' ')).toBe('10:00 PM')
  await fireEvent.keyDown(field, { key: 'ArrowUp' })
  await fireEvent.keyDown(field, { key: 'ArrowDown' })
  expect(asked.slice(2)).toEqual([1335, 1305])
})
