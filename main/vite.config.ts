import { builtinModules } from 'node:module'
import { defineConfig, type Plugin } from 'vite'
import pkg from '../package.json' with { type: 'json' }
import { licences } from '../scripts/licences.mjs'

const root = new URL('..', import.meta.url).pathname
/** Packed as they are, beside the bundle. */
const packed = Object.keys(pkg.dependencies).map((name) => `${root}node_modules/${name}`)

/**
 * V8 keeps the text of a module for as long as the app runs, and in twice the memory as soon as one character is not
 * Latin: it is written as an escape, which means the same in a text and in a pattern, the only places where it stands.
 */
const latin: Plugin = {
  name: 'latin',
  // At the very end: a printer after it would write the character again.
  generateBundle: (_options, bundle) => {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = file.code.replace(/(?<!\\)[\u0100-\uffff]/g, escaped)
    }
  }
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

// Everything but Electron and the keychain's native module is bundled: the package carries one small file tree.
export default defineConfig({
  root,
  publicDir: false,
  plugins: [licences([root, ...packed]), latin],
  ssr: { noExternal: true, external: ['electron', 'keytar'] },
  define: { __APP_VERSION__: JSON.stringify(pkg.version) },
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: 'out/main',
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rollupOptions: {
      input: { index: 'main/index.ts', simulator: 'main/simulator/command.ts' },
      external: ['electron', 'keytar', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js', comments: false }
    }
  }
})
