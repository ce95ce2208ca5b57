// What the app, its tests and its pictures need from Debian, and how it gets there.
import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'

/** Packages by the command they bring. */
const COMMANDS = { Xvfb: 'xvfb', 'dbus-daemon': 'dbus-daemon', 'gnome-keyring-daemon': 'gnome-keyring' }

/** Packages without a command: each with the names newer releases gave it. */
const LIBRARIES = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libasound2', 'libasound2t64'],
  ['libnss3'],
  ['libgbm1'],
  ['libxss1'],
  ['libnotify4'],
  ['libsecret-1-0'],
  ['fonts-dejavu-core']
]

/** Typefaces with which the pictures look as drawn, in every script of the sample organisation. */
export const PICTURE_FONTS = [['fonts-inter'], ['fonts-noto-core'], ['fonts-noto-cjk']]

/** A Kerberos realm and a web server that asks for its tickets, by which signing in without a password is tested. */
export const KERBEROS_COMMANDS = {
  krb5kdc: 'krb5-kdc',
  'kadmin.local': 'krb5-admin-server',
  kinit: 'krb5-user',
  apache2: 'apache2-bin'
}
export const KERBEROS_LIBRARIES = [['libapache2-mod-auth-gssapi']]

/** Puts certificates into the user's own store, which Chromium asks on Linux. */
export const CERTIFICATE_COMMANDS = { certutil: 'libnss3-tools' }

/**
 * Installs what is missing when root on Debian; otherwise throws an error that holds the exact command.
 * Does nothing on other systems.
 * @param {string[][]} [libraries] each with the names newer releases gave it
 * @param {Record<string, string>} [commands] packages by the command they bring
 */
export function ensurePackages(libraries = LIBRARIES, commands = COMMANDS) {
  if (process.platform !== 'linux') return
  const missing = [
    ...missingCommands(commands),
    ...(existsSync('/usr/bin/dpkg-query') ? missingLibraries(libraries) : [])
  ]
  if (missing.length === 0) return
  const isRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!isRoot) {
    const names = missing.map(([name]) => name).join(' ')
    throw new Error(`missing: ${names}\ninstall with: sudo apt-get install -y --no-install-recommends ${names}`)
  }
  apt('update', '-q')
  const names = missing.map((choices) => choices.find(isOffered) ?? choices[0])
  process.stderr.write(`[packages] installing ${names.join(' ')}\n`)
  apt('install', '-y', '--no-install-recommends', ...names)
}

/** Whether a command can be found; also where Debian puts daemons. */
export function isOnPath(command) {
  return (process.env.PATH ?? '')
    .split(':')
    .concat('/usr/sbin')
    .some((folder) => isExecutable(path.join(folder, command)))
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const missingCommands = (commands) =>
  Object.entries(commands).flatMap(([command, name]) => (isOnPath(command) ? [] : [[name]]))

const missingLibraries = (libraries) => libraries.filter((choices) => !choices.some(isInstalled))

const answers = (command, args, expected) => {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).includes(expected)
  } catch {
    return false
  }
}

const isInstalled = (name) => answers('dpkg-query', ['-W', '-f=${Status}', name], 'ok installed')
const isOffered = (name) =>
  answers('apt-cache', ['policy', name], 'Candidate: ') && !answers('apt-cache', ['policy', name], 'Candidate: (none)')

function apt(...args) {
  execFileSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  })
}
