// Starting with the computer: a file in the autostart folder on Linux, the system's own list elsewhere.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { App, Settings } from 'electron'
import type { Settings as UserSettings } from '../../preload/contract'
import type { Log } from '../log'

export interface LoginItemPorts {
  readonly platform: NodeJS.Platform
  /** The file that starts the app: an AppImage runs from a folder that is gone after it. */
  readonly program: string
  /** `autostart` in the user's folder for configuration. */
  readonly folder: string
  readonly app: Pick<App, 'setLoginItemSettings'>
  readonly log: Log
}

type Start = Pick<UserSettings, 'startAtLogin' | 'startHidden'>

/** Answers the function that makes the system follow the settings, asked again only when they are others; a system that refuses costs a line in the log. */
export function createLoginItem({ platform, program, folder, app, log }: LoginItemPorts): (start: Start) => void {
  const file = path.join(folder, 'rollcall.desktop')
  const follow = (start: Start) => {
    if (platform !== 'linux') app.setLoginItemSettings(loginItem(start, program))
    else if (start.startAtLogin) writeIfOther(file, autostartEntry(program, start.startHidden))
    else rmSync(file, { force: true })
  }
  let told: Start | null = null
  return (start) => {
    if (told?.startAtLogin === start.startAtLogin && told.startHidden === start.startHidden) return
    told = start
    try {
      follow(start)
    } catch (error) {
      log('the start with the computer could not be changed', { error })
    }
  }
}

/** For Windows; a Mac takes no arguments and tells the started app itself. */
const loginItem = ({ startAtLogin, startHidden }: Start, program: string): Settings => ({
  openAtLogin: startAtLogin,
  path: program,
  args: startHidden ? ['--hidden'] : []
})

/** The entry as the Desktop Entry Specification has it. */
export function autostartEntry(program: string, isHidden: boolean): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Rollcall',
    `Exec=${execWord(program)}${isHidden ? ' --hidden' : ''}`,
    'Icon=rollcall',
    'Terminal=false',
    ''
  ].join('\n')
}

/** A quoted argument, its percent signs doubled; then the whole escaped once more, as every value of such a file. */
function execWord(word: string): string {
  const quoted = `"${word.replaceAll(/["`$\\]/g, String.raw`\$&`)}"`.replaceAll('%', '%%')
  return quoted.replaceAll('\\', String.raw`\\`).replaceAll('\n', String.raw`\n`)
}

function writeIfOther(file: string, text: string): void {
  if (readOrEmpty(file) === text) return
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // There is none, or it cannot be read: writing it tells.
    return ''
  }
}
