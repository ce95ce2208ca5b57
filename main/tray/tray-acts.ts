// Runs what was chosen in the tray's menu.

import type { Asked, Instant, Outcome, WatchHow } from '../../preload/contract'
import { endAt } from '../../preload/words/ends'
import type { CommandPorts } from '../commands'
import type { Log } from '../log'
import type { TrayAct } from './tray-entry'

/** The commands of the window, and what only somebody outside of it asks for. */
export interface TrayCommands extends Pick<
  CommandPorts,
  'connectNow' | 'signOut' | 'setMyAvailability' | 'resetMyAvailability' | 'pauseNotifications' | 'watch'
> {
  showWindow(): void
  /** Shows the window, and this in it. */
  ask(view: Asked['view']): void
  quit(): void
}

/** `now`: times such as "1 hour" count from the click. What cannot be done is logged: a menu has no place to say it. */
export function createTrayActs(commands: TrayCommands, now: () => Instant, log: Log): (act: TrayAct) => void {
  const follow = (act: TrayAct, doing: Promise<Outcome<void> | void>) => {
    doing
      .then((outcome) => {
        if (outcome?.ok === false) log('the tray asked in vain', { act: act.do, problem: outcome.problem.code })
      })
      .catch((error: unknown) => log('the tray asked in vain', { act: act.do, error }))
  }
  const watch = async (uri: string, how: WatchHow | null) => commands.watch({ kind: 'person', uri }, how)
  return (act) => {
    switch (act.do) {
      case 'set-status': {
        const { availability, until } = act
        const setting =
          until === undefined
            ? commands.setMyAvailability(availability)
            : commands.setMyAvailability(availability, endAt(until, now()))
        return follow(act, setting)
      }
      case 'reset-status':
        return follow(act, commands.resetMyAvailability())
      case 'sign-out':
        return follow(act, commands.signOut())
      case 'connect':
        return commands.connectNow()
      case 'pause':
        return commands.pauseNotifications(endAt(act.until, now()))
      case 'resume':
        return commands.pauseNotifications(null)
      case 'show-person':
        return commands.ask({ kind: 'person', uri: act.uri })
      case 'watch-once':
        return follow(act, watch(act.uri, { on: ['available'], lasts: { kind: 'once' } }))
      case 'stop-watching':
        return follow(act, watch(act.uri, null))
      case 'sign-in':
      case 'settings':
        return commands.ask({ kind: act.do })
      case 'open':
        return commands.showWindow()
      case 'quit':
        return commands.quit()
    }
  }
}
