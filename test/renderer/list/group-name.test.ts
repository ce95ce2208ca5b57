import { expect, it } from 'vitest'
import { groupNameProblem } from '../../../renderer/list/group-name'

it.each([
  ['Night shift', null],
  ['  Night shift  ', null],
  ['👩🏽‍🚀 Crew', null],
  ['نوبة الليل', null],
  ['<img src=x onerror=alert(1)>', null],
  ['n'.repeat(256), null],
  [` ${'n'.repeat(256)} `, null],
  ['', 'group-name-empty'],
  [' \u00a0 ', 'group-name-empty'],
  ['n'.repeat(257), 'group-name-too-long'],
  ['Night\tshift', 'group-name-unusable'],
  ['Night\u0000shift', 'group-name-unusable'],
  ['\ud83d half', 'group-name-unusable']
])('a group called %j: %s', (typed, code) => {
  expect(groupNameProblem(typed)?.code ?? null).toBe(code)
})
