// Who made what runs here: versions and licences.

import type { About } from '../preload/contract'
import type { Log } from './log'

export interface AboutPorts {
  readonly version: string
  /** As `process.versions` has them. */
  readonly versions: { readonly electron?: string; readonly chrome?: string; readonly node?: string }
  /** The texts made when the parts were built, one function per part. */
  readonly licences: readonly (() => Promise<string>)[]
  readonly log: Log
}

const rule = `\n${'-'.repeat(72)}\n\n`

export function createAbout({ version, versions, licences, log }: AboutPorts): { readAbout(): Promise<About> } {
  const { electron = '', chrome: chromium = '', node = '' } = versions
  const read = (licencesOf: () => Promise<string>) =>
    licencesOf().catch((error: unknown) => {
      log('a part of the licences cannot be read', { error })
      return ''
    })
  return {
    async readAbout() {
      const parts = await Promise.all(licences.map(read))
      const texts = [...parts.filter((text) => text !== ''), runtimeLicences(electron, chromium)]
      return { version, electron, chromium, node, licences: texts.join(rule) }
    }
  }
}

/** Theirs are some megabytes, which come along as files. */
const runtimeLicences = (electron: string, chromium: string) =>
  `Electron ${electron}, MIT, with Chromium ${chromium} and what that is made of

Their licences are in the folder of this program: LICENSE.electron.txt and LICENSES.chromium.html.
`
