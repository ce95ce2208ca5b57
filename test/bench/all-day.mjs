// What a user feels all day: how soon a change is on the screen, what a search letter costs, and what the app costs
// while nothing happens.
import { openApp, processesOf, removeFolder, rollcall, signIn } from './apps.mjs'
import { everyPresenceShown, quiet } from './requests.mjs'
import { startSimulator } from './simulated-server.mjs'

const idleMs = 60_000
/** @param {{ env: NodeJS.ProcessEnv, people: number, groups: number }} options */
async function withList({ env, people, groups }, measure) {
  const simulator = await startSimulator('--people', people, '--groups', groups, '--contact-limit', people)
  const app = await openApp(rollcall, { env, args: [`--server=${simulator.address.root}`] })
  try {
    await signIn(app.page, simulator.address)
    await everyPresenceShown(app.page)
    await quiet(simulator)
    return await measure({ ...app, simulator })
  } finally {
    await app.electron.close()
    await simulator.stop()
    await removeFolder(app.userData)
  }
}

/** From the server's release of one change to the frame that shows its row, 95 of 100 times, in milliseconds. */
export const measureEventToRow = (options) =>
  withList(options, async ({ page, simulator }) => {
    const shown = await page.evaluate(() =>
      [...globalThis.document.querySelectorAll('[role=treeitem][aria-level="2"]')].map((row) =>
        row.getAttribute('aria-label')
      )
    )
    const { people } = await simulator.control('state')
    const somebody = people.find(({ name }) => shown.some((label) => label?.startsWith(`${name},`)))
    const times = []
    for (let round = 0; round < 40; round++) {
      const availability = round % 2 === 0 ? 'DoNotDisturb' : 'BeRightBack'
      const words = round % 2 === 0 ? 'Do not disturb' : 'Be right back'
      const painted = page.evaluate(untilRowSays, { name: somebody.name, words })
      const releasedAt = Date.now()
      await simulator.control('people?release=now', 'POST', [{ uri: somebody.uri, availability }])
      times.push((await painted) - releasedAt)
    }
    return percentile(times, 0.95)
  })

/** Runs in the page: the moment (milliseconds since 1970) at which the row of `name` with `words` has been painted. */
function untilRowSays({ name, words }) {
  return new Promise((resolve) => {
    const isThere = () =>
      [...globalThis.document.querySelectorAll('[role=treeitem]')].some((row) =>
        row.getAttribute('aria-label')?.startsWith(`${name}, ${words}`)
      )
    // A task that is sent from within a frame runs after that frame has been painted.
    const paint = () =>
      globalThis.requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(Date.now())
        port2.postMessage(null)
      })
    const observer = new globalThis.MutationObserver(() => {
      if (!isThere()) return
      observer.disconnect()
      paint()
    })
    observer.observe(globalThis.document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true
    })
  })
}

/** The longest task of the window while 1,000 people change in one package; 0 where none lasted 50 ms. */
export const measureManyChanges = (options) =>
  withList(options, async ({ page, simulator }) => {
    const { groups, people } = await simulator.control('state')
    const listed = new Set(groups.filter(({ kind }) => kind !== 'distributionGroup').flatMap(({ members }) => members))
    const chosen = people.filter(({ uri }) => listed.has(uri)).slice(0, 1000)
    const longest = page.evaluate(longestTaskOf, { count: chosen.length, restMs: 3000 })
    const changes = chosen.map(({ uri }) => ({ uri, availability: 'DoNotDisturb' }))
    await simulator.control('people?release=now', 'POST', changes)
    return longest
  })

/** Runs in the page: until `count` people are do-not-disturb, and a while longer. */
function longestTaskOf({ count, restMs }) {
  return new Promise((resolve) => {
    let longest = 0
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
    })
    observer.observe({ type: 'longtask' })
    const stop = globalThis.rollcall.on('state', ({ people }) => {
      const changed = people.filter(({ presence }) => presence.availability === 'do-not-disturb').length
      if (changed < count) return
      stop()
      setTimeout(() => resolve(longest), restMs)
    })
  })
}

/** From a letter in the search box to the frame that shows the list for it, 95 of 100 times, in milliseconds. */
export const measureFilter = (options) =>
  withList(options, async ({ page }) => {
    const times = await page.evaluate(
      async (letters) => {
        const box = globalThis.document.querySelector('[role=searchbox]')
        const paint = () =>
          new Promise((resolve) =>
            globalThis.requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel()
              port1.onmessage = resolve
              port2.postMessage(null)
            })
          )
        const measured = []
        for (const letter of letters) {
          const since = performance.now()
          box.value = letter === ' ' ? '' : box.value + letter
          box.dispatchEvent(new Event('input', { bubbles: true }))
          await paint()
          measured.push(performance.now() - since)
          // What the directory answers, and rows that come one after the other, are not the letter's.
          await new Promise((resolve) => setTimeout(resolve, 400))
        }
        return measured
      },
      [...'mar an el so']
    )
    return percentile(times, 0.95)
  })

/** While nothing happens: `cpu` of one core in per cent, and requests that are neither poll nor report of activity. */
export const measureIdle = (options) =>
  withList(options, async ({ electron, simulator }) => {
    await simulator.control('requests', 'DELETE')
    const pid = electron.process().pid
    const before = cpuMs(pid)
    await new Promise((resolve) => setTimeout(resolve, idleMs))
    const cpu = ((cpuMs(pid) - before) / idleMs) * 100
    const asked = await simulator.control('requests')
    return { cpu, requests: asked.filter(({ path }) => !/\/events\b|reportMyActivity/i.test(path)).length }
  })

/** Time the processors spent on a process and its children so far; the system counts in hundredths of a second. */
const cpuMs = (pid) => processesOf(pid).reduce((sum, { ticks }) => sum + ticks * 10, 0)

const percentile = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length * share) - 1]
