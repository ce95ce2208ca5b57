// Where log lines go: a file in the system's place for logs, which starts anew when it has grown to a megabyte.

import electronLog from 'electron-log/node'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createLog, type Log } from '../log'

const current = 'rollcall.log'
/** The library's name for what was in the file before it started anew. */
const former = 'rollcall.old.log'

export function openLogFile(folder: string): Log {
  const logger = electronLog.create({ logId: 'rollcall' })
  logger.transports.file.resolvePathFn = () => path.join(folder, current)
  logger.transports.file.maxSize = 1024 * 1024
  logger.transports.console.level = false
  return createLog((line) => logger.info(line))
}

/** At most so many, the newest last; rejects when there is a file that cannot be read. */
export async function readNewestLines(folder: string, count: number): Promise<readonly string[]> {
  const newest = await linesOf(path.join(folder, current))
  const older = newest.length < count ? await linesOf(path.join(folder, former)) : []
  return [...older, ...newest].slice(-count)
}

async function linesOf(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').filter((line) => line !== '')
}
