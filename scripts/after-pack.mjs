// electron-builder calls this on each packed folder, before anything is made of it.
import { rm } from 'node:fs/promises'
import path from 'node:path'

/** Removes the app that a runtime starts without one: a folder given as `electronDist` still carries it. */
export async function afterPack({ appOutDir, packager }) {
  await rm(path.join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
}
