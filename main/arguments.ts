// What the command line asks for. Electron leaves Chromium's own switches in the list: the usual ones are let
// through, anything else unknown is refused with the usage.

import { isLink } from './link'
import { readServerAddress } from './ucwa/sign-in-address'

export interface Arguments {
  /** Discovery root, instead of the DNS names. */
  readonly server?: string
  readonly demo: boolean
  readonly hidden: boolean
  readonly userDataDir?: string
  /** A word that begins as a link into the app; not read yet. */
  readonly link?: string
}

export type ReadArguments =
  { readonly ok: true; readonly value: Arguments } | { readonly ok: false; readonly usage: string }

const usage = `usage: rollcall [options] [rollcall:person/<address>]
  --server <url>           sign in at this server instead of the one found by the address (https, or http on this computer)
  --demo                   open the built-in sample organisation
  --hidden                 start without showing the window
  --user-data-dir <dir>    keep settings in this folder`

/** Switches of Chromium that people and tools pass to any Electron app. */
const foreignSwitches = new Set([
  'no-sandbox',
  'force-device-scale-factor',
  'high-dpi-support',
  'lang',
  'force-renderer-accessibility',
  'ozone-platform',
  'ozone-platform-hint',
  'enable-features',
  'disable-features',
  'disable-gpu',
  'enable-logging',
  'log-level',
  'v',
  'proxy-server',
  'proxy-bypass-list',
  'proxy-pac-url',
  'no-proxy-server',
  'password-store',
  'gtk-version'
])

/** Switches that let somebody else into the app, or lead it elsewhere: for those who build and test it. */
const debugSwitches = new Set([
  'inspect',
  'inspect-brk',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'host-resolver-rules'
])

const withValue = ['server', 'user-data-dir'] as const
const withoutValue = ['demo', 'hidden'] as const

/**
 * Reads `--name value` and `--name=value`; `words` holds neither the executable nor the app's folder. Switches for
 * debuggers are refused unless the app `mayBeDebugged`.
 */
export function readArguments(words: readonly string[], { mayBeDebugged = false } = {}): ReadArguments {
  const values: Partial<Record<(typeof withValue)[number], string>> = {}
  const flags: Partial<Record<(typeof withoutValue)[number], true>> = {}
  const link = words.findLast(isLink)
  const all = words.filter((word) => !isLink(word))
  // Systems put two dashes before a link, so that nothing in it is a switch; with anything else behind them they stay,
  // and are refused.
  if (link !== undefined && all.at(-1) === '--') all.pop()
  const rest = all.values()
  for (const word of rest) {
    const [, name = '', inline] = /^--?([^=]+)(?:=(.*))?$/s.exec(word) ?? []
    const valued = withValue.find((known) => known === name)
    const flag = withoutValue.find((known) => known === name)
    if (valued !== undefined) {
      const value = inline ?? rest.next().value
      if (value === undefined || value === '' || value.startsWith('--')) return refuse(`--${name} needs a value`)
      values[valued] = value
    } else if (flag !== undefined && inline === undefined) flags[flag] = true
    else if (!foreignSwitches.has(name) && !(mayBeDebugged && debugSwitches.has(name)))
      return refuse(`unknown argument: ${word}`)
  }
  if (values.server !== undefined && readServerAddress(values.server) === undefined) {
    return refuse(`--server is not an https address: ${values.server}`)
  }
  return {
    ok: true,
    value: {
      demo: flags.demo === true,
      hidden: flags.hidden === true,
      ...(values.server === undefined ? {} : { server: values.server }),
      ...(values['user-data-dir'] === undefined ? {} : { userDataDir: values['user-data-dir'] }),
      ...(link === undefined ? {} : { link })
    }
  }
}

function refuse(why: string): ReadArguments {
  return { ok: false, usage: `${why}\n${usage}` }
}
