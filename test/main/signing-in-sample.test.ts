// The sample organisation as the server of a session: opened, closed, and never kept.

import { beforeEach, expect, it } from 'vitest'
import type { SigningIn } from '../../main/signing-in'
import { settled } from '../helpers/settled'
import { form, later, lena, SigningInWorld } from '../helpers/signing-in-world'

let world: SigningInWorld
let session: SigningInWorld['session']
let kept: SigningInWorld['kept']

beforeEach(() => {
  world = new SigningInWorld()
  ;({ session, kept } = world)
})

const open = (server?: string) => world.open(server)

it('signs in to the sample organisation as to any server, and stores nothing of it', async () => {
  const signingIn = open('https://pool.corvo.example/')
  await signingIn.trySampleOrganisation()
  const [first] = session.signedIn
  expect(first?.credentials.account).toEqual({
    signInAddress: 'demo@sample.example',
    userName: '',
    server: 'http://127.0.0.1:4000/',
    keepSignedIn: false
  })
  session.giveToken()
  expect(kept.asked).toEqual([])
  expect(world.samples).toEqual([{ isOpen: true }])
})

it('closes the sample organisation on signing out, after the session, and forgets nobody else for it', async () => {
  const slow = later<void>()
  session.door = slow.promise
  kept.stored = lena
  const signingIn = open()
  await signingIn.trySampleOrganisation()
  const signingOut = signingIn.signOut()
  await settled()
  expect(world.samples).toEqual([{ isOpen: true }])
  slow.resolve()
  await signingOut
  expect(world.samples).toEqual([{ isOpen: false }])
  expect(kept.asked).toEqual([])
  expect(signingIn.account()).toEqual(lena)
})

it.each([
  ['somebody signs in by the form', async (signingIn) => void (await signingIn.signIn(form))],
  ['it is cancelled', async (signingIn) => signingIn.cancelSignIn()],
  ['the app is closed', (signingIn) => signingIn.leave()]
] satisfies [string, (signingIn: SigningIn) => Promise<void>][])(
  'closes the sample organisation when %s, also while it is still starting',
  async (_what, act) => {
    const running = open()
    await running.trySampleOrganisation()
    await act(running)
    await settled()
    expect(world.samples).toEqual([{ isOpen: false }])

    const slow = later<void>()
    world.sampleDoor = slow.promise
    const starting = open()
    const trying = starting.trySampleOrganisation()
    await act(starting)
    slow.resolve()
    await trying
    expect(world.samples.map(({ isOpen }) => isOpen)).toEqual([false, false])
    expect(session.asked.filter((what) => what === 'sign in demo@sample.example')).toHaveLength(1)
  }
)

it('opens one sample organisation, however often the button is pressed', async () => {
  const signingIn = open()
  await Promise.all([signingIn.trySampleOrganisation(), signingIn.trySampleOrganisation()])
  await signingIn.trySampleOrganisation()
  expect(world.samples.filter(({ isOpen }) => isOpen)).toHaveLength(1)
})
