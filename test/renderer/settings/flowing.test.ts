import { expect, it } from 'vitest'
import { flowing } from '../../../renderer/settings/flowing'

const full = 'Permission is hereby granted, free of charge, to any person obtaining'

it('lets full lines flow into one', () => {
  expect(flowing(`${full}\n${full}\na copy.`)).toBe(`${full} ${full} a copy.`)
})

it('keeps short lines, empty ones, lists and what is indented as they are', () => {
  const text = `MIT License\nCopyright\n\n${full}:\n* one\n- two\n${full}\n  indented\n1. first\n${full}`
  expect(flowing(text)).toBe(text)
})

it('takes any text', () => {
  for (const text of ['', '\n', '\n\n\n', 'one', `${full}\n`]) expect(flowing(text)).toBe(text)
})
