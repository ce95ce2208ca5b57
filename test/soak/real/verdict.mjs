// What a soak of the real app shows: a line a minute, and what of it is as it should be.

/** Once nobody holds anything unneeded, later against earlier. */
const mostGrowth = 1.1
/** A heap is small: what the last minute left, such as a search that is shown, is more than a tenth of it. */
const spareMib = 3
/** What the collector has not looked at yet, against the same. */
const mostUncollected = 1.5
/** Chromium opens and closes some by itself. */
const spareHandles = 8
/** Two pools of six connections. */
const mostSockets = 12
const mostInAMinute = 300
const mostInASecond = 40

export const headline =
  'minute   MiB   main  network  gpu  page   handles: main network page   to server  pages   requests  a second   true after'

const cell = (value, width) => String(value).padStart(width)
const whole = (number, width) => cell(Math.round(number), width)
const inSeconds = (seconds) => (seconds === null ? 'never' : `${seconds.toFixed(1)} s`)

/** One minute in columns as `headline` names them. */
export function lineOf(number, { mib, handles, toServer, pages, requests, trueAfter }) {
  return [
    cell(number, 6),
    whole(mib.all, 6),
    whole(mib.main, 7),
    whole(mib.network, 9),
    whole(mib.gpu, 5),
    whole(mib.page, 6),
    cell(handles.main, 16),
    cell(handles.network, 8),
    cell(handles.page, 5),
    cell(toServer, 12),
    cell(pages, 7),
    cell(requests.total, 11),
    cell(requests.mostInASecond, 10),
    cell(inSeconds(trueAfter), 13)
  ].join('')
}

/** Sentences, each with whether it is as it should be. */
export function verdictOf({ atFirst, rows, early, late, windows, leavings, afterwards }) {
  return [
    ...aboutTruth(atFirst, rows),
    ...aboutMemory(rows, early, late, windows),
    ...aboutHandles(rows, early, late),
    ...aboutRequests(rows),
    ...aboutLives(late, windows, leavings, afterwards)
  ]
}
const judged = (words, isGood) => ({ words, isGood })

function aboutTruth(atFirst, rows) {
  const seconds = [atFirst.trueAfter, ...rows.map(({ trueAfter }) => trueAfter)]
  const isTrue = !seconds.includes(null)
  return [
    judged(
      isTrue
        ? `the picture was the server's truth each time, at the latest ${inSeconds(Math.max(...seconds))} after the last fault`
        : "the picture did not become the server's truth",
      isTrue
    )
  ]
}

/**
 * The page is judged by its own heap, and with a new window: whenever names in other scripts are laid out anew,
 * Chromium 130 keeps some 100 KiB of their fonts until the process ends, in an empty Electron window as well.
 */
function aboutMemory(rows, early, late, windows) {
  const most = Math.max(...rows.map(({ mib }) => mib.all))
  return [
    grown('memory without the page, collected', withoutPage(early), withoutPage(late)),
    grown('memory of all processes, collected, with a new window', early.mib.all, windows.mib.all),
    grown('JavaScript heap of main', early.heap.main, late.heap.main, spareMib),
    grown('JavaScript heap of the page', early.heap.page, late.heap.page, spareMib),
    judged(
      `at most ${most.toFixed(0)} MiB, not collected (limit ${(early.mib.all * mostUncollected).toFixed(0)})`,
      most <= early.mib.all * mostUncollected
    )
  ]
}

const withoutPage = ({ mib }) => mib.all - mib.page

const grown = (what, before, after, spare = 0) =>
  judged(`${what}: ${before.toFixed(1)} MiB, then ${after.toFixed(1)} MiB`, after <= before * mostGrowth + spare)

const held = (what, before, after) => judged(`${what}: ${before}, then ${after}`, after <= before + spareHandles)

function aboutHandles(rows, early, late) {
  const sockets = Math.max(...rows.map(({ toServer }) => toServer))
  const pages = Math.max(...rows.map(({ pages }) => pages))
  return [
    ...['main', 'network', 'page'].map((of) => held(`handles of ${of}`, early.handles[of], late.handles[of])),
    judged(`at most ${sockets} sockets to the server (limit ${mostSockets})`, sockets <= mostSockets),
    judged(`never more than ${pages} page process`, pages === 1)
  ]
}

function aboutRequests(rows) {
  const inAMinute = Math.max(...rows.map(({ requests }) => requests.total))
  const inASecond = Math.max(...rows.map(({ requests }) => requests.mostInASecond))
  const rushed = rows.flatMap(({ requests }) => requests.rushed)
  return [
    judged(`at most ${inAMinute} requests in a minute (limit ${mostInAMinute})`, inAMinute <= mostInAMinute),
    judged(`at most ${inASecond} requests in a second (limit ${mostInASecond})`, inASecond <= mostInASecond),
    judged(
      rushed.length === 0
        ? 'never a third try within a second of one that failed'
        : `tried again within a second: ${rushed.join(', ')}`,
      rushed.length === 0
    )
  ]
}

function aboutLives(late, windows, leavings, afterwards) {
  const left = leavings.filter(({ after }) => after === null)
  const slowest = Math.max(...leavings.map(({ after }) => after ?? 0))
  return [
    grown('JavaScript heap of main, window shut and shown', late.heap.main, windows.heap.main, spareMib),
    held('handles of main, window shut and shown', late.handles.main, windows.handles.main),
    judged(`${windows.pages} page process after that`, windows.pages === 1),
    grown('JavaScript heap of main, signed out and in', windows.heap.main, afterwards.heap.main, spareMib),
    held('handles of main, signed out and in', windows.handles.main, afterwards.handles.main),
    judged(
      left.length === 0
        ? `after ${leavings.length} sign-outs no application, subscription or socket, at the latest ${inSeconds(slowest)} later`
        : `left after a sign-out: ${JSON.stringify(left[0].left)}`,
      left.length === 0
    )
  ]
}
