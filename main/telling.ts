// From news and notices to notifications: their words, and what a click and each action does.

import type { AppState, Asked, Availability, Outcome, Settings, WatchTarget } from '../preload/contract'
import type { News, NewsItem } from './alerts/news'
import type { Notice } from './notices'
import { mailHref } from './reach'
import { newsWords } from './words/news'
import { noticeWords } from './words/notices'

/** A notification as the app wants it. */
export interface Told {
  /** A newer one with the same key takes the place of the older. */
  readonly key: string
  /** Plain text both; the body may have several lines. */
  readonly title: string
  readonly body: string
  /** It stays until the user has seen it. */
  readonly isUrgent?: boolean
  readonly isSilent: boolean
  /** The state whose sign stands beside it; without one the app's icon does. */
  readonly sign?: Availability
  /** Beside the click on the whole of it, which opens; left out where the desktop has none. */
  readonly actions: readonly { readonly id: string; readonly label: string }[]
  onClick(): void
  onAction(id: string): void
}

export interface TellingPorts {
  /** Whether it was shown. `isTest`: the user waits for it. */
  readonly show: (note: Told, isTest?: boolean) => Promise<boolean>
  readonly settings: () => Settings
  readonly people: () => AppState['people']
  /** Shows the window, and this in it. */
  readonly ask: (view: Asked['view']) => void
  readonly showWindow: () => void
  readonly stopWatching: (target: WatchTarget) => void
  readonly mail: (uri: string) => void
}

export interface Telling {
  /** Whether it was shown. */
  tell(news: News): Promise<boolean>
  /** Whether it was shown. */
  say(notice: Notice): Promise<boolean>
  /** The command of that name. */
  testNotification(): Promise<Outcome<void>>
}

export function createTelling(ports: TellingPorts): Telling {
  const isSilent = () => !ports.settings().sound
  const personOf = (uri: string) => ports.people().find((one) => one.uri === uri)
  const isReachable = (uri: string) => {
    const person = personOf(uri)
    return person?.mail !== undefined && typeof mailHref([person]) === 'string'
  }
  /** The note as it is now: the alerts leave out one of which they cannot tell whether it is new. */
  const withNote = (item: NewsItem): NewsItem => {
    const note = item.note ?? personOf(item.uri)?.note?.text
    return note === undefined ? item : { ...item, note }
  }
  const oneActions = (item: NewsItem) => [
    ...(item.isOver ? [] : [{ id: 'stop', label: noticeWords.stopWatching }]),
    ...(isReachable(item.uri) ? [{ id: 'mail', label: noticeWords.mail }] : [])
  ]
  const ofOne = (item: NewsItem): Pick<Told, 'key' | 'sign' | 'actions' | 'onClick' | 'onAction'> => ({
    key: `person ${item.uri}`,
    sign: item.availability,
    actions: oneActions(item),
    onClick: () => ports.ask({ kind: 'person', uri: item.uri }),
    onAction: (id) => (id === 'stop' ? ports.stopWatching(item.target) : ports.mail(item.uri))
  })
  const ofSeveral = (items: readonly NewsItem[]): Pick<Told, 'key' | 'sign' | 'actions' | 'onClick' | 'onAction'> => ({
    key: `people ${items.map(({ uri }) => uri).join(' ')}`,
    actions: [],
    onClick: ports.showWindow,
    onAction: () => undefined
  })

  return {
    async tell(news) {
      const [only, second] = news.items
      if (only === undefined) return true
      const doing = second === undefined ? ofOne(only) : ofSeveral(news.items)
      const words = newsWords({ ...news, items: news.items.map(withNote) })
      return ports.show({ ...words, ...doing, isSilent: isSilent() })
    },
    say({ key, title, body, isUrgent, action, view }) {
      const open = () => (view === null ? ports.showWindow() : ports.ask(view))
      const actions = action === undefined ? [] : [{ id: 'open', label: action }]
      return ports.show({ key, title, body, isUrgent, isSilent: isSilent(), actions, onClick: open, onAction: open })
    },
    async testNotification() {
      const test = { key: 'test', title: noticeWords.test, body: noticeWords.testBody, actions: [] }
      const doing = { isSilent: isSilent(), onClick: ports.showWindow, onAction: () => undefined }
      const isShown = await ports.show({ ...test, ...doing }, true)
      return isShown ? { ok: true, value: undefined } : { ok: false, problem: { code: 'no-notifications' } }
    }
  }
}
