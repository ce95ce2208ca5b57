// Portraits are small JPEGs, one per address.

import { decode } from 'jpeg-js'
import { expect, it } from 'vitest'
import { createPortraits, portrait } from '../../../../main/simulator/sample/portrait'

it('draws a JPEG of 96 by 96 pixels that weighs little', () => {
  const picture = portrait('sip:lena.fischer@corvo.example')
  expect(decode(picture, { useTArray: true })).toMatchObject({ width: 96, height: 96 })
  expect(picture.length).toBeLessThan(6_000)
})

it('draws the same person the same way and others differently', () => {
  expect(portrait('sip:a@corvo.example')).toEqual(portrait('sip:a@corvo.example'))
  expect(portrait('sip:a@corvo.example')).not.toEqual(portrait('sip:b@corvo.example'))
})

it('draws each picture once where it is kept', () => {
  const draw = createPortraits()
  expect(draw('sip:a@corvo.example')).toBe(draw('sip:a@corvo.example'))
  expect(draw('sip:a@corvo.example')).toEqual(portrait('sip:a@corvo.example'))
})
