// What may be handed to the system to be opened there: pages, mail, calls. Whatever else a link says could start any
// program of this computer, so a link is read whole, and what is not plainly one of these is none.

/** More than any of these needs; longer command lines are cut or refused by some systems. */
const longestLink = 30_000

/** Quotes, brackets, backslashes and blanks mean something to shells and mail programs; none of these belongs in a link. */
const unsafe = /[^!-~]|["<>\\^`{|}]/

const address = /^[^\s@,;:<>"()\p{C}]+@[^\s@,;:<>"()\p{C}]+$/u

/** Each scheme with what must be true of everything after its colon. */
const readers: Readonly<Record<string, (rest: string, link: URL) => boolean>> = {
  'https:': (rest, link) =>
    rest.startsWith('//') && link.hostname !== '' && link.username === '' && link.password === '',
  // Recipients only: a subject, a text or a copy to somebody would be behind a question mark.
  'mailto:': (rest) => rest.split(',').every((one) => !/[?#&]/.test(one) && isDecoded(one, address)),
  'tel:': (rest) => /^\+?([\d*.()-]|%23)+(;[a-z-]+=[\w.%+-]+)*$/i.test(rest) && /\d|\*/.test(rest),
  // What comes behind a question mark can replace a call that is under way.
  'sip:': (rest) => {
    const [person = '', ...parameters] = rest.split(';')
    return (
      /^[\w.~!*&=+$%-]+@[\w.%-]+(:\d{1,5})?$/.test(person) &&
      isDecoded(person.replace(/:\d+$/, ''), address) &&
      parameters.every((one) => /^[\w-]+(=[\w.:~+-]+)?$/.test(one))
    )
  }
}

/**
 * The link as it may be opened, in the one form a browser writes it; null when it may not. `https` without a name or
 * password in it, `mailto` with recipients and nothing more, `tel`, and `sip` without headers.
 */
export function outsideLink(text: string): string | null {
  if (text.length > longestLink || /[\p{C}\s\\]/u.test(text)) return null
  if (!URL.canParse(text)) return null
  const link = new URL(text)
  const read = Object.hasOwn(readers, link.protocol) ? readers[link.protocol] : undefined
  // People are called O'Brien, and some systems pass a link on between single quotes.
  const href = link.href.replaceAll("'", '%27')
  if (read === undefined || unsafe.test(href)) return null
  return read(href.slice(link.protocol.length), link) ? href : null
}

function isDecoded(encoded: string, wanted: RegExp): boolean {
  try {
    return wanted.test(decodeURIComponent(encoded))
  } catch (error) {
    if (error instanceof URIError) return false
    throw error
  }
}

/**
 * The one way from the app to the system: opens what `outsideLink` lets through. Rejects for any other link, which
 * whoever made it should not have made, and where the system has no program for it.
 */
export function createOpenOutside(open: (link: string) => Promise<void>): (text: string) => Promise<void> {
  return async (text) => {
    const link = outsideLink(text)
    if (link === null) throw new TypeError('this may not be opened outside')
    await open(link)
  }
}
