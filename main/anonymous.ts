// Takes out of a text who and where: each address, name and host becomes a placeholder with a number, the same one
// wherever it stands, so that lines about the same person can still be matched. When in doubt it takes out too much.

import { personKey } from './roster/person-key'

/** What cannot be told from other words by its looks. */
export interface Known {
  readonly people: readonly { readonly uri: string; readonly name: string }[]
  /** Other names of one of them, such as what they sign in as. */
  readonly users: readonly { readonly uri: string; readonly name: string }[]
  readonly groups: readonly string[]
  readonly hosts: readonly string[]
}

/** A word the text must not hold: how the placeholder is called, and whom it stands for. */
interface Literal {
  readonly kind: 'person' | 'user' | 'group' | 'host'
  readonly key: string
}

const looks = [
  // With whatever stands before the "@" in one word, plain or encoded.
  String.raw`(?<address>(?:sips?(?::|%3a))?[^\s@<>"'()[\]{},;:=/\\|]{0,250}(?:@|%40)[\p{L}\p{N}](?:[\p{L}\p{N}.\-]*[\p{L}\p{N}])?)`,
  String.raw`(?<authority>(?<=:\/\/)[^\s/?#"'<>,;)\\]+)`,
  String.raw`(?<number>(?<![\p{L}\p{N}.])\+\d[\d ()\-./]{4,}\d|(?<=tel:)[^\s"'<>,;\\]+)`,
  String.raw`(?<user>(?<![\p{L}\p{N}.\-])[\p{L}\p{N}.\-]{2,}\\{1,2}[\p{L}\p{N}._\-]+)`
]
const hostLooks = String.raw`(?<host>(?<![\p{L}\p{N}_.\-])(?:[\p{L}\p{N}\-]+\.)+\p{L}{2,}(?![\p{L}\p{N}_\-])|(?<![\p{L}\p{N}.])\d{1,3}(?:\.\d{1,3}){3}(?![\p{N}.]*\p{N})|\[[\da-f:.]*:[\da-f:.]*\])`

/** Look like hosts, and are files or names on the bus. */
const harmless =
  /\.(?:[cm]?js|ts|json|log|txt|html|css|svelte|desktop|png|ico|node|asar|so|damaged|newer)$|^(?:org|com)\.(?:freedesktop|gnome|kde|canonical|ayatana)\b/i
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i

/** Answers the function that does it; numbers go on from text to text. */
export function createAnonymiser(known: Known): (text: string) => string {
  const literals = literalsOf(known)
  const numbers = new Map<string, Map<string, number>>()
  const numberOf = (family: string, key: string) => {
    const known = numbers.get(family) ?? new Map<string, number>()
    numbers.set(family, known)
    known.set(key, known.get(key) ?? known.size + 1)
    return known.get(key)
  }
  const placeholder = (kind: string, key: string) => {
    const family = kind === 'address' || kind === 'person' || kind === 'user' ? 'somebody' : kind
    return `<${kind} ${numberOf(family, key)}>`
  }
  const replaced = (found: string, groups: Readonly<Record<string, string | undefined>>): string => {
    const literal = literals.get(found.toLowerCase())
    if (groups.address !== undefined) return placeholder('address', addressKey(found))
    if (literal !== undefined) return placeholder(literal.kind, literal.key)
    if (groups.number !== undefined) return placeholder('number', found)
    if (groups.user !== undefined || groups.literal !== undefined) return placeholder('user', found.toLowerCase())
    if (loopback.test(found) || (groups.host !== undefined && harmless.test(found))) return found
    return placeholder('host', hostKey(found))
  }

  return (text) => {
    const plain = text.replace(/[^\S\n]+/g, ' ')
    // In one go, so that nothing is looked for in a placeholder.
    const parts: string[] = []
    let end = 0
    for (const match of plain.matchAll(everythingIn(plain, literals.keys()))) {
      parts.push(plain.slice(end, match.index), replaced(match[0], match.groups ?? {}))
      end = match.index + match[0].length
    }
    return parts.join('') + plain.slice(end)
  }
}

/** Of thousands of names only those that are in the text; the longest first, as one may be part of another. */
function everythingIn(text: string, words: Iterable<string>): RegExp {
  const lower = text.toLowerCase()
  const present = [...words].filter((word) => lower.includes(word))
  const longestFirst = present.sort((one, other) => other.length - one.length).map(pattern)
  const literal = longestFirst.length === 0 ? [] : [`(?<literal>${longestFirst.join('|')})`]
  return new RegExp([...looks, ...literal, hostLooks].join('|'), 'giu')
}

/** In lower case, in each spelling a log line can have. */
function literalsOf({ people, users, groups, hosts }: Known): ReadonlyMap<string, Literal> {
  const found = new Map<string, Literal>()
  const add = (word: string, literal: Literal) => {
    const plain = word.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim()
    for (const spelling of [plain, JSON.stringify(plain).slice(1, -1), encoded(plain)]) {
      if (/[\p{L}\p{N}]/u.test(spelling) && spelling.length > 1) found.set(spelling.toLowerCase(), literal)
    }
  }
  for (const host of hosts) add(host, { kind: 'host', key: hostKey(host) })
  for (const name of groups) add(name, { kind: 'group', key: name })
  for (const { uri, name } of users) add(name, { kind: 'user', key: addressKey(uri) })
  for (const { uri, name } of people) add(name, { kind: 'person', key: addressKey(uri) })
  return found
}

/** A short word is only taken out where it stands alone: it may be part of many. */
function pattern(word: string): string {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
  return word.length > 4 ? escaped : String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`
}

const addressKey = (address: string) => personKey(`sip:${decoded(address).replace(/^sips?:/i, '')}`)

const hostKey = (host: string) => host.toLowerCase().replace(/:\d+$/, '')

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

/** As in an address; a lone half of a character cannot be written so. */
const encoded = (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
