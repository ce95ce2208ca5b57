// Ways to make a fault: of one request, of the whole line, of a moment, of the computer itself.

import { createFaults, type Fault } from '../../../main/simulator/control/faults'
import { sleeps, type Expected } from './expected'
import type { FaultCase, Respond } from './fault-case'
import type { Scene } from './scene'

const server =
  (fault: Fault): Respond =>
  ({ time }, asked, answer) => {
    const faults = createFaults(time)
    faults.add(fault)
    return faults.hook(asked, answer)
  }

/** What a fault may say of itself beside its name and what is to be seen of it. */
type More = Partial<Omit<FaultCase, 'expected'>>

/** Meets every request of the phase as long as it lasts. */
export const always = (name: string, fault: Fault, expected: Expected, more: More = {}): FaultCase => ({
  name,
  hits: 'all',
  respond: server(fault),
  expected,
  ...more
})

/** The same with a refusal as UCWA writes it; without a name of its own it is called by its numbers. */
export const status = (code: number, subcode: string | undefined, expected: Expected, more: More = {}): FaultCase =>
  always(
    `${code}${subcode === undefined ? '' : ` ${subcode}`}`,
    { action: 'status', status: code, ...(subcode !== undefined && { subcode }) },
    expected,
    more
  )

/** The whole line, not only the requests of the phase; `code` is what Node's errors have and Electron's have not. */
export function line(name: string, message: string, expected: Expected, code?: string): FaultCase {
  const error = Object.assign(new Error(message), code !== undefined && { code })
  return {
    name,
    hits: 1,
    respond(scene) {
      scene.breakLine(error)
      return Promise.reject(error)
    },
    expected,
    end: (scene) => scene.breakLine(null)
  }
}

/** Happens while the first request of the phase is under way, which is then answered as always. */
export const moment = (
  name: string,
  happen: (scene: Scene) => void,
  expected: Expected,
  more: More = {}
): FaultCase => ({
  name,
  hits: 1,
  respond(scene, _asked, answer) {
    happen(scene)
    return answer()
  },
  expected,
  ...more
})

/** The computer sleeps so long, in milliseconds, and loses its network for that time. */
export const sleep = (name: string, ms: number): FaultCase => ({
  name,
  hits: 1,
  respond(scene) {
    const error = new Error('net::ERR_NETWORK_IO_SUSPENDED')
    scene.session.pause()
    scene.breakLine(error)
    scene.time.after(ms, () => {
      scene.breakLine(null)
      scene.session.wake()
    })
    return Promise.reject(error)
  },
  expected: { else: sleeps }
})
