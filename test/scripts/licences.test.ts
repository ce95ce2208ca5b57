// The licences of what is bundled: of all of it, of nothing else, and of what is shipped beside it.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { build } from 'vite'
import { licences, packageFolder, readPackage } from '../../scripts/licences.mjs'

let root: string

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'rollcall-licences-'))
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(name: string, text: string) {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
  writeFileSync(path.join(root, name), text)
}

function addPackage(folder: string, about: object, files: Record<string, string> = {}) {
  write(`${folder}/package.json`, JSON.stringify({ main: 'index.js', type: 'module', ...about }))
  for (const [name, text] of Object.entries({ 'index.js': 'export const word = Math.random()', ...files })) {
    write(`${folder}/${name}`, text)
  }
}

it.each([
  ['/app/node_modules/valibot/dist/index.mjs', '/app/node_modules/valibot'],
  ['/app/node_modules/@corvo/words/a.js?commonjs', '/app/node_modules/@corvo/words'],
  ['\0/app/node_modules/ajv/lib/ajv.js?commonjs-module', '/app/node_modules/ajv'],
  ['/app/node_modules/conf/node_modules/semver/index.js', '/app/node_modules/conf/node_modules/semver'],
  ['C:\\app\\node_modules\\valibot\\index.mjs', 'C:\\app\\node_modules\\valibot'],
  ['/app/main/index.ts', undefined],
  ['\0vite/preload-helper.js', undefined]
])('finds the package of %j', (module, folder) => expect(packageFolder(module)).toBe(folder))

it('reads the name, the licence and every text of a package', () => {
  const files = { 'LICENSE.md': 'Do what you like.\n', NOTICE: 'By Lena.', 'licensee.js': '' }
  addPackage('one', { name: 'one', version: '1.2.3', license: 'MIT' }, files)
  expect(readPackage(path.join(root, 'one'))).toEqual({
    title: 'one 1.2.3, MIT',
    text: 'Do what you like.\n\nBy Lena.'
  })
})

it.each([
  [{ license: 'MIT', repository: { url: 'https://corvo.example/one' } }, 'MIT', ' https://corvo.example/one'],
  [{ homepage: 'https://one.example' }, 'licence not named', ' https://one.example'],
  [{}, 'licence not named', '']
])('says so when a package brings no licence: %j', (about, licence, home) => {
  addPackage('one', { name: 'one', version: '1.2.3', ...about })
  expect(readPackage(path.join(root, 'one'))).toEqual({
    title: `one 1.2.3, ${licence}`,
    text: `It brings no text of its licence.${home}`
  })
})

it('lists what is in the bundle and what is shipped beside it, by name, each once', async () => {
  const licensed = { license: 'MIT', version: '1.0.0' }
  addPackage('node_modules/used', { name: 'used', ...licensed }, { LICENSE: 'Use it.', 'more.js': 'console.log(2)' })
  addPackage('node_modules/beside', { name: 'beside', ...licensed }, { LICENSE: 'Take it along.' })
  addPackage('node_modules/left-out', { name: 'left-out', ...licensed }, { LICENSE: 'Unused.' })
  write('index.js', "import { word } from 'used'\nimport 'used/more.js'\nconsole.log(word)")
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [licences([path.join(root, 'node_modules/beside')])],
    build: { ssr: 'index.js', outDir: 'out', rollupOptions: { output: { format: 'es' } } },
    ssr: { noExternal: true }
  })
  const text = readFileSync(path.join(root, 'out', 'licences.txt'), 'utf8')
  expect(text.split(/\n-+\n\n/)).toEqual(['beside 1.0.0, MIT\n\nTake it along.\n', 'used 1.0.0, MIT\n\nUse it.\n'])
})
