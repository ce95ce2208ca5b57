// Starts the app and the empty baseline the same way, and weighs what runs.
import { _electron } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { electronRuntime } from '../../scripts/electron-runtime.mjs'
import { sandboxArguments } from '../../scripts/start.mjs'

const root = new URL('../..', import.meta.url).pathname
export const rollcall = root
const announcer = path.join(root, 'test/bench/announce-show.cjs')
export const emptyApp = path.join(root, 'test/bench/empty-app')

/** Milliseconds from the start of an app's process until its window is shown, without any tool attached. */
export async function timeToShow(folder, env) {
  const { bin } = await electronRuntime()
  const userData = temporaryFolder()
  const started = performance.now()
  const child = spawn(bin, ['-r', announcer, ...sandboxArguments, folder, `--user-data-dir=${userData}`], {
    env,
    stdio: ['ignore', 'ignore', 'pipe']
  })
  for await (const line of createInterface({ input: child.stderr })) if (line.includes('window shown')) break
  const shownMs = performance.now() - started
  child.kill('SIGTERM')
  await once(child, 'exit')
  await removeFolder(userData)
  return shownMs
}

/** Starts an app in a folder of its own, with Playwright attached, and waits for its page. */
export async function openApp(folder, { env, args = [], userData = temporaryFolder() }) {
  const electron = await _electron.launch({ args: [folder, `--user-data-dir=${userData}`, ...args], env })
  const page = await electron.firstWindow()
  return { electron, page, userData }
}

/** Fills the form and presses the button. */
export async function signIn(page, { signInAddress, password }, typed = password) {
  await page.getByRole('textbox', { name: 'Sign-in address' }).fill(signInAddress.replace('sip:', ''))
  await page.getByRole('textbox', { name: 'Password' }).fill(typed)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const temporaryFolder = () => mkdtempSync(path.join(tmpdir(), 'rollcall-bench-'))
/** Chromium's helpers may still be writing when the app has ended. */
export const removeFolder = (folder) => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })

/** Memory of a process and all its children, in MiB: proportional set size, so that shared pages count once. */
export const memoryOf = (pid) => processesOf(pid).reduce((sum, { pss }) => sum + pss, 0) / 1024

/** A process and all its children: `pss` in KiB, `ticks` of processor time. */
export function processesOf(pid) {
  const parents = new Map(allProcesses().map((entry) => [entry.pid, entry.parent]))
  const belongs = (candidate) => candidate === pid || (parents.has(candidate) && belongs(parents.get(candidate)))
  return [...parents.keys()].filter(belongs).map((one) => ({ pss: proportionalKib(one), ticks: ticksOf(one) }))
}

function allProcesses() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const status = readOrEmpty(`/proc/${name}/status`)
      const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1]
      return parent === undefined ? [] : [{ pid: Number(name), parent: Number(parent) }]
    })
}

const proportionalKib = (pid) => Number(/^Pss:\s+(\d+)/m.exec(readOrEmpty(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)

/** User and system time: the 14th and 15th field, counted behind the name, which may hold blanks. */
function ticksOf(pid) {
  const fields = readOrEmpty(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
}

/** A process may end between being listed and being read. */
function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
