// All applications of the user: making them, finding them by number, ending them (reference 4.3).
import { randomInt } from 'node:crypto'
import { applicationNotFound, Refusal } from '../wire/answers'
import { createApplication, type Application, type ApplicationOptions, type ApplicationTraits } from './application'

export interface Applications {
  /** An endpoint has one: a second application of it ends the first. */
  create(traits: ApplicationTraits): Application
  /** Throws a Refusal if it has ended: once with the reason, from then on 404. */
  find(id: string): Application
  /** Ended ones too. */
  all(): readonly Application[]
  running(): readonly Application[]
  end(application: Application, refusal: Refusal): void
}

export interface ApplicationsOptions extends Omit<ApplicationOptions, 'id' | 'traits' | 'onSilence'> {
  readonly onEnd: (application: Application) => void
}

export function createApplications(options: ApplicationsOptions): Applications {
  const applications = new Map<string, Application>()
  const farewells = new Map<string, Refusal>()

  const running = (): Application[] => [...applications.values()].filter(({ alive }) => alive)

  const end: Applications['end'] = (application, refusal) => {
    if (!application.alive) return
    if (!application.channel.polling) farewells.set(application.id, refusal)
    application.end(refusal)
    options.onEnd(application)
  }

  const onSilence = (id: string): void => {
    const application = applications.get(id)
    if (!application?.alive) return
    if (options.quirks.silence === 'resume') application.loseSubscriptions()
    else end(application, gone('InactiveApplicationExpired'))
  }

  return {
    create(traits) {
      for (const old of running().filter((other) => other.traits.endpointId === traits.endpointId)) {
        end(old, applicationNotFound())
      }
      const [oldest, ...others] = running()
      if (oldest && others.length + 1 >= options.limits.applications) end(oldest, gone('TooManyApplications'))
      const id = newNumber(applications)
      const application = createApplication({ ...options, id, traits, onSilence: () => onSilence(id) })
      applications.set(id, application)
      return application
    },
    find(id) {
      const application = applications.get(id)
      if (application?.alive) return application
      const refusal = farewells.get(id) ?? applicationNotFound()
      farewells.delete(id)
      throw refusal
    },
    all: () => [...applications.values()],
    running,
    end
  }
}

/** 410: ended for good, the client must wait for the user (reference 11.2). */
export function gone(subcode: string): Refusal {
  return new Refusal(410, { subcode, message: 'The application has ended.' })
}

function newNumber(taken: ReadonlyMap<string, unknown>): string {
  const id = String(randomInt(1_000_000_000, 9_999_999_999))
  return taken.has(id) ? newNumber(taken) : id
}
