// How the app is packed: what electron-builder is told, and that its configuration and the icons are sound.
import { Packager } from 'electron-builder'
import path from 'node:path'
import { expect, it } from 'vitest'
import { linkScheme } from '../../main/link'
import { outdatedIcons } from '../../scripts/icons.mjs'
import { builderArguments, builderEnvironment, isForThisLinux } from '../../scripts/package.mjs'

const root = path.join(import.meta.dirname, '..', '..')

it.each([
  [[], true],
  [['--linux', 'dir'], true],
  [['-l', 'deb', '--x64'], true],
  [['--linux', 'deb:x64', '-c.compression=store'], true],
  [['--linux', '--arm64'], false],
  [['--linux', 'deb:arm64'], false],
  [['--win'], false],
  [['-w', 'nsis'], false],
  [['-mwl'], false],
  [['--macos', 'dmg'], false]
])('takes %j for this machine alone: %s', (args, expected) => {
  expect(isForThisLinux(args)).toBe(expected)
})

it('passes the arguments on and never publishes', () => {
  expect(builderArguments(['--linux', 'dir'])).toEqual(['--linux', 'dir', '--publish', 'never'])
})

it('packs the runtime given in place of the declared one', () => {
  const runtime = { dist: '/runtime', version: '33.2.1' }
  expect(builderArguments([], runtime)).toEqual([
    '-c.electronDist=/runtime',
    '-c.electronVersion=33.2.1',
    '--publish',
    'never'
  ])
})

it.each([
  ['a .deb where dpkg-deb is', ['--linux', 'deb'], {}, true, true],
  ['the default targets', [], {}, true, true],
  ['a machine without dpkg-deb', ['--linux', 'deb'], {}, false, false],
  ['a target that only the real fpm makes', ['--linux', 'deb', 'rpm'], {}, true, false],
  ['a system fpm asked for', ['--linux', 'deb'], { USE_SYSTEM_FPM: 'true' }, true, false]
])('for %s with %j and %j, dpkg-deb %s: uses it %s', (_, args, env, hasDpkg, isOurs) => {
  const { CUSTOM_FPM_PATH } = builderEnvironment(args, env, hasDpkg)
  expect(CUSTOM_FPM_PATH).toBe(isOurs ? path.join(root, 'scripts', 'fpm-deb.mjs') : undefined)
})

it('leaves an fpm alone that somebody has chosen', () => {
  const env = { CUSTOM_FPM_PATH: '/usr/local/bin/fpm', HOME: '/home/somebody' }
  expect(builderEnvironment(['--linux', 'deb'], env, true)).toEqual(env)
})

it('has a configuration that electron-builder accepts, its release form closed to debuggers', async () => {
  const packager = new Packager({ projectDir: root })
  await packager.validateConfig()
  expect(packager.config.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false
  })
})

it('tells the system that links into the app are its own', async () => {
  const packager = new Packager({ projectDir: root })
  await packager.validateConfig()
  expect(packager.config.protocols).toEqual({ name: 'Rollcall', schemes: [linkScheme] })
})

it('has icons and tray images that are drawn from their SVGs', async () => {
  expect(await outdatedIcons()).toEqual([])
})
