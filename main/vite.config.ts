import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'
import pkg from '../package.json' with { type: 'json' }
import { licences } from '../scripts/licences.mjs'

const root = new URL('..', import.meta.url).pathname
/** Packed as they are, beside the bundle. */
const packed = Object.keys(pkg.dependencies).map((name) => `${root}node_modules/${name}`)

// Everything but Electron and the keychain's native module is bundled: the package carries one small file tree.
export default defineConfig({
  root,
  publicDir: false,
  plugins: [licences([root, ...packed])],
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
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' }
    }
  }
})
