import { describe, expect, it } from 'vitest'
import { initials, tint } from '../../../renderer/list/initials'

describe('initials', () => {
  it.each([
    ['Lena Fischer', 'LF'],
    ['Nguyễn Thu Hà', 'NH'],
    ['Mateo Álvarez', 'MÁ'],
    ['Maximiliane von Hohenstein-Waldburg', 'MH'],
    ['ليلى حداد', 'لح'],
    ['김지우', '김'],
    ['chidi', 'C'],
    ['Fischer, Lena (External)', 'FL'],
    ['+48 555 010', '50'],
    ['  ', ''],
    ['🙂', '']
  ])('of "%s" are "%s"', (name, letters) => {
    expect(initials(name)).toBe(letters)
  })

  it('gives the same address the same one of ten tints', () => {
    expect(tint('ab')).toBe((97 + 98) % 10)
    expect(tint('')).toBe(0)
  })
})
