// The real keychain behind the vault: keytar, loaded when it is first needed.

import { createVault, TimeLimitError, type Vault } from './vault'

export function openVault(): Vault {
  return createVault({
    load: async () => (await import('keytar')).default,
    timeLimit: (work, limitMs) => {
      let timer: NodeJS.Timeout
      const limit = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new TimeLimitError('the keychain did not answer')), limitMs)
      })
      return Promise.race([work, limit]).finally(() => clearTimeout(timer))
    }
  })
}
