import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'
import pkg from '../package.json' with { type: 'json' }

const root = new URL('..', import.meta.url).pathname

// Everything but Electron and the keychain's native module is bundled: the package carries one small file tree.
export default defineConfig({
  root,
  publicDir: false,
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
