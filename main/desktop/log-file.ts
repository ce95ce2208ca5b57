// Where log lines go: a file in the system's place for logs, which starts anew when it has grown to a megabyte.

import electronLog from 'electron-log/node'
import path from 'node:path'
import { createLog, type Log } from '../log'

export function openLogFile(folder: string): Log {
  const logger = electronLog.create({ logId: 'rollcall' })
  logger.transports.file.resolvePathFn = () => path.join(folder, 'rollcall.log')
  logger.transports.file.maxSize = 1024 * 1024
  logger.transports.console.level = false
  return createLog((line) => logger.info(line))
}
