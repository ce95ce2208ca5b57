// Makes `app://ui/` a place of the window's own: known to Chromium before it starts, answered by `pages.ts`.

import { app, protocol } from 'electron'
import { answerPage, type PagePorts } from './pages'

/** Where the window's page is: in the app, or at the development server when started from the sources with one. */
export const pageAddress = (): string => (!app.isPackaged && process.env.RENDERER_URL) || 'app://ui/index.html'

/** To be called before the app is ready, while the main module runs: Electron takes it at no other time. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }
  ])
  // Node loads what answers are made of when it is first named: now, while Electron starts, nothing waits for that.
  void Response
}

/** To be called once the app is ready and before the window asks for its page. */
export function serveScheme(ports: PagePorts): void {
  protocol.handle('app', (request) => answerPage(request, ports))
}
