// The commands over a picture with Lena in it, noting what they have the app do.

import { createCommands } from '../../main/commands'
import type { Person } from '../../preload/contract'
import { notingPorts } from './noting-ports'
import { picture } from './picture'

export const lena: Person = {
  uri: 'sip:lena@corvo.example',
  name: 'Lena Fischer',
  presence: { kind: 'asking' },
  mail: 'lena.fischer@corvo.example',
  workPhone: '+49 (30) 123-45 x67'
}

export const form = { signInAddress: 'lena@corvo.example', userName: '', server: '', password: 'x', keepSignedIn: true }

/** `change` is what is different about Lena; the picture may be changed before a command runs. */
export function notedCommands(change: Partial<Person> = {}) {
  const did: string[] = []
  const state = picture({ people: [{ ...lena, ...change }] })
  return { commands: createCommands(notingPorts(() => state, did)), did, state }
}
