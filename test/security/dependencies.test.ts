// What comes from elsewhere when the project is installed: exactly what the lock file says, and no code that runs by
// itself but the two installs named in package.json.

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly hasInstallScript?: boolean
  readonly name?: string
  readonly inBundle?: boolean
  readonly link?: boolean
}

const root = path.join(import.meta.dirname, '..', '..')
// Both are our own files; what is asked of them is checked below.
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Record<string, string>
  readonly devDependencies: Record<string, string>
  readonly allowScripts: Record<string, boolean>
}
const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Record<string, Locked>
}
const locked = Object.entries(packages).filter(([place]) => place !== '')
const nameOf = (place: string, { name }: Locked) => name ?? place.slice(place.lastIndexOf('node_modules/') + 13)

it('pins every package by its version and the hash of its content', () => {
  expect(locked.length).toBeGreaterThan(100)
  const loose = locked.filter(
    ([, { version, integrity }]) => !version || !/^sha512-[\w+/]{86}==$/.test(integrity ?? '')
  )
  expect(loose.map(([place]) => place)).toEqual([])
})

it('takes nothing from a repository, a folder or an address of its own', () => {
  const elsewhere = locked.filter(([, { resolved, link }]) => link || (resolved && !resolved.startsWith('https://')))
  expect(elsewhere.map(([place]) => place)).toEqual([])
})

it('names the exact version of everything it asks for', () => {
  const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
  expect(asked.filter(([, version]) => !/^(npm:@?[\w/-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

it('has install scripts in the named packages only', () => {
  const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript)
  expect(scripted.map(([place, one]) => nameOf(place, one)).sort()).toEqual(Object.keys(manifest.allowScripts).sort())
  expect(Object.values(manifest.allowScripts)).toEqual([true, true])
})

it('has no install script that the lock file does not know of', () => {
  const hidden = locked.filter(([place, { hasInstallScript }]) => {
    const file = path.join(root, place, 'package.json')
    // Binaries of other systems are locked and not installed.
    if (hasInstallScript || !existsSync(file)) return false
    const { scripts = {} } = JSON.parse(readFileSync(file, 'utf8')) as { scripts?: Record<string, string> }
    return ['preinstall', 'install', 'postinstall'].some((name) => name in scripts)
  })
  expect(hidden.map(([place]) => place)).toEqual([])
})
