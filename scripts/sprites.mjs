// Puts the signs and icons into the page when it is built: every <use> finds them at the first paint, and nothing in
// the window ever has to make markup out of text.
import { readFileSync } from 'node:fs'

/**
 * A sprite as it stands in the page: out of sight, without what only people who read the file need. Titles would show
 * as tooltips over every sign; words beside it say the same.
 * @param {string} source
 */
export function hiddenSprite(source) {
  return source
    .replaceAll(/<!--.*?-->|<title>.*?<\/title>/gs, '')
    .replace('<svg ', '<svg class="sprite" width="0" height="0" aria-hidden="true" ')
    .replaceAll(/\n\s*/g, '')
}

/**
 * @param {readonly URL[]} files of the sprites
 * @returns {import('vite').Plugin}
 */
export function sprites(files) {
  return {
    name: 'sprites',
    transformIndexHtml: (page) =>
      // A function, since a text could hold what `replace` takes for a placeholder.
      page.replace(
        '</body>',
        () => `${files.map((file) => hiddenSprite(readFileSync(file, 'utf8'))).join('\n')}</body>`
      )
  }
}
