import { defineConfig } from 'vite'

const root = new URL('..', import.meta.url).pathname

// A sandboxed preload is one CommonJS file: it can load nothing else of ours.
export default defineConfig({
  root,
  publicDir: false,
  build: {
    lib: { entry: 'preload/index.ts', formats: ['cjs'], fileName: () => 'index.cjs' },
    target: 'chrome130',
    outDir: 'out/preload',
    emptyOutDir: true,
    minify: false,
    rollupOptions: { external: ['electron'] }
  }
})
