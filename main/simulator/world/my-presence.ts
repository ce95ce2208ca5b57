// The user's own state out of what each endpoint does (reference 12.3): active, then inactive, then away, and
// offline when the last one has gone.
import type { Clock } from '../clock'
import type { SimAvailability } from './organisation'
import type { World } from './world'

export const settableAvailabilities = ['Online', 'Busy', 'DoNotDisturb', 'BeRightBack', 'Away', 'Offwork'] as const
type SettableAvailability = (typeof settableAvailabilities)[number]

export interface MyPresence {
  /** An endpoint makes itself available. */
  arrive(endpoint: string, signInAs: SettableAvailability | undefined): void
  reportActivity(endpoint: string): void
  leave(endpoint: string): void
  /** Sets the state by hand; undefined: automatic again. */
  prefer(availability: SettableAvailability | undefined): void
}

const inactiveAfterMs = 5 * 60_000
// The documentation names no time for the second step.
const awayAfterMs = 5 * 60_000

type Level = 'active' | 'inactive' | 'away'
interface Endpoint {
  readonly level: Level
  readonly forgetTimer: () => void
}

export function createMyPresence(
  world: World,
  clock: Clock,
  unreported: { readonly afterMs: number; readonly tell: (endpoint: string) => void }
): MyPresence {
  const endpoints = new Map<string, Endpoint>()

  const publish = (): void => {
    const shown = shownState(world.me.preferred, [...endpoints.values()])
    if (shown === world.me.availability) return
    world.changeMe({ availability: shown, activity: isOffwork(world) ? 'off-work' : null })
  }

  const enter = (endpoint: string, level: Level): void => {
    endpoints.get(endpoint)?.forgetTimer()
    endpoints.set(endpoint, { level, forgetTimer: nextStep(endpoint, level) })
    publish()
  }

  const nextStep = (endpoint: string, level: Level): (() => void) => {
    if (level === 'active') return clock.after(inactiveAfterMs, () => enter(endpoint, 'inactive'))
    if (level === 'inactive') return clock.after(awayAfterMs, () => enter(endpoint, 'away'))
    return clock.after(unreported.afterMs - inactiveAfterMs - awayAfterMs, () => unreported.tell(endpoint))
  }

  const prefer: MyPresence['prefer'] = (availability) => {
    const offwork = availability === 'Offwork'
    const preferred = offwork ? 'Away' : availability
    world.changeMe({ preferred: preferred ?? null, activity: offwork ? 'off-work' : null })
    publish()
  }

  return {
    arrive(endpoint, signInAs) {
      if (signInAs !== undefined) prefer(signInAs)
      enter(endpoint, 'active')
    },
    reportActivity: (endpoint) => enter(endpoint, 'active'),
    leave(endpoint) {
      endpoints.get(endpoint)?.forgetTimer()
      if (endpoints.delete(endpoint)) publish()
    },
    prefer
  }
}

function isOffwork({ me }: World): boolean {
  return me.preferred === 'Away' && me.activity === 'off-work'
}

function shownState(preferred: SimAvailability | undefined, endpoints: readonly Endpoint[]): SimAvailability {
  if (endpoints.length === 0) return 'Offline'
  const wanted = preferred ?? 'Online'
  if (endpoints.some(({ level }) => level === 'active')) return wanted
  if (wanted === 'Busy') return 'IdleBusy'
  if (wanted !== 'Online') return wanted
  return endpoints.some(({ level }) => level === 'inactive') ? 'IdleOnline' : 'Away'
}
