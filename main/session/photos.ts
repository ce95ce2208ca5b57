// Photos, asked for when somebody looks: after everything else, two at a time, each once per application, misses too.

import type { UcwaErrorCode } from '../ucwa/ucwa-error'
import { UcwaError } from '../ucwa/ucwa-error'

export interface Photo {
  readonly type: string
  readonly bytes: Uint8Array
}

export interface Photos {
  /** `null` when there is none, or none to be had now. Never rejects. */
  read(href: string, download: (href: string) => Promise<Photo>): Promise<Photo | null>
  /** Presence and notes are there: whoever asked already, or asks from now on, gets a turn. */
  begin(): void
}

const atATime = 2
/** Answers that will be the same next time; any other failure is tried again when somebody looks again. */
const final: ReadonlySet<UcwaErrorCode> = new Set<UcwaErrorCode>([
  'not-found',
  'forbidden',
  'not-ucwa',
  'foreign-origin',
  'server-trouble'
])

export function createPhotos(): Photos {
  const remembered = new Map<string, Promise<Photo | null>>()
  const waiting: (() => void)[] = []
  let running = 0
  let places = 0

  const inTurn = async (work: () => Promise<Photo>): Promise<Photo> => {
    if (running >= places) await new Promise<void>((go) => waiting.push(go))
    else running += 1
    try {
      return await work()
    } finally {
      // The place goes straight to the next one in line, so that nobody slips in between.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
  const fetchOnce = async (href: string, download: (href: string) => Promise<Photo>): Promise<Photo | null> => {
    try {
      return await inTurn(() => download(href))
    } catch (error) {
      if (!(error instanceof UcwaError)) throw error
      if (!final.has(error.code)) remembered.delete(href)
      return null
    }
  }

  return {
    read(href, download) {
      const photo = remembered.get(href) ?? fetchOnce(href, download)
      remembered.set(href, photo)
      return photo
    },
    begin() {
      places = atATime
      for (const go of waiting.splice(0, places - running)) {
        running += 1
        go()
      }
    }
  }
}
