// Bugs that programs of this kind are known for, as far as only a desktop shows them; the others are tested on the session.
import type { ElectronApplication } from '@playwright/test'
import { connection, expect, signedIn, test } from '../helpers/journey'

const soon = { timeout: 20_000 }

/** From now on counts each time a window is made, shown, brought to the front or given the focus. */
const countIntrusions = (electron: ElectronApplication) =>
  electron.evaluate(({ app, BrowserWindow }) => {
    const seen: string[] = []
    Reflect.set(globalThis, 'intrusions', seen)
    for (const name of ['show', 'focus', 'restore', 'moveTop', 'flashFrame'] as const) {
      const real = Reflect.get(BrowserWindow.prototype, name) as (...args: unknown[]) => unknown
      Reflect.set(BrowserWindow.prototype, name, function (this: unknown, ...args: unknown[]) {
        seen.push(name)
        return real.apply(this, args)
      })
    }
    app.on('browser-window-created', () => seen.push('created'))
  })

const intrusions = (electron: ElectronApplication) =>
  electron.evaluate(() => Reflect.get(globalThis, 'intrusions') as string[])

test('a connection that is lost and comes back takes no focus and shows no window', async ({ launch, simulator }) => {
  const { electron, page } = await signedIn(launch, simulator)
  await countIntrusions(electron)
  await simulator.fault({ action: 'drop', times: 1000 })
  await simulator.expire('channel')
  await expect(connection(page, 'Reconnecting')).toBeAttached(soon)
  await simulator.expire('application')
  await simulator.clearFaults()
  await page.evaluate(() => window.rollcall.connectNow())
  await expect(connection(page, 'Connected')).toBeAttached(soon)
  expect(await intrusions(electron)).toEqual([])
  // What is counted is what a click on the tray does.
  await electron.evaluate(({ app }) => app.emit('second-instance', {}, ['rollcall']))
  expect(await intrusions(electron)).toContain('focus')
})

test('nor does it bring back a window that was closed to the tray, however often it is lost', async ({
  launch,
  simulator,
  bus
}) => {
  await bus.startTray()
  const { electron } = await signedIn(launch, simulator)
  await expect.poll(() => bus.items.length).toBe(1)
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((window) => window.close()))
  const windows = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  await expect.poll(windows).toBe(0)
  await countIntrusions(electron)
  for (const what of ['application', 'channel'] as const) {
    await simulator.expire(what)
    const isPolling = async () => (await simulator.state()).applications.some(({ alive, polling }) => alive && polling)
    await expect.poll(isPolling, soon).toBe(true)
  }
  expect(await windows()).toBe(0)
  expect(await intrusions(electron)).toEqual([])
})
