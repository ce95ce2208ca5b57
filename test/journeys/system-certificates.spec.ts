// A certificate that the system trusts is trusted by the app, without a question.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { CERTIFICATE_COMMANDS, ensurePackages } from '../../scripts/debian-packages.mjs'
import { connection, expect, signIn } from '../helpers/journey'
import { certificateOf, test } from '../helpers/secure-simulator'

test("a server whose certificate is in the user's own store is signed in at like any other", async ({
  open,
  secure,
  desktop,
  userData
}) => {
  ensurePackages([], CERTIFICATE_COMMANDS)
  // Chromium asks the store in the home of the user.
  desktop.env.HOME = desktop.dir
  const store = path.join(desktop.dir, '.pki/nssdb')
  const file = path.join(userData, 'server.pem')
  mkdirSync(store, { recursive: true })
  writeFileSync(file, (await certificateOf(secure)).toString())
  const certutil = (...words: string[]) => execFileSync('certutil', ['-d', `sql:${store}`, ...words])
  certutil('-N', '--empty-password')
  certutil('-A', '-n', 'server', '-t', 'C,,', '-i', file)

  const app = await open('127.0.0.1')
  await signIn(app.page, secure)
  await expect(connection(app.page, 'Connected')).toBeAttached({ timeout: 20_000 })
})
