// Starts the app and the empty baseline the same way, and weighs what runs.
import { _electron } from '@playwright/test'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = new URL('../..', import.meta.url).pathname
export const rollcall = root
export const emptyApp = path.join(root, 'test/bench/empty-app')

/**
 * Starts an app in a folder of its own and waits until its window is shown.
 * `startedMs` is the time from the start of the process until then, the tools' share included.
 */
export async function openApp(folder, { env, args = [], userData = temporaryFolder() }) {
  const started = performance.now()
  const electron = await _electron.launch({ args: [folder, `--user-data-dir=${userData}`, ...args], env })
  const page = await electron.firstWindow()
  await electron.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window.isVisible()) await new Promise((resolve) => window.once('show', resolve))
  })
  const startedMs = performance.now() - started
  return { electron, page, startedMs, userData }
}

const temporaryFolder = () => mkdtempSync(path.join(tmpdir(), 'rollcall-bench-'))
export const removeFolder = (folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })

/** Memory of a process and all its children, in MiB: proportional set size, so that shared pages count once. */
export function memoryOf(pid) {
  const parents = new Map(processes().map((entry) => [entry.pid, entry.parent]))
  const belongs = (candidate) => candidate === pid || (parents.has(candidate) && belongs(parents.get(candidate)))
  const sizes = [...parents.keys()].filter(belongs).map(proportionalKib)
  return sizes.reduce((sum, size) => sum + size, 0) / 1024
}

function processes() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const status = readOrEmpty(`/proc/${name}/status`)
      const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1]
      return parent === undefined ? [] : [{ pid: Number(name), parent: Number(parent) }]
    })
}

const proportionalKib = (pid) => Number(/^Pss:\s+(\d+)/m.exec(readOrEmpty(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)

/** A process may end between being listed and being read. */
function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
