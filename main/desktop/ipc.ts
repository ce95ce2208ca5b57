// The door between window and app: checks who asks, reads the arguments, runs the command, wraps the outcome.
// A stranger and a mistake are answered with a refusal, never with nothing: nothing would look like success.

import type { IpcMain, IpcMainInvokeEvent, BrowserWindow, WebFrameMain } from 'electron'
import * as v from 'valibot'
import { commandNames, type AppState, type Commands, type Outcome } from '../../preload/contract'
import { commandChannel, eventChannel } from '../../preload/channels'
import type { CommandTable } from '../commands'
import type { Log } from '../log'

export interface IpcPorts {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  readonly commands: CommandTable
  /** Whether the message comes from our own page, in its top frame. */
  readonly isOurs: (event: IpcMainInvokeEvent) => boolean
  readonly log: Log
}

/**
 * Whether a message was sent by the top frame of our window while that shows our own page: no frame inside of it, no
 * other window, no page that came in its place. `page` is null while there is no window.
 */
export function isFromPage(
  { senderFrame }: { readonly senderFrame: Frame | null },
  page: { readonly mainFrame: Frame; readonly address: string } | null
): boolean {
  if (senderFrame === null || page === null || senderFrame !== page.mainFrame) return false
  return senderFrame.url.split('#')[0] === page.address
}

type Frame = Pick<WebFrameMain, 'url'>

const notUnderstood: Outcome<never> = { ok: false, problem: { code: 'not-understood' } }

const isCommand = (name: unknown): name is keyof Commands =>
  typeof name === 'string' && Object.hasOwn(commandNames, name)

export function answerCommands({ ipcMain, commands, isOurs, log }: IpcPorts): void {
  ipcMain.handle(commandChannel, async (event, name: unknown, ...args: unknown[]): Promise<Outcome<unknown>> => {
    if (!isOurs(event)) {
      log('refused a command of a stranger', { frame: event.senderFrame?.url ?? 'gone' })
      return { ok: false, problem: { code: 'not-allowed' } }
    }
    if (!isCommand(name)) {
      log('refused an unknown command', { name: typeof name === 'string' ? name.slice(0, 80) : typeof name })
      return notUnderstood
    }
    return runCommand(commands, name, args, log)
  })
}

async function runCommand<K extends keyof Commands>(
  commands: CommandTable,
  name: K,
  args: unknown[],
  log: Log
): Promise<Outcome<unknown>> {
  const command = commands[name]
  // A message can be wrong in a hundred thousand places; the first is enough.
  const read = v.safeParse(command.args, args, { abortEarly: true })
  if (!read.success) {
    // Only where the mistake is: the values may hold a password.
    log('refused wrong arguments', { command: name, at: (v.getDotPath(read.issues[0]) ?? '').slice(0, 80) })
    return notUnderstood
  }
  try {
    return await command.run(...read.output)
  } catch (error) {
    log('a command failed', { command: name, error })
    return notUnderstood
  }
}

/** Tells the page of a new picture, as long as there is a page. */
export function sendState(window: Pick<BrowserWindow, 'isDestroyed' | 'webContents'> | null, state: AppState): void {
  if (window?.isDestroyed() === false) window.webContents.send(eventChannel, 'state', state)
}
