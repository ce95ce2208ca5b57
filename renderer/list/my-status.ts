// The menu of my own status: the states, for how long, and back to what the server makes of me.
import type { Instant, Presence, SettableAvailability } from '../../preload/contract'
import { endAt } from '../../preload/words/ends'
import { presenceWords } from '../../preload/words/presence'
import { activityWords, presenceLine } from '../../preload/words/presence-line'
import { myStates } from '../../preload/words/states'
import { day } from '../../preload/words/times'
import type { MenuEntry } from '../parts/menu-entry'
import { altShortcut } from '../shortcuts'
import { words } from '../words/en'
import { usualEnd } from './until'

/** For how long the next state that is chosen is to last. */
export type HowLong =
  { readonly kind: 'no-end' | 'half-hour' | 'hour' } | { readonly kind: 'until'; readonly at: Instant }

const minuteMs = 60_000
const stepMs = 15 * minuteMs
const furthestMs = 24 * 60 * minuteMs

export interface StatusMenu {
  readonly presence: Presence
  /** When the present state is reset. */
  readonly until: Instant | undefined
  readonly howLong: HowLong
  readonly now: Instant
  readonly platform: string
  readonly choose: (availability: SettableAvailability) => void
  readonly reset: () => void
  readonly last: (howLong: HowLong) => void
}

/** When a state chosen at `now` ends; undefined for one without end. */
export function endOf(howLong: HowLong, now: Instant): Instant | undefined {
  switch (howLong.kind) {
    case 'no-end':
      return undefined
    case 'half-hour':
    case 'hour':
      return endAt(howLong.kind, now)
    case 'until':
      return howLong.at
  }
}

/** `Busy until 17:00, in a meeting`: the state as the server reports it, and when it is reset. */
export function myLine(presence: Presence, until: Instant | undefined, now: Instant): string {
  if (presence.kind !== 'live' || !isAhead(until, now)) return presenceLine(presence, now)
  const word = words.me.untilTime(presenceWords.availability[presence.availability], timeOf(until))
  return [word, activityWords(presence)].filter((part) => part !== '').join(', ')
}

/** An end that is over is not said: the reset has been asked for, and the server's answer is on its way. */
const isAhead = (until: Instant | undefined, now: Instant): until is Instant => until !== undefined && until > now

export function statusEntries(menu: StatusMenu): MenuEntry[] {
  const { presence, until, now, platform } = menu
  const hasEnd = presence.kind === 'live' && isAhead(until, now)
  const current = presence.kind === 'asking' ? null : presence.availability
  return [
    ...myStates.map((availability, index): MenuEntry => ({
      kind: 'item',
      label: presenceWords.availability[availability],
      sign: availability,
      isChecked: current === availability,
      ...(hasEnd && current === availability && { after: words.me.until(timeOf(until)) }),
      shortcut: altShortcut(String(index + 1), platform),
      run: () => menu.choose(availability)
    })),
    { kind: 'line' },
    { kind: 'heading', label: words.me.howLong },
    ...howLongEntries(menu),
    { kind: 'line' },
    { kind: 'item', label: words.me.reset, shortcut: altShortcut('0', platform), run: menu.reset }
  ]
}

function howLongEntries({ howLong, now, last }: StatusMenu): MenuEntry[] {
  const lengths: readonly HowLong[] = [
    { kind: 'no-end' },
    { kind: 'half-hour' },
    { kind: 'hour' },
    { kind: 'until', at: usualEnd(now) }
  ]
  const options = lengths.map((length) => ({
    label: words.me.lengths[length.kind],
    isChecked: length.kind === howLong.kind,
    run: () => last(length)
  }))
  const segments: MenuEntry = { kind: 'segments', label: words.me.howLong, options }
  return howLong.kind === 'until' ? [segments, steps(howLong.at, now, last)] : [segments]
}

/** A quarter of an hour earlier or later, always ahead and within a day. */
function steps(at: Instant, now: Instant, last: StatusMenu['last']): MenuEntry {
  const step = (by: number) => {
    const to = at + by
    return {
      label: (by < 0 ? words.me.earlier : words.me.later)(timeOf(to)),
      isDisabled: to <= now || to > now + furthestMs,
      run: () => last({ kind: 'until', at: to })
    }
  }
  return { kind: 'steps', label: words.me.until(timeOf(at)), less: step(-stepMs), more: step(stepMs) }
}

const timeOf = (at: Instant): string => day(at, at)
