// One conversation with a UCWA server in one media type: sends with fetch, holds the answer against what is expected,
// prints a line. Knows nothing of the resources.
import { status } from './checks.mjs'

/** Makes the server refuse rather than overlook what came with version two of a resource (reference 7). */
export const versionTwo = { 'X-MS-RequiresMinResourceVersion': '2' }

/** Prints one line per operation and counts them. */
export class Report {
  ok = 0
  failed = 0

  line({ media, method, path, status, what, complaints }) {
    const isGood = complaints.length === 0
    if (isGood) this.ok++
    else this.failed++
    const words = isGood ? what : `${what} - expected: ${complaints.join('; ')}`
    console.log(`${isGood ? 'ok    ' : 'FAILED'} ${media.padEnd(4)} ${method.padEnd(6)} ${status} ${path}  # ${words}`)
  }
}

/** A check that trips over an answer without what it looks at has found something. */
function complaintOf(check, answer) {
  try {
    return check(answer)
  } catch (problem) {
    return `a body with what is looked for: ${problem.message}`
  }
}

export class Http {
  token

  /** @param root any URL of the server: hrefs without a host are resolved against it, as against `home` later */
  constructor(media, root, report) {
    this.media = media
    this.home = root
    this.report = report
  }

  /**
   * One request.
   * @param request { query, input, representation, body, headers, signal, read }: `query` is added to what the href has,
   *   `input` and `representation` are written in the media type of the conversation, `body` goes as it is; the answer
   *   is read as a `resource` or as `events`
   * @returns { status, headers, text, resource, error, complaints }: complaints about the form of the answer
   */
  async send(method, href, { query = {}, input, representation, body, headers = {}, signal, read = 'resource' } = {}) {
    const url = new URL(href, this.home)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const { media } = this
    const content = body ?? (input && media.input(input)) ?? (representation && media.representation(representation))
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        accept: media.mediaType,
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(content !== undefined && { 'content-type': media.mediaType }),
        ...headers
      },
      body: content,
      signal
    })
    return { path: url.pathname + url.search, ...(await this.#read(response, read)) }
  }

  /** The media type asked for is the media type that comes, errors included; only a 401 may be a page of HTML. */
  async #read(response, read) {
    const { status, headers } = response
    const answer = { status, headers, text: await response.text(), complaints: [] }
    if (answer.text === '' || status === 401) return answer
    if (!this.media.pattern.test(headers.get('content-type') ?? '')) {
      answer.complaints.push(`${this.media.mediaType} with its charset instead of ${headers.get('content-type')}`)
      return answer
    }
    try {
      if (status >= 400) answer.error = this.media.error(answer.text)
      else answer[read] = this.media[read](answer.text)
    } catch (problem) {
      answer.complaints.push(`a readable body: it ${problem.message}`)
    }
    return answer
  }

  /** Sends, checks, prints. @returns the answer, whatever it was */
  async ask(method, href, request, what, ...checks) {
    if (href === undefined) return this.#missing(method, what)
    return this.judge(method, await this.send(method, href, request), what, ...checks)
  }

  judge(method, answer, what, ...checks) {
    const complaints = [...answer.complaints, ...checks.map((check) => complaintOf(check, answer)).filter(Boolean)]
    if (complaints.length > 0) complaints.push(`got ${answer.status} ${answer.text.slice(0, 200)}`)
    this.report.line({ media: this.media.name, method, path: answer.path, status: answer.status, what, complaints })
    return answer
  }

  get(href, what, ...checks) {
    return this.ask('GET', href, {}, what, status(200), ...checks)
  }

  /**
   * Repeats a request until the server refuses it: how a limit is met whose figure is not known. Prints the refusal.
   * @returns the answers of those that were granted
   */
  async askUntilRefused(method, requestOf, what, ...checks) {
    const granted = []
    while (granted.length < 1100) {
      const { href, ...request } = requestOf(granted.length)
      const answer = await this.send(method, href, request)
      if (answer.status >= 400) {
        this.judge(method, answer, what, ...checks)
        return granted
      }
      granted.push(answer)
    }
    this.judge(method, granted[0], what, () => `a refusal of one of ${granted.length}`)
    return granted
  }

  /** A step that an answer gave no way to take. */
  stuck(what, problem) {
    const [media, path, status] = [this.media.name, '', '---']
    this.report.line({ media, method: '', path, status, what, complaints: [`to get on, but ${problem.message}`] })
  }

  /** There is no link to follow: a failed line, and an answer that fails every check made of it. */
  #missing(method, what) {
    const [media, path, status] = [this.media.name, '(no link)', '---']
    this.report.line({ media, method, path, status, what, complaints: ['a link to follow'] })
    return { status: 0, headers: new Headers(), text: '', complaints: [] }
  }
}
