// How often the server was asked, out of its own log.

const secondMs = 1_000
/** Two clocks tell it, and the way there takes a moment. */
const toleranceMs = 50
/** Chromium itself sends a request again at once, on each connection it had kept, when one is closed without an answer. */
const resentMs = 100

/**
 * `total`, the most in any one second, and which were `rushed`: the third or a later try of the same thing, less than
 * a second after the one before, though that one failed as well.
 * @param {readonly { at: number, method: string, path: string, status: number, inBatch: boolean }[]} log
 */
export function countOf(log) {
  const asked = log.filter(({ inBatch }) => !inBatch)
  return { total: asked.length, mostInASecond: mostWithin(asked.map(({ at }) => at)), rushed: rushedOf(asked) }
}

function mostWithin(times) {
  let most = 0
  let first = 0
  for (const [index, at] of times.entries()) {
    while (at - times[first] >= secondMs) first++
    most = Math.max(most, index - first + 1)
  }
  return most
}

function rushedOf(asked) {
  const failures = new Map()
  const rushed = []
  for (const { at, method, path, status } of asked) {
    const what = `${method} ${path.split('?')[0]}`
    const before = failures.get(what) ?? { count: 0, at: Number.NEGATIVE_INFINITY, status: null }
    const isResent = before.status === 0 && at - before.at < resentMs
    if (before.count >= 2 && !isResent && at - before.at < secondMs - toleranceMs)
      rushed.push(`${what} after ${at - before.at} ms`)
    // A first 401 asks for a new token, and then for the same at once.
    const isRenewal = status === 401 && before.status !== 401
    if (status === 0 || status >= 400)
      failures.set(what, { count: before.count + (isRenewal || isResent ? 0 : 1), at, status })
    else failures.delete(what)
  }
  return rushed
}
