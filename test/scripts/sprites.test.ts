// The signs and icons as they stand in the built page.

import { expect, it } from 'vitest'
import { hiddenSprite, sprites } from '../../scripts/sprites.mjs'

const icons = new URL('../../assets/icons.svg', import.meta.url)

it('hides a sprite, and leaves out comments and titles', () => {
  const source =
    '<svg xmlns="http://www.w3.org/2000/svg">\n  <!-- for\n people -->\n  <symbol id="a"><title>A</title><path d="M0 0"/></symbol>\n</svg>\n'
  expect(hiddenSprite(source)).toBe(
    '<svg class="sprite" width="0" height="0" aria-hidden="true" xmlns="http://www.w3.org/2000/svg"><symbol id="a"><path d="M0 0"/></symbol></svg>'
  )
})

it('adds them at the end of the page', () => {
  const { transformIndexHtml } = sprites([icons])
  const page =
    typeof transformIndexHtml === 'function' ? Reflect.apply(transformIndexHtml, undefined, ['<body>x</body>']) : ''
  expect(page).toMatch(/^<body>x<svg class="sprite" .*<symbol id="search".*<\/svg><\/body>$/)
})
