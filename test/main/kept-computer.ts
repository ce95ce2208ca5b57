// A computer on which sign-ins are kept: a settings file and a keychain that outlive each start of the app.

import { createKeptSignIn } from '../../main/kept-sign-in'
import { Secret } from '../../main/ucwa/secret'
import type { Account } from '../../preload/contract'

type Item = 'password' | 'token'

export const lena: Account = { signInAddress: 'lena@corvo.example', userName: '', server: '', keepSignedIn: true }
export const token = { accessToken: new Secret('cwt=AAE'), expiresAt: 1_800_000_000_000 }
export const located = {
  userHref: 'https://pool.corvo.example/user',
  applicationsHref: 'https://pool.corvo.example/applications',
  challenge: { tokenHref: 'https://pool.corvo.example/token', grants: ['password'] },
  homes: ['https://pool.corvo.example']
}

/** Both can be written to until a test says otherwise; `open` is a start of the app. */
export function createComputer() {
  const file = new Map<string, unknown>()
  const keychain = new Map<Item, string>()
  const may = { writeFile: true, writeKeychain: true }
  /** The keychain does one thing after the other, as the real vault does. */
  let queue = Promise.resolve()
  const inTurn = (act: () => void) => (queue = queue.then(act))

  function open() {
    const running = new Map(file)
    return createKeptSignIn(
      {
        get: (key) => running.get(key),
        set(key, value) {
          running.set(key, value)
          // A file holds JSON and nothing that is alive.
          if (may.writeFile) file.set(key, JSON.parse(JSON.stringify(value)))
          return may.writeFile
        },
        delete(key) {
          running.delete(key)
          if (may.writeFile) file.delete(key)
        }
      },
      {
        async read(item) {
          const text = keychain.get(item)
          return text === undefined ? null : new Secret(text)
        },
        async write(item, secret) {
          const mayWrite = may.writeKeychain
          await inTurn(() => void (mayWrite && keychain.set(item, secret.reveal())))
          return mayWrite
        },
        async clear() {
          await inTurn(() => keychain.clear())
          return true
        }
      }
    )
  }

  return { file, keychain, may, open }
}
