// What the next start knows of the run before.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openCrashMarker } from '../../main/crash-marker'

let folder: string
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'rollcall-crash-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = () => path.join(folder, 'running.json')
const hour = 60 * 60_000

/** A run that begins at `now` on a computer that was started `uptimeMs` before. */
function run(now = 10 * hour, uptimeMs = 5 * hour) {
  const log: string[] = []
  const anonymise = (text: string) => text.replaceAll('lena@corvo.example', '<address 1>')
  const marker = openCrashMarker({
    file: file(),
    now: () => now,
    uptimeMs: () => uptimeMs,
    anonymise,
    log: (line) => log.push(line)
  })
  return { marker, log }
}

it('has nothing to tell at the first start, nor after an end in order', () => {
  const { marker } = run()
  expect(marker.before).toEqual({ end: 'orderly', failure: '' })
  expect(existsSync(file())).toBe(true)
  marker.ended()
  expect(existsSync(file())).toBe(false)
  expect(run().marker.before.end).toBe('orderly')
})

it('tells once that the run before was ended by something else', () => {
  run()
  const { marker } = run(11 * hour, 6 * hour)
  expect(marker.before).toEqual({ end: 'killed', failure: '' })
  marker.ended()
  expect(run().marker.before.end).toBe('orderly')
})

it('tells that the computer stopped when it was started after the app', () => {
  run(10 * hour)
  expect(run(20 * hour, hour).marker.before.end).toBe('computer-stopped')
})

it('hands on the error that ended the run before, without names and secrets', () => {
  const { marker } = run()
  marker.failed(new TypeError('lena@corvo.example is odd, password=s3cr3t'))
  const stored = readFileSync(file(), 'utf8')
  expect(stored).not.toMatch(/s3cr3t|lena/)
  const { before } = run(20 * hour, hour).marker
  expect(before.end).toBe('failed')
  expect(before.failure).toContain('TypeError: <address 1> is odd')
})

it('tells of an error on the way out too', () => {
  const { marker } = run()
  marker.ended()
  marker.failed(new Error('late'))
  expect(run().marker.before).toMatchObject({ end: 'failed', failure: expect.stringContaining('Error: late') })
})

it.each([
  ['a text', 'odd', 'thrown: odd'],
  ['nothing', undefined, 'thrown: undefined'],
  ['an error with a cause', new Error('first', { cause: new Error('second') }), 'caused by Error: second']
])('writes down whatever was thrown: %s', (_what, thrown, told) => {
  run().marker.failed(thrown)
  expect(run().marker.before.failure).toContain(told)
})

it.each(['', '{"startedAt":', '[]', 'null', '{"startedAt":"now","failure":7}'])(
  'takes a file that the end damaged for an end out of order: %j',
  (text) => {
    writeFileSync(file(), text)
    expect(run().marker.before).toEqual({ end: 'killed', failure: '' })
  }
)

it('goes on where the file can be neither read nor written, and says so in the log', () => {
  mkdirSync(file())
  const { marker, log } = run()
  expect(marker.before.end).toBe('orderly')
  marker.failed(new Error('x'))
  marker.ended()
  expect(log).toContain('nobody can tell how the run before ended')
  expect(log).toContain('the file that says that the app runs cannot be written')
})
