// Versions and licences, as the window is told.

import { expect, it } from 'vitest'
import { createAbout } from '../../main/about'

const lines: string[] = []
const about = (licences: readonly (() => Promise<string>)[]) =>
  createAbout({
    version: '0.1.0',
    versions: { electron: '45.4.1', chrome: '150.0.1.2', node: '24.1.0' },
    licences,
    log: (line) => lines.push(line)
  }).readAbout()

const main = async () => 'valibot 1.5.0, MIT\n'
const renderer = async () => 'svelte 5.57.3, MIT\n'

it('tells the versions, and the licences of each part and of what it runs on', async () => {
  const told = await about([main, renderer])
  expect(told).toMatchObject({ version: '0.1.0', electron: '45.4.1', chromium: '150.0.1.2', node: '24.1.0' })
  const sections = told.licences.split(/\n-+\n\n/)
  expect(sections.slice(0, 2)).toEqual(['valibot 1.5.0, MIT\n', 'svelte 5.57.3, MIT\n'])
  expect(sections[2]).toMatch(/^Electron 45\.4\.1, MIT, with Chromium 150\.0\.1\.2[^]*LICENSES\.chromium\.html\.\n$/)
})

it('tells what there is when a part cannot be read', async () => {
  const told = await about([() => Promise.reject(new Error('no such file')), renderer])
  expect(told.licences).toMatch(/^svelte 5\.57\.3, MIT\n[^]*Electron 45\.4\.1/)
  expect(lines).toEqual(['a part of the licences cannot be read'])
})
