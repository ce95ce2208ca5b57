// The walls around the window, each tried from inside of it, in the real app. The same page that all of this is refused
// to shows its list.
import type { Page } from '@playwright/test'
import { commandNames } from '../../preload/contract'
import { connection, expect, row, signedIn, test, type RunningApp } from '../helpers/journey'

/** What the page's own policy refused since it is watched: the rule, and how often. */
async function refusals(page: Page, act: () => void): Promise<string[]> {
  const watched = await page.evaluateHandle(() => {
    const seen: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => seen.push(effectiveDirective))
    return seen
  })
  await page.evaluate(act)
  await expect.poll(() => watched.jsonValue()).not.toEqual([])
  return watched.jsonValue()
}

const windowsOf = ({ electron }: RunningApp) =>
  electron.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getURL()))

const home = 'app://ui/index.html'

/** What a page could try to load, and which rule of the policy refuses it. */
const attempts: readonly (readonly [what: string, rule: string, act: () => void])[] = [
  [
    'a script from elsewhere',
    'script-src-elem',
    () => {
      const link = document.createElement('link')
      link.rel = 'modulepreload'
      link.href = 'https://nowhere.invalid/x.js'
      document.head.append(link)
    }
  ],
  [
    'a style in the page',
    'style-src-elem',
    () => {
      const style = document.createElement('style')
      style.append('body { display: none }')
      document.body.append(style)
    }
  ],
  [
    'a picture from elsewhere',
    'img-src',
    () => {
      new Image().src = 'https://nowhere.invalid/x.png'
    }
  ],
  [
    'a frame',
    'frame-src',
    () => {
      const frame = document.createElement('iframe')
      frame.src = 'https://nowhere.invalid/'
      document.body.append(frame)
    }
  ],
  [
    'a request to elsewhere',
    'connect-src',
    () => {
      navigator.sendBeacon('https://nowhere.invalid/')
    }
  ]
]

test('the page loads nothing but its own files', async ({ launch }) => {
  const { page } = await launch()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  for (const [what, rule, act] of attempts) {
    expect(await refusals(page, act), what).toContain(rule)
  }
})

test('text cannot become markup, a script or code', async ({ launch }) => {
  const { page } = await launch()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  const tried = await page.evaluate(() => {
    const markup = '<img src=x onerror="document.body.dataset.ran = 1">'
    const code = 'document.body.dataset.ran = 1'
    const trusted = Reflect.get(globalThis, 'trustedTypes')
    const ways: Record<string, () => unknown> = {
      innerHTML: () => (document.body.innerHTML = markup),
      insertAdjacentHTML: () => document.body.insertAdjacentHTML('beforeend', markup),
      parser: () => new DOMParser().parseFromString(markup, 'text/html'),
      'text of a script': () => document.createElement('script').append(code),
      'address of a script': () => (document.createElement('script').src = 'https://nowhere.invalid/x.js'),
      worker: () => new Worker('data:text/javascript,'),
      eval: () => Reflect.apply(Reflect.get(globalThis, 'eval'), null, [code]),
      function: () => Reflect.construct(Reflect.get(globalThis, 'Function'), [code])(),
      timer: () => Reflect.apply(setTimeout, globalThis, [code]),
      'another policy': () => trusted.createPolicy('mine', {}),
      "Svelte's policy once more": () => trusted.createPolicy('svelte-trusted-html', {})
    }
    const outcome = (run: () => unknown) => {
      try {
        run()
        return 'done'
      } catch (error) {
        return error instanceof Error ? error.name : 'refused'
      }
    }
    // In a task of the page's own: what Playwright runs is not held to the policy.
    return new Promise<Record<string, string>>((resolve) =>
      setTimeout(() => resolve(Object.fromEntries(Object.entries(ways).map(([name, run]) => [name, outcome(run)]))))
    )
  })
  expect(tried).toEqual({
    innerHTML: 'TypeError',
    insertAdjacentHTML: 'TypeError',
    parser: 'TypeError',
    'text of a script': 'TypeError',
    'address of a script': 'TypeError',
    worker: 'TypeError',
    eval: 'EvalError',
    function: 'EvalError',
    timer: 'TypeError',
    'another policy': 'TypeError',
    "Svelte's policy once more": 'TypeError'
  })
  expect(await page.evaluate(() => document.body.dataset.ran)).toBe(undefined)
})

