// The stand-in for fpm: what it reads from electron-builder, and the control file it writes.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'
import { controlFile, readFpmArguments } from '../../scripts/fpm-deb.mjs'

const script = path.join(import.meta.dirname, '..', '..', 'scripts', 'fpm-deb.mjs')

// As electron-builder calls it, shortened.
const words = [
  ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libgtk-3-0 | libgtk-3-0t64', '-d', 'libnss3'],
  ...['--deb-recommends', 'gnome-keyring | kwalletmanager', '--deb-compression', 'xz', '--architecture', 'amd64'],
  ...['--description', 'Presence\n Your groups and contacts,\n\n live.', '--version', '0.1.0', '--name', 'rollcall'],
  ...['--maintainer', 'The developers <us@rollcall.example>', '--url', 'https://rollcall.example'],
  ...['--category', 'net', '--package', 'dist/rollcall_0.1.0_amd64.deb', 'dist/linux-unpacked/=/opt/Rollcall'],
  'icon.png=/usr/share/icons/rollcall.png'
]

it('reads options, lists and files apart', () => {
  const read = readFpmArguments(words)
  expect(read.depends).toEqual(['libgtk-3-0 | libgtk-3-0t64', 'libnss3'])
  expect(read.recommends).toEqual(['gnome-keyring | kwalletmanager'])
  expect(read.options).toMatchObject({ s: 'dir', t: 'deb', name: 'rollcall', package: 'dist/rollcall_0.1.0_amd64.deb' })
  expect(read.files[0]).toEqual({ from: 'dist/linux-unpacked/', to: '/opt/Rollcall' })
})

it('writes a control file that dpkg reads: alternatives kept, empty description lines as a dot', () => {
  expect(controlFile(readFpmArguments(words), 4096)).toBe(`Package: rollcall
Version: 0.1.0
Architecture: amd64
Maintainer: The developers <us@rollcall.example>
Installed-Size: 4096
Depends: libgtk-3-0 | libgtk-3-0t64, libnss3
Recommends: gnome-keyring | kwalletmanager
Section: net
Priority: optional
Homepage: https://rollcall.example
Description: Presence
 Your groups and contacts,
 .
 live.
`)
})

it('leaves out the fields that nothing was said about', () => {
  const control = controlFile(readFpmArguments(['--name', 'rollcall', '--version', '0.1.0']), 1)
  expect(control).not.toMatch(/Depends|Recommends|Homepage|Section/)
})

it('refuses what is not a .deb with exit code 2', () => {
  const { status, stderr } = spawnSync(process.execPath, [script, '-s', 'dir', '-t', 'rpm'], { encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stderr).toContain('"-s dir -t rpm"')
})
