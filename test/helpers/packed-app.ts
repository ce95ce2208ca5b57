// The packed app as users get it, and beside it the same program with the one fuse on by which Playwright attaches.
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { copyFile } from 'node:fs/promises'

/** The program in its release form, which no test can get into. */
export const packedApp = new URL('../../out/packed/linux-unpacked/rollcall', import.meta.url).pathname

/** The program that journeys start: another file, but everything else of the app is shared. */
export const packedAppInTests = `${packedApp}-in-tests`

/** Makes the second of `program`, beside it. */
export async function openToPlaywright(program: string): Promise<void> {
  const opened = `${program}-in-tests`
  await copyFile(program, opened)
  await flipFuses(opened, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true })
}
