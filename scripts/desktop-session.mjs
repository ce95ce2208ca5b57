#!/usr/bin/env node
// A private desktop: a display where there is none, a session bus of its own, an unlocked keyring.
//   node scripts/desktop-session.mjs [--no-keyring] [--no-bus] [--new-display] -- COMMAND [ARGS]
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensurePackages } from './debian-packages.mjs'

const readyLimitMs = 20_000

/** A bus without service folders: nothing starts by itself, a missing service is an error at once and not a hang. */
const busConfig = (socket, denied) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=${socket}</listen><auth>EXTERNAL</auth><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>${denied}</policy></busconfig>`

const writeDenied = `<deny send_destination="org.freedesktop.secrets" send_interface="org.freedesktop.Secret.Collection" send_member="CreateItem"/>`

/**
 * Starts what is asked for, each part ready when it says so. `env` is what a program needs to use it; `stop` ends
 * everything and removes the folder. `display: 'inherit'` leaves the display alone.
 * A `locked` keyring is there but nobody has opened it, and nothing on this bus could ask for its password; one that
 * is `denied` can be read and takes nothing. `startKeyring` starts one, unlocked, on a desktop that has none.
 * @param {{ display?: 'inherit' | 'new', bus?: boolean, keyring?: boolean | 'locked' | 'denied' }} [options]
 * @returns {Promise<{ env: Record<string, string>, dir: string, startKeyring(): Promise<void>, stop(): Promise<void> }>}
 */
export async function startSession(options = {}) {
  const { display = process.env.DISPLAY ? 'inherit' : 'new', bus = true, keyring = true } = options
  const dir = mkdtempSync(path.join(tmpdir(), 'rollcall-session-'))
  const env = privateFolders(dir)
  const children = []
  const kill = () => {
    for (const child of children.toReversed()) child.kill('SIGTERM')
  }
  process.on('exit', kill)
  const stop = async () => {
    const ended = children.map((child) => hasEnded(child) || new Promise((resolve) => child.once('exit', resolve)))
    kill()
    process.off('exit', kill)
    await Promise.all(ended)
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  }
  const start = (command, args, readyOn, input) => {
    const child = spawnDaemon(command, args, readyOn, env)
    children.push(child)
    return firstLine(child, command, readyOn, input)
  }
  const addKeyring = (isUnlocked) => startKeyring(start, dir, env.DBUS_SESSION_BUS_ADDRESS, isUnlocked)
  try {
    if (display === 'new') Object.assign(env, await startDisplay(start))
    const denied = keyring === 'denied' ? writeDenied : ''
    env.DBUS_SESSION_BUS_ADDRESS = bus ? await startBus(start, dir, denied) : 'unix:path=/nonexistent'
    if (bus && keyring) await addKeyring(keyring !== 'locked')
  } catch (error) {
    await stop()
    throw error
  }
  return { env, dir, startKeyring: () => addKeyring(true), stop }
}

const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null

function privateFolders(dir) {
  const folders = { XDG_RUNTIME_DIR: 'run', XDG_CONFIG_HOME: 'config', XDG_DATA_HOME: 'data', XDG_CACHE_HOME: 'cache' }
  return Object.fromEntries(
    Object.entries(folders).map(([variable, name]) => {
      const folder = path.join(dir, name)
      mkdirSync(folder, { mode: 0o700 })
      return [variable, folder]
    })
  )
}

async function startDisplay(start) {
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset']
  // Where Chromium shares its pictures with the display it waits for a word back; lost, the window stands still for good.
  args.push('-extension', 'MIT-SHM')
  // Electron prefers Wayland where a socket is named.
  return { DISPLAY: `:${await start('Xvfb', args, 3)}`, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' }
}

function startBus(start, dir, denied) {
  const config = path.join(dir, 'bus.conf')
  writeFileSync(config, busConfig(path.join(dir, 'run', 'bus'), denied))
  return start('dbus-daemon', [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address=3'], 3)
}

async function startKeyring(start, dir, busAddress, isUnlocked) {
  const control = `--control-directory=${path.join(dir, 'run', 'keyring')}`
  const args = ['--foreground', ...(isUnlocked ? ['--unlock'] : []), '--components=secrets', control]
  // The empty line on its input is the password of the keyring.
  await start('gnome-keyring-daemon', args, 1, isUnlocked ? '\n' : '')
  // Its first line comes before it is on the bus.
  await nameOnBus(busAddress, 'org.freedesktop.secrets')
}

function spawnDaemon(command, args, readyOn, env) {
  const log = process.env.DEBUG_SESSION ? 'inherit' : 'ignore'
  const stdio = ['pipe', readyOn === 1 ? 'pipe' : 'ignore', log, ...(readyOn === 3 ? ['pipe'] : [])]
  return spawn(command, args, { stdio, env: { ...process.env, ...env, NO_AT_BRIDGE: '1', GIO_USE_VFS: 'local' } })
}

/** The first line a daemon writes to the given descriptor: that it is ready, and where. */
function firstLine(child, command, descriptor, input) {
  return new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`${command}: ${why}`))
    const timer = setTimeout(fail, readyLimitMs, `no answer in ${readyLimitMs} ms`)
    child.on('error', (error) => fail(error.message))
    child.on('exit', (code, signal) => fail(`ended (${code ?? signal})`))
    // A daemon may close its input before it was written to.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input ?? '')
    let text = ''
    child.stdio[descriptor].on('data', (data) => {
      text += data
      if (!text.includes('\n')) return
      clearTimeout(timer)
      resolve(text.slice(0, text.indexOf('\n')))
    })
  })
}

async function nameOnBus(busAddress, name) {
  const dbus = await import('@jellybrick/dbus-next')
  const bus = dbus.sessionBus({ busAddress })
  const question = {
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
    member: 'NameHasOwner',
    signature: 's',
    body: [name]
  }
  try {
    for (let tries = 0; tries < 400; tries++) {
      const answer = await bus.call(new dbus.Message(question))
      if (answer.body[0]) return
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error(`${name} did not appear on the session bus in 10 s`)
  } finally {
    bus.disconnect()
  }
}

async function runCommand(args) {
  const end = args.indexOf('--')
  const [flags, [command, ...rest]] = [args.slice(0, end), args.slice(end + 1)]
  ensurePackages()
  const session = await startSession({
    display: process.env.DISPLAY && !flags.includes('--new-display') ? 'inherit' : 'new',
    bus: !flags.includes('--no-bus'),
    keyring: !flags.includes('--no-keyring')
  })
  const child = spawn(command, rest, { stdio: 'inherit', env: { ...process.env, ...session.env } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const code = await new Promise((resolve, reject) => child.on('exit', resolve).on('error', reject))
  await session.stop()
  return code ?? 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await runCommand(process.argv.slice(2))
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
