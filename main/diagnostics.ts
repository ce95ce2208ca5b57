// What a user can pass on when something is wrong: versions, settings, how the desktop is doing, the newest log lines;
// without names, addresses, hosts and secrets.

import type { About, AppState } from '../preload/contract'
import { createAnonymiser, type Known } from './anonymous'
import { strikeOut, type Log } from './log'

/** What is asked of the system, in its own words. */
interface SystemFacts {
  readonly platform: string
  readonly release: string
  readonly arch: string
  /** `wayland`, `x11`, and which desktop; empty where there is no such thing. */
  readonly session: string
  readonly desktop: string
}

export interface DiagnosticsPorts {
  readonly state: () => AppState
  readonly readAbout: () => Promise<About>
  readonly system: () => SystemFacts
  /** The newest lines of the log, at most so many, the newest last. */
  readonly readLog: (count: number) => Promise<readonly string[]>
  /** Hosts of the server in use. */
  readonly hosts: () => readonly string[]
  /** Names of this computer and of its user's account and folder. */
  readonly ownNames: readonly string[]
  readonly copy: (text: string) => Promise<void> | void
  /** What ended the run before; empty where nothing is known. */
  readonly failure: () => string
  readonly log: Log
}

const mostLines = 200
const longestLine = 1000

export function createDiagnostics(ports: DiagnosticsPorts): { copyDiagnostics(): Promise<void> } {
  return {
    async copyDiagnostics() {
      const lines = await ports.readLog(mostLines).catch((error: unknown) => {
        ports.log('the log cannot be read', { error })
        return []
      })
      const state = ports.state()
      const known = knownFrom(state, ports.hosts(), ports.ownNames)
      await ports.copy(diagnosticsText(state, await ports.readAbout(), ports.system(), lines, known, ports.failure()))
    }
  }
}

/** Pure. Everything above the log is from closed sets; the log may hold anything. */
function diagnosticsText(
  state: AppState,
  about: About,
  system: SystemFacts,
  lines: readonly string[],
  known: Known,
  failure: string
): string {
  // As one text: the names of a large list are looked for once.
  const anonymise = createAnonymiser(known)
  const struckOut = anonymise(lines.map(strikeOut).join('\n'))
  return [
    `Rollcall ${about.version} (Electron ${about.electron}, Chromium ${about.chromium}, Node ${about.node})`,
    `System: ${system.platform} ${system.release} ${system.arch} session=${system.session} desktop=${system.desktop}`,
    ...stateLines(state),
    ...(failure === '' ? [] : ['', 'The run before ended by an error:', ...anonymise(strikeOut(failure)).split('\n')]),
    '',
    `Log, the newest ${lines.length} lines:`,
    ...struckOut.split('\n').map((line) => line.slice(0, longestLine))
  ].join('\n')
}

function stateLines({ connection, account, keychain, desktop, alerts, settings, people, groups, lists }: AppState) {
  const { collapsedGroups, ...plain } = settings
  const problem = 'problem' in connection && connection.problem ? ` (${connection.problem.code})` : ''
  const foundBy = account === null ? 'nobody signed in' : account.server === '' ? 'discovery' : 'address'
  return [
    `Connection: ${connection.kind}${problem}, server found by: ${foundBy}`,
    `Keychain: ${keychain}, keep signed in: ${account?.keepSignedIn ?? false}`,
    `Desktop: tray ${desktop.tray}, idle time ${desktop.idleTime}, settings file ${desktop.settingsFile}`,
    `The run before: ${desktop.lastEnd}`,
    `Notifications: ${alerts.notifications}, quiet: ${alerts.quiet ?? 'no'}, watches: ${alerts.watches.length}`,
    `Lists: ${people.length} people, ${groups.length} groups, editing ${lists.editing}`,
    `Settings: ${JSON.stringify({ ...plain, collapsedGroups: collapsedGroups.length })}`
  ]
}

/** Whoever and whatever the app knows by name. */
function knownFrom({ people, me, account, groups }: AppState, hosts: readonly string[], own: readonly string[]): Known {
  const uri = account?.signInAddress ?? me?.uri ?? ''
  const [local = ''] = uri.replace(/^sips?:/i, '').split('@')
  const userName = account?.userName ?? ''
  const users = [local, userName, userName.split('\\').at(-1) ?? '', ...own]
  return {
    people: me === null ? people : [...people, me],
    users: users.map((name) => ({ uri, name })),
    groups: groups.filter(({ kind }) => kind === 'own' || kind === 'distribution').map(({ name }) => name),
    hosts: [...hosts, account?.server ?? '', uri.split('@')[1] ?? ''].flatMap(namesOfHost)
  }
}

/** Its parts too: the first is a computer, the last but one mostly a company. */
function namesOfHost(place: string): string[] {
  const host = URL.canParse(place) ? new URL(place).hostname : place
  return [host, ...host.split('.').slice(0, -1)].filter((name) => name.length > 2)
}