test('the app itself keeps to that policy: list, details and search', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  // Noted from the first moment of a page on.
  await page.addInitScript(() => {
    Reflect.set(window, 'refused', [])
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      Reflect.get(window, 'refused').push(effectiveDirective)
    )
  })
  await page.reload()
  await expect(connection(page, 'Connected')).toBeAttached()
  await page.setViewportSize({ width: 900, height: 700 })
  await row(page, 'Lena Fischer').first().click()
  await expect(page.getByRole('heading', { name: 'Lena Fischer' })).toBeVisible()
  await page.keyboard.press('Control+F')
  await page.keyboard.type('fisch')
  await expect(row(page, 'Lena Fischer')).toHaveCount(1)
  expect(await page.evaluate(() => Reflect.get(window, 'refused'))).toEqual([])
})

test('no window, no frame, no view and no download comes out of the page', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await app.electron.evaluate(({ session }) =>
    session.defaultSession.on('will-download', (event) => Reflect.set(globalThis, 'refused', event.defaultPrevented))
  )
  const opened = await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'app://ui/index.html'
    link.download = 'index.html'
    document.body.append(link)
    link.click()
    const view = document.createElement('webview')
    view.setAttribute('src', 'https://nowhere.invalid/')
    document.body.append(view)
    return ['https://nowhere.invalid/', 'about:blank', 'app://ui/index.html', 'javascript:0'].map((address) =>
      window.open(address)
    )
  })
  expect(opened).toEqual([null, null, null, null])
  await expect.poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'refused'))).toBe(true)
  expect(await windowsOf(app)).toEqual([home])
})

for (const address of ['https://nowhere.invalid/', 'file:///etc/passwd', 'data:text/html,x', 'app://ui/photo/x']) {
  test(`the page cannot send the window to ${address}`, async ({ launch }) => {
    const app = await launch()
    await expect(app.page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await app.page.evaluate((to) => {
      // Later, since Playwright would wait for the way back from a journey that never begins.
      setTimeout(() => {
        document.title = 'tried'
        location.href = to
      }, 0)
    }, address)
    const titles = () =>
      app.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((one) => one.webContents.getTitle())
      )
    await expect.poll(titles).toEqual(['tried'])
    expect(await windowsOf(app)).toEqual([home])
  })
}

test('every permission a page can ask for is denied', async ({ launch }) => {
  const { page } = await launch()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  const answers = await page.evaluate(async () => {
    const media = navigator.mediaDevices.getUserMedia({ audio: true, video: true })
    const screen = navigator.mediaDevices.getDisplayMedia()
    const clipboard = navigator.clipboard.readText()
    const place = new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))
    const settled = await Promise.allSettled([media, screen, clipboard, place])
    return [...settled.map(({ status }) => status), await Notification.requestPermission()]
  })
  expect(answers).toEqual(['rejected', 'rejected', 'rejected', 'rejected', 'denied'])
})

test('the window has every wall of Electron, whichever way it is asked', async ({ launch }) => {
  const { electron, page } = await launch()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  const preferences = await electron.evaluate(({ BrowserWindow }) =>
    // Electron has this for its own tests and does not document it.
    BrowserWindow.getAllWindows().map(({ webContents }) =>
      Reflect.apply(Reflect.get(webContents, 'getLastWebPreferences'), webContents, [])
    )
  )
  expect(preferences).toHaveLength(1)
  expect(preferences[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: '',
    webviewTag: false
  })
  // All the page has of Electron is our own bridge: the commands of the contract, by name.
  const bridge = await page.evaluate(() => Object.keys(window.rollcall))
  expect(bridge.sort()).toEqual([...Object.keys(commandNames), 'on'].sort())
})

test('the app opens no program for a link that is not one of the four', async ({ launch, simulator }) => {
  const { electron, page } = await signedIn(launch, simulator)
  await electron.evaluate(({ shell }) => {
    Object.assign(shell, {
      openExternal: async (link: string) => void Reflect.set(globalThis, 'opened', link)
    })
  })
  const refused = await page.evaluate(() =>
    Promise.all(
      ['file:///etc/passwd', 'https://nowhere.invalid/', 'javascript:0'].map((uri) => window.rollcall.openCall(uri))
    )
  )
  expect(refused.map(({ ok }) => ok)).toEqual([false, false, false])
  expect(await electron.evaluate(() => Reflect.get(globalThis, 'opened'))).toBe(undefined)
})
