// What happens when the app is opened from outside: a second start, a link, a click in the dock. Decides; pure.

import type { KeptAsked } from './asked'
import { isLink, readLink } from './link'
import type { Log } from './log'

export interface OpeningPorts {
  readonly asked: Pick<KeptAsked, 'ask'>
  readonly showWindow: () => void
  readonly log: Log
}

/**
 * Answers the function that opens the app with the words of a command line, of which only a link and `--hidden` count:
 * shows the window, and in it whom the link names. A link that cannot be read asks for nothing.
 */
export function createOpening({ asked, showWindow, log }: OpeningPorts): (words: readonly string[]) => void {
  return (words) => {
    const link = words.findLast(isLink)
    // A start by the system beside a running app: nobody asked to see it.
    if (link === undefined && words.includes('--hidden')) return
    const view = link === undefined ? null : readLink(link)
    if (view !== null) asked.ask(view)
    // Its text is a stranger's, or somebody's address: neither belongs into a log.
    else if (link !== undefined) log('a link was not understood', { length: link.length })
    showWindow()
  }
}
