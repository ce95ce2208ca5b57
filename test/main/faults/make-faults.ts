// Ways to make a fault: of one request, of the whole line, of a moment, of the computer itself.

import { createFaults, type Fault } from '../../../main/simulator/control/faults'
import type { FaultCase, Respond } from './fault-case'
import type { Scene } from './scene'

const server =
  (fault: Fault): Respond =>
  ({ time }, asked, answer) => {
    const faults = createFaults(time)
    faults.add(fault)
    return faults.hook(asked, answer)
  }

/** Meets every request of the phase for three minutes. */
export const always = (name: string, fault: Fault, more: Partial<FaultCase> = {}): FaultCase => ({
  name,
  hits: 'all',
  respond: server(fault),
  ...more
})

/** The same with a refusal as UCWA writes it; without a name of its own it is called by its numbers. */
export const status = (code: number, subcode?: string, more: Partial<FaultCase> = {}): FaultCase =>
  always(
    `${code}${subcode === undefined ? '' : ` ${subcode}`}`,
    {
      action: 'status',
      status: code,
      ...(subcode !== undefined && { subcode })
    },
    more
  )

/** The whole line, not only the requests of the phase; `code` is what Node's errors have and Electron's have not. */
export const line = (
  name: string,
  message: string,
  more: Partial<FaultCase> & { readonly code?: string } = {}
): FaultCase => {
  const { code, ...rest } = more
  const error = Object.assign(new Error(message), code !== undefined && { code })
  return {
    name,
    hits: 1,
    respond(scene) {
      scene.breakLine(error)
      return Promise.reject(error)
    },
    end: (scene) => scene.breakLine(null),
    ...rest
  }
}

/** Happens while the first request of the phase is under way, which is then answered as always. */
export const moment = (name: string, happen: (scene: Scene) => void, more: Partial<FaultCase> = {}): FaultCase => ({
  name,
  hits: 1,
  respond(scene, _asked, answer) {
    happen(scene)
    return answer()
  },
  ...more
})

/** The computer sleeps so long, in milliseconds, and loses its network for that time. */
export const sleep = (name: string, ms: number): FaultCase => ({
  name,
  hits: 1,
  respond(scene) {
    scene.session.pause()
    scene.breakLine(new Error('net::ERR_NETWORK_IO_SUSPENDED'))
    scene.time.after(ms, () => {
      scene.breakLine(null)
      scene.session.wake()
    })
    return Promise.reject(new Error('net::ERR_NETWORK_IO_SUSPENDED'))
  }
})
