// The packed app as users get it, and the same with the one fuse on by which Playwright attaches.
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { copyFile } from 'node:fs/promises'

/** The program that journeys start; it has the name it has for users, which the app tells the system. */
export const packedAppInTests = new URL('../../out/packed/linux-unpacked/rollcall', import.meta.url).pathname

/** The program as it was packed, which no test can get into; everything else of the app is shared. */
export const packedApp = `${packedAppInTests}-as-packed`

/** Keeps the program that has just been packed, and opens the one that journeys start. */
export async function openToPlaywright(): Promise<void> {
  await copyFile(packedAppInTests, packedApp)
  await flipFuses(packedAppInTests, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true
  })
}
