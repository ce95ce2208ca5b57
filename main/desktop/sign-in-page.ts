// A company's sign-in page in a window of its own: in memory, without any way into the app, fenced in at two origins,
// and forgotten once it is closed.

import { BrowserWindow, type Session } from 'electron'
import type { Log } from '../log'
import type { PageNews, ShownPage, WantedPage } from '../session/ports'
import type { Trust } from './certificates'
import { fetchOver, openPool } from './transport'

const measures = { width: 480, height: 640, minWidth: 320, minHeight: 420 }

export interface PagePorts {
  readonly userAgent: string
  readonly trust: Trust
  readonly title: (origin: string, refused?: string) => string
  readonly log: Log
}

/** Answers what shows one page after another; each begins with nothing of the one before. */
export function createSignInPages(ports: PagePorts): (wanted: WantedPage) => ShownPage {
  const pool = openPool('sign-in-page', ports.userAgent, ports.trust)
  let last: Promise<void> = Promise.resolve()

  const forget = async (session: Session): Promise<void> => {
    try {
      await session.clearStorageData()
      await session.clearCache()
      await session.clearAuthCache()
      await session.closeAllConnections()
    } catch (error) {
      ports.log('the sign-in page could not be forgotten', { error })
    }
  }

  return (wanted) => {
    const session = pool()
    const news = createNews()
    const origins = new Set([wanted.page.origin, wanted.issuer])
    const send = fetchOver(() => session, ports.trust, 'include')
    let window: BrowserWindow | null = null

    const open = (): void => {
      if (wanted.signal.aborted) return news.tell({ kind: 'closed' })
      fence(session, origins, ports.log)
      window = openWindow(session)
      follow(window, { origins, news, ...ports })
      // How it fails `did-fail-load` tells; this fails, too, when the user closes the window early.
      window.loadURL(wanted.page.href).catch(() => undefined)
    }
    const close = async (): Promise<void> => {
      wanted.signal.removeEventListener('abort', destroy)
      destroy()
      await (last = forget(session))
    }
    const destroy = (): void => {
      if (window?.isDestroyed() === false) window.destroy()
      news.tell({ kind: 'closed' })
    }
    wanted.signal.addEventListener('abort', destroy)
    void last.then(open)

    return {
      next: news.next,
      close,
      fetch: async (url, init) => {
        if (new URL(url).origin !== wanted.issuer) throw new Error('net::ERR_BLOCKED_BY_CLIENT')
        return send(url, init)
      }
    }
  }
}

function openWindow(session: Session): BrowserWindow {
  const window = new BrowserWindow({
    ...measures,
    autoHideMenuBar: true,
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: false,
      spellcheck: false
    }
  })
  window.removeMenu()
  return window
}

/** Nothing is asked of other origins, whether the page, a script or a redirect wants it; nothing is stored or allowed. */
function fence(session: Session, origins: ReadonlySet<string>, log: Log): void {
  session.webRequest.onBeforeRequest(({ url, resourceType }, answer) => {
    const isAllowed = origins.has(originOf(url))
    if (!isAllowed) log('the sign-in page may not ask elsewhere', { origin: originOf(url), resourceType })
    answer({ cancel: !isAllowed })
  })
  session.removeAllListeners('will-download')
  session.on('will-download', (event) => {
    event.preventDefault()
    log('the sign-in page may not store a file')
  })
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  // Not even the servers that may know the user by a handshake do so here.
  session.allowNTLMCredentialsForDomains('nobody.invalid')
}

interface Followed extends PagePorts {
  readonly origins: ReadonlySet<string>
  readonly news: News
}

/** Chromium's number for a navigation that gave way to another, or was held back: nothing failed. */
const aborted = -3

/** Tells what becomes of the window, keeps it at home and says in its title where that is. */
function follow(window: BrowserWindow, { origins, news, title, log }: Followed): void {
  const { webContents } = window
  let home = ''
  const keep = (event: { preventDefault(): void; readonly url: string; readonly isMainFrame: boolean }): void => {
    const origin = originOf(event.url)
    if (origins.has(origin)) return
    event.preventDefault()
    log('the sign-in page may not lead elsewhere', { origin })
    // A part of the page that stays empty need not be told; a page that leads nowhere has to be.
    if (!event.isMainFrame) return
    if (home === '') news.tell({ kind: 'refused', host: new URL(event.url).host })
    else window.setTitle(title(home, origin))
  }
  webContents.on('will-frame-navigate', keep)
  webContents.on('will-redirect', keep)
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  webContents.on('did-navigate', (_event, url) => {
    home = originOf(url)
    window.setTitle(title(home))
  })
  // Whatever the page calls itself, the title says whose it is.
  window.on('page-title-updated', (event) => event.preventDefault())
  webContents.on('did-fail-load', (_event, code, name, _url, isMainFrame) => {
    const isFirst = isMainFrame && home === ''
    if (isFirst && code !== aborted) news.tell({ kind: 'failed', error: new Error(`net::${name}`) })
  })
  webContents.on('did-finish-load', () => news.tell({ kind: 'loaded' }))
  window.on('closed', () => news.tell({ kind: 'closed' }))
}

/** `null` for what has none, such as `about:blank`. */
const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : 'null')

interface News {
  next(): Promise<PageNews>
  /** The end is told again and again, however many ask. */
  tell(news: PageNews): void
}

function createNews(): News {
  let kept: PageNews | null = null
  let hear: (() => void) | null = null
  const tell = (news: PageNews): void => {
    // What ended it stays the last word.
    if (kept === null || kept.kind === 'loaded') kept = news
    hear?.()
  }
  return {
    tell,
    async next() {
      while (kept === null) await new Promise<void>((resolve) => (hear = resolve))
      const news = kept
      if (news.kind === 'loaded') kept = null
      return news
    }
  }
}
