// Which part may import which. The table below is the rule; everything after it compares the sources with it.

import ts from 'typescript'
import { expect, it } from 'vitest'
import { importsOf, readSources, stem, syntaxOf, type Sources } from './helpers/source-imports'

/** Parts of the app by path; the first that fits counts. */
const parts = [
  ['contract', /^preload\/(contract|about|certificates|people|problem|edits|settings|sign-in|watches)\.ts$/],
  ['shared words', /^preload\/words\//],
  ['channels', /^preload\/channels\.ts$/],
  ['preload entry', /^preload\/index\.ts$/],
  ['preload', /^preload\//],
  ['wiring', /^main\/(index\.ts$|wiring\/)/],
  ['ucwa', /^main\/ucwa\//],
  ['simulator', /^main\/simulator\//],
  ['roster', /^main\/roster\//],
  ['session', /^main\/session\//],
  ['alerts', /^main\/alerts\//],
  ['desktop', /^main\/desktop\//],
  ['app', /^main\/((certificates|contact-files|my-presence|tray|words)\/)?[^/]+\.ts$/],
  ['renderer', /^renderer\//]
] as const

type Part = (typeof parts)[number][0]

/**
 * What each part may import: itself, and a part, `types of` a part, one file, or Electron. What is not named here may
 * not be imported; so nobody imports the wiring, and client and simulator share nothing.
 */
const mayImport: Readonly<Record<Part, readonly string[]>> = {
  contract: [],
  'shared words': ['types of contract'],
  channels: [],
  preload: ['contract', 'channels'],
  'preload entry': ['preload', 'channels', 'electron'],
  ucwa: [],
  simulator: [],
  roster: ['ucwa', 'contract'],
  session: ['roster', 'ucwa', 'contract'],
  alerts: ['contract'],
  app: [
    'session',
    'roster',
    'alerts',
    'contract',
    'shared words',
    'types of ucwa',
    'main/ucwa/secret.ts',
    'main/ucwa/sign-in-address.ts'
  ],
  desktop: [
    'contract',
    'channels',
    'electron',
    'types of app',
    'types of session',
    'types of ucwa',
    'main/log.ts',
    'main/ucwa/secret.ts'
  ],
  wiring: ['app', 'alerts', 'types of contract', 'desktop', 'session', 'simulator', 'shared words', 'electron'],
  renderer: ['types of contract', 'shared words']
}

const longestFile = 250

const partOf = (file: string): Part | undefined => parts.find(([, pattern]) => pattern.test(file))?.[0]

function isAllowed(from: Part, target: Part, file: string, isTypeOnly: boolean): boolean {
  const may = mayImport[from]
  return (
    from === target || may.includes(target) || may.includes(file) || (isTypeOnly && may.includes(`types of ${target}`))
  )
}

function wrongImports(sources: Sources): string[] {
  const files = new Map(Object.keys(sources).map((file) => [stem(file), file]))
  return Object.entries(sources).flatMap(([file, text]) => {
    const from = partOf(file)
    if (from === undefined) return [`${file} belongs to no part`]
    return importsOf(file, text).flatMap(({ to, isTypeOnly }) => {
      if (/^electron($|\/)/.test(to)) return mayImport[from].includes('electron') ? [] : [`${file} imports electron`]
      const target = files.get(to)
      const part = target === undefined ? undefined : partOf(target)
      if (target === undefined || part === undefined || isAllowed(from, part, target, isTypeOnly)) return []
      return [`${file} imports ${isTypeOnly ? 'types of ' : ''}${target}`]
    })
  })
}

/** Each cycle once, told from the file at which the walk met it. */
function cycles(sources: Sources): string[] {
  const files = new Map(Object.keys(sources).map((file) => [stem(file), file]))
  const done = new Set<string>()
  const found: string[] = []
  const walk = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(' -> '))
    if (done.has(file)) return
    done.add(file)
    for (const { to } of importsOf(file, sources[file] ?? '')) {
      const target = files.get(to)
      if (target !== undefined) walk(target, [...way, file])
    }
  }
  for (const file of Object.keys(sources)) walk(file, [])
  return found
}

function barrels(sources: Sources): string[] {
  return Object.keys(sources).filter((file) => {
    const { statements } = syntaxOf(file, sources[file] ?? '')
    const passesOn = statements.some((statement) => ts.isExportDeclaration(statement))
    return passesOn && statements.every((one) => ts.isExportDeclaration(one) || ts.isImportDeclaration(one))
  })
}

const tooLong = (sources: Sources) =>
  Object.keys(sources).filter((file) => (sources[file] ?? '').trimEnd().split('\n').length > longestFile)

const testsWithElectron = (sources: Sources) =>
  Object.keys(sources).filter((file) =>
    importsOf(file, sources[file] ?? '').some(({ to }) => /^electron($|\/)/.test(to))
  )

const app = readSources(['main', 'preload', 'renderer'])

it('looks at the sources, all of them in some part', () => {
  const seen = new Set(Object.keys(app).map(partOf))
  expect(parts.map(([part]) => part).filter((part) => !seen.has(part))).toEqual([])
})

it('lets imports run one way', () => expect(wrongImports(app)).toEqual([]))
it('has no cycles', () => expect(cycles(app)).toEqual([]))
it('has no file that only passes on what others export', () => expect(barrels(app)).toEqual([]))
it(`has no file of more than ${longestFile} lines`, () => expect(tooLong(app)).toEqual([]))
it('has no test that imports Electron', () => expect(testsWithElectron(readSources(['test']))).toEqual([]))

// Each rule, shown to bite: one file more, with a wrong import in it.

const small: Sources = {
  'preload/contract.ts': 'export interface Person {}\nexport const commandNames = {}',
  'preload/index.ts': "import { contextBridge } from 'electron'\nimport './bridge'",
  'preload/bridge.ts': "import { commandNames } from './contract'",
  'main/index.ts': "import { app } from 'electron'\nimport './commands'\nvoid import('./simulator/start')",
  'main/commands.ts': "import type { Call } from './ucwa/call'\nimport { Secret } from './ucwa/secret'",
  'main/ucwa/call.ts': 'export interface Call {}\nexport const send = 1',
  'main/ucwa/secret.ts': 'export class Secret {}',
  'main/simulator/start.ts': "import { world } from './world'",
  'main/simulator/world.ts': 'export const world = 1',
  'main/roster/roster.ts': "import { send } from '../ucwa/call'\nimport type { Person } from '../../preload/contract'",
  'main/session/session.ts': "import '../roster/roster'",
  'main/desktop/ipc.ts': "import type { IpcMain } from 'electron'\nimport type { T } from '../commands'",
  'renderer/app-state.svelte.ts': "import type { Person } from '../preload/contract'",
  'renderer/App.svelte': '<script lang="ts">\n  import { state } from \'./app-state.svelte\'\n</script>\n<main />'
}

it('finds nothing wrong with a small app that keeps the rules', () => {
  expect([...wrongImports(small), ...cycles(small), ...barrels(small), ...tooLong(small)]).toEqual([])
})

it.each([
  ['preload/contract.ts', "import type { Call } from '../main/ucwa/call'", 'types of main/ucwa/call.ts'],
  ['preload/bridge.ts', "import { ipcRenderer } from 'electron'", 'electron'],
  ['preload/bridge.ts', "import type { Call } from '../main/ucwa/call'", 'types of main/ucwa/call.ts'],
  ['main/ucwa/http.ts', "import type { Person } from '../../preload/contract'", 'types of preload/contract.ts'],
  ['main/ucwa/http.ts', "import { world } from '../simulator/world'", 'main/simulator/world.ts'],
  ['main/ucwa/http.ts', "import { net } from 'electron'", 'electron'],
  ['main/ucwa/http.ts', "import type { Session } from 'electron/main'", 'electron'],
  ['main/simulator/run.ts', "import { Secret } from '../ucwa/secret'", 'main/ucwa/secret.ts'],
  ['main/simulator/run.ts', "import type { Person } from '../../preload/contract'", 'types of preload/contract.ts'],
  ['main/roster/apply.ts', "import '../session/session'", 'main/session/session.ts'],
  ['main/session/load.ts', "import type { T } from '../commands'", 'types of main/commands.ts'],
  ['main/session/load.ts', "import { world } from '../simulator/world'", 'main/simulator/world.ts'],
  ['main/alerts/watch.ts', "import '../roster/roster'", 'main/roster/roster.ts'],
  ['main/settings.ts', "import { send } from './ucwa/call'", 'main/ucwa/call.ts'],
  ['main/settings.ts', "import { type Call, send } from './ucwa/call'", 'main/ucwa/call.ts'],
  ['main/settings.ts', "import './desktop/ipc'", 'main/desktop/ipc.ts'],
  ['main/settings.ts', "import { app } from 'electron'", 'electron'],
  ['main/settings.ts', "import './index'", 'main/index.ts'],
  ['main/desktop/tray.ts', "import '../index'", 'main/index.ts'],
  ['main/desktop/tray.ts', "import '../session/session'", 'main/session/session.ts'],
  ['main/desktop/tray.ts', "import { T } from '../commands'", 'main/commands.ts'],
  ['main/desktop/tray.ts', "void import('../session/session')", 'main/session/session.ts'],
  ['main/desktop/tray.ts', "export { T } from '../commands'", 'main/commands.ts'],
  ['renderer/list/row.ts', "import { commandNames } from '../../preload/contract'", 'preload/contract.ts'],
  ['renderer/list/row.ts', "import type { Call } from '../../main/ucwa/call'", 'types of main/ucwa/call.ts'],
  ['renderer/list/row.ts', "let x: import('../../main/ucwa/call').Call", 'types of main/ucwa/call.ts'],
  ['renderer/Row.svelte', "<script>\n  import { shell } from 'electron'\n</script>", 'electron'],
  ['renderer/Row.svelte', "<script>\n  import '../preload/bridge'\n</script>", 'preload/bridge.ts']
])('does not let %s say: %s', (file, text, named) => {
  expect(wrongImports({ ...small, [file]: text })).toEqual([`${file} imports ${named}`])
})

it('does not let a file stand outside every part', () => {
  expect(wrongImports({ ...small, 'main/common/things.ts': '' })).toEqual(['main/common/things.ts belongs to no part'])
})

it.each([
  ["import { b } from './b'", "import { a } from './a'"],
  ["import type { B } from './b'", "export type { A } from './a'"],
  ["void import('./b')", "import './a'"]
])('finds a cycle of two files: %s', (a, b) => {
  const sources = { ...small, 'main/session/a.ts': a, 'main/session/b.ts': b }
  expect(cycles(sources)).toEqual(['main/session/a.ts -> main/session/b.ts -> main/session/a.ts'])
})

it('finds a long cycle, and one through a component', () => {
  const sources = {
    'renderer/a.ts': "import './B.svelte'",
    'renderer/B.svelte': "<script>import './c.svelte'</script>",
    'renderer/c.svelte.ts': "import './a'"
  }
  expect(cycles(sources)).toEqual(['renderer/a.ts -> renderer/B.svelte -> renderer/c.svelte.ts -> renderer/a.ts'])
})

it.each([
  "export * from './call'",
  "import { Call } from './call'\nexport { Call }",
  "export type { Call } from './call'"
])('takes for a file that only passes on: %j', (text) =>
  expect(barrels({ ...small, 'main/ucwa/all.ts': text })).toEqual(['main/ucwa/all.ts'])
)

it('counts lines', () => {
  const [long, short] = ['main/long.ts', 'main/short.ts'] as const
  expect(tooLong({ [long]: '//\n'.repeat(longestFile + 1), [short]: '//\n'.repeat(longestFile) })).toEqual([long])
})

it('finds Electron in a test', () => {
  expect(testsWithElectron({ 'test/a.test.ts': "import { app } from 'electron'", 'test/b.ts': '' })).toEqual([
    'test/a.test.ts'
  ])
})
