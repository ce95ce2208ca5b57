import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { licences } from '../scripts/licences.mjs'
import { sprites } from '../scripts/sprites.mjs'

const drawn = ['presence', 'icons'].map((name) => new URL(`../assets/${name}.svg`, import.meta.url))

export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  base: './',
  plugins: [svelte(), sprites(drawn), licences()],
  build: {
    target: 'chrome130',
    outDir: '../out/renderer',
    emptyOutDir: true,
    // Nothing is inlined as data: or script: the content security policy allows files of our own only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false }
  }
})
