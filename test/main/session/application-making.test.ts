// Leaving while the application is being made: it must not stay behind on the server.

import { expect, it } from 'vitest'
import { createStage, type Stage } from './stage'

/** The server makes the application but holds its answer back until `release`. */
function heldBack(stage: Stage): { release: () => void } {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  stage.simulator.onRequest(async (asked, answer) => {
    const response = await answer()
    if (asked.method === 'POST' && asked.path.endsWith('/applications')) await released
    return response
  })
  return { release }
}

const alive = (stage: Stage): number => stage.simulator.state().applications.filter((one) => one.alive).length

async function whileBeingMade(): Promise<{ stage: Stage; release: () => void }> {
  const stage = createStage()
  const { release } = heldBack(stage)
  stage.signIn()
  await stage.until(() => alive(stage) === 1, 'the application')
  return { stage, release }
}

it('signs out only after the application under way was made and ended', async () => {
  const { stage, release } = await whileBeingMade()
  let isOut = false
  const out = stage.session.signOut().then(() => (isOut = true))
  await stage.settle()
  expect(isOut).toBe(false)
  release()
  await out
  expect(alive(stage)).toBe(0)
})

it('does not wait longer than two seconds for it, and ends it all the same if the answer still comes', async () => {
  const { stage, release } = await whileBeingMade()
  let isOut = false
  void stage.session.signOut().then(() => (isOut = true))
  await stage.clock.advance(2_000)
  await stage.settle()
  expect(isOut).toBe(true)
  release()
  await stage.until(() => alive(stage) === 0, 'the end of the application')
})

it('goes on after sleep with the application that was being made before', async () => {
  const { stage, release } = await whileBeingMade()
  stage.session.pause()
  stage.session.wake()
  release()
  await stage.until(() => stage.session.connection.kind === 'online', 'online')
  expect(stage.simulator.state().applications).toHaveLength(1)
  expect(stage.kinds).not.toContain('reconnecting')
})
