// Puts the parts of the simulated server together and lets the changes of the world reach the applications.
import { gone, createApplications } from './applications'
import type { Server } from './call'
import { eventsOf } from '../events/catalogue'
import { createMyPresence } from '../world/my-presence'
import { defaultLimits, type SimulatorOptions } from '../options'
import { createPassiveSignIns } from './passive-sign-ins'
import { createTokens } from './tokens'
import { createWorld } from '../world/world'

export function createServer(options: SimulatorOptions): Server {
  const { organisation, clock, edition = 'current', tokenLifetimeSeconds = 28_800, quirks = {} } = options
  const limits = { ...defaultLimits, ...options.limits }
  const world = createWorld(organisation, clock, limits)
  const applications = createApplications({
    clock,
    edition,
    limits,
    quirks,
    onEnd: ({ id }) => myPresence.leave(id)
  })
  const myPresence = createMyPresence(world, clock, {
    afterMs: limits.unreportedMinutes * 60_000,
    tell: (id) => applications.end(applications.find(id), gone('InactiveApplicationExpired'))
  })

  world.onChange((change) => {
    for (const { audience, channel } of applications.running()) {
      channel.push(eventsOf(change, audience, world))
      if ('releaseNow' in change && change.releaseNow) channel.release()
    }
  })
  // Nobody has signed in yet, whatever the organisation says about the user.
  world.changeMe({ availability: 'Offline' })

  return {
    organisation,
    world,
    clock,
    edition,
    quirks,
    limits,
    tokens: createTokens(clock, tokenLifetimeSeconds),
    passive: createPassiveSignIns(),
    applications,
    myPresence,
    portrait: (uri) => options.portrait?.(uri),
    outstanding: 0
  }
}
