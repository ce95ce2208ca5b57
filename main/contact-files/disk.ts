// Files of contacts on the disk: read up to a limit, written whole or not at all.

import { randomUUID } from 'node:crypto'
import { open, realpath, rename, rm } from 'node:fs/promises'

/** At most `limit` bytes and one more, which tells that there are more. Rejects with Node's error. */
export async function readUpTo(path: string, limit: number): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    // Reading from a device or a pipe may never end.
    if (!(await file.stat()).isFile()) throw new Error('not a file')
    const bytes = Buffer.alloc(Math.min((await file.stat()).size, limit) + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length)
      length += bytesRead
      if (bytesRead === 0 || length === bytes.length) return bytes.subarray(0, length)
    }
  } finally {
    await file.close()
  }
}

/** Puts a new file into the place of the old one once all of it is on the disk. Rejects with Node's error. */
export async function writeWhole(path: string, text: string): Promise<void> {
  // A link keeps leading where it leads.
  const target = await realpath(path).catch(() => path)
  const draft = `${target}.${randomUUID()}.part`
  try {
    const file = await open(draft, 'wx')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
