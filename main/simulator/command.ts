// The simulator as a command: reads its arguments, starts it, says where it is in one line of JSON, ends on a signal.

import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Quirks, SimulatorLimits } from './options'
import { startSimulator, type StartOptions } from './start'

const usage = `Usage: simulator [options]

  --port <number>                port on 127.0.0.1 (0: any free one)            0
  --tls                          HTTPS with a certificate made at start
  --people <number>              contacts of the user                           250
  --groups <number>              groups of the user                             10
  --seed <number>                the same seed gives the same organisation      1
  --changes-per-minute <number>  people who change by themselves                0
  --edition <current|2015>       which text of the documentation holds          current
  --token-lifetime <seconds>     how long a token is valid                      28800
  --contact-limit <number>       how many contacts the user may have            250
  --delegate-limit <number>      how many delegates                             25
  --group-limit <number>         how many groups of the user's own              64
  --subscription-limit <number>  how many presence subscriptions at a time      100
  --subscription-contact-limit <number>
                                 how many contacts in one of them               1000
  --expand-limit <number>        how many members of a distribution group can
                                 be shown                                       1000
  --grants <list>                ways to a token, with commas between: password,
                                 windows, passive (a sign-in page)              windows,password
  --windows-sign-in              windows succeeds, as behind a server that has
                                 made the handshake
  --nested-cycle                 distribution groups that contain each other
  --help                         this text
`

/** What the arguments ask for; `error` names the argument that is wrong. */
export type ReadArguments =
  | { readonly kind: 'start'; readonly options: StartOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly error: string }

/** Largest values: they keep a slip of the finger from filling the memory. */
const numbers = {
  port: 65_535,
  people: 50_000,
  groups: 1_000,
  seed: 4_294_967_295,
  'changes-per-minute': 100_000,
  'token-lifetime': 31_536_000,
  'contact-limit': 1_000_000,
  'delegate-limit': 1_000_000,
  'group-limit': 1_000_000,
  'subscription-limit': 1_000_000,
  'subscription-contact-limit': 1_000_000,
  'expand-limit': 1_000_000
} as const

type NumberName = keyof typeof numbers

const limitOf = {
  contacts: 'contact-limit',
  delegates: 'delegate-limit',
  groups: 'group-limit',
  subscriptions: 'subscription-limit',
  contactsPerSubscription: 'subscription-contact-limit',
  expandableMembers: 'expand-limit'
} as const

/** Node takes seconds to take a line of a megabyte apart. */
const mostWords = 100
const longestLine = 10_000

/** Reads the words behind the command's name; pure. */
export function readArguments(words: readonly string[]): ReadArguments {
  if (words.length > mostWords || words.join('').length > longestLine) return { kind: 'wrong', error: 'too many words' }
  const given = splitWords(words)
  if ('error' in given) return { kind: 'wrong', error: given.error }
  if (given.values.help) return { kind: 'help' }
  const wrong = wrongValue(given.values)
  if (wrong !== undefined) return { kind: 'wrong', error: wrong }
  return { kind: 'start', options: optionsFrom(given.values) }
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

type Values = Partial<
  Record<NumberName | 'edition' | 'grants', string> &
    Record<'tls' | 'nested-cycle' | 'windows-sign-in' | 'help', boolean>
>

function splitWords(words: readonly string[]): { readonly values: Values } | { readonly error: string } {
  try {
    return parseArgs({
      args: [...words],
      options: {
        port: text,
        people: text,
        groups: text,
        seed: text,
        'changes-per-minute': text,
        'token-lifetime': text,
        'contact-limit': text,
        'delegate-limit': text,
        'group-limit': text,
        'subscription-limit': text,
        'subscription-contact-limit': text,
        'expand-limit': text,
        edition: text,
        grants: text,
        'windows-sign-in': flag,
        tls: flag,
        'nested-cycle': flag,
        help: flag
      }
    })
  } catch (error) {
    // parseArgs refuses unknown flags and missing values with a TypeError that says which.
    if (error instanceof TypeError) return { error: error.message }
    throw error
  }
}

function wrongValue(values: Values): string | undefined {
  // The keys of a constant object are its names.
  for (const name of Object.keys(numbers) as NumberName[]) {
    const value = values[name]
    if (value !== undefined && !isWhole(value, numbers[name])) return `--${name} ${value}: not 0 to ${numbers[name]}`
  }
  const { edition } = values
  if (edition !== undefined && !isEdition(edition)) return `--edition ${edition}: not current or 2015`
  const stranger = values.grants?.split(',').find((name) => !grantTypes.has(name))
  if (stranger !== undefined) return `--grants ${stranger}: not password, windows or passive`
  return undefined
}

function isWhole(value: string, largest: number): boolean {
  return /^\d{1,12}$/.test(value) && Number(value) <= largest
}

function isEdition(value: string): value is 'current' | '2015' {
  return value === 'current' || value === '2015'
}

function optionsFrom(values: Values): StartOptions {
  const number = <Name extends string>(option: Name, name: NumberName): { readonly [Key in Name]?: number } => {
    const value = values[name]
    // One key, computed: TypeScript widens it to a string.
    return (value === undefined ? {} : { [option]: Number(value) }) as { readonly [Key in Name]?: number }
  }
  const { edition } = values
  const limits = limitsFrom(values)
  const quirks = quirksFrom(values)
  return {
    ...number('port', 'port'),
    ...number('people', 'people'),
    ...number('groups', 'groups'),
    ...number('seed', 'seed'),
    ...number('changesPerMinute', 'changes-per-minute'),
    ...number('tokenLifetimeSeconds', 'token-lifetime'),
    ...(Object.keys(limits).length > 0 && { limits }),
    ...(Object.keys(quirks).length > 0 && { quirks }),
    ...(edition !== undefined && isEdition(edition) && { edition }),
    ...(values.tls && { tls: true }),
    ...(values['nested-cycle'] && { nestedCycle: true })
  }
}

/** What the protocol calls the ways to a token. */
const grantTypes: ReadonlyMap<string, string> = new Map([
  ['password', 'password'],
  ['windows', 'urn:microsoft.rtc:windows'],
  ['passive', 'urn:microsoft.rtc:passive']
])

function quirksFrom(values: Values): Quirks {
  return {
    ...(values.grants !== undefined && {
      grantTypes: values.grants.split(',').flatMap((name) => grantTypes.get(name) ?? [])
    }),
    ...(values['windows-sign-in'] && { windowsSignIn: true })
  }
}

function limitsFrom(values: Values): Partial<SimulatorLimits> {
  const given = Object.entries(limitOf).flatMap(([limit, name]) => {
    const value = values[name]
    return value === undefined ? [] : [[limit, Number(value)]]
  })
  // The keys of `limitOf` are names of limits.
  return Object.fromEntries(given) as Partial<SimulatorLimits>
}

async function main(): Promise<void> {
  const read = readArguments(process.argv.slice(2))
  if (read.kind === 'help') {
    process.stdout.write(usage)
    return
  }
  if (read.kind === 'wrong') {
    process.stderr.write(`${read.error}\n\n${usage}`)
    process.exitCode = 2
    return
  }
  const { root, control, signIn, close } = await startSimulator(read.options)
  process.stdout.write(`${JSON.stringify({ root, control, ...signIn })}\n`)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void close())
}

function isMainModule(): boolean {
  const [, started] = process.argv
  return started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)
}

if (isMainModule()) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
