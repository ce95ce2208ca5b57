// The command line: what the app understands, what it leaves to Chromium, and what it refuses.

import { expect, it } from 'vitest'
import { readArguments } from '../../main/arguments'

const plain = { demo: false, hidden: false }

it.each([
  ['nothing', [], plain],
  ['--demo', ['--demo'], { ...plain, demo: true }],
  ['--hidden', ['--hidden'], { ...plain, hidden: true }],
  ['a server', ['--server', 'https://pool.corvo.example/'], { ...plain, server: 'https://pool.corvo.example/' }],
  [
    'a server after =',
    ['--server=https://pool.corvo.example/?a=b'],
    { ...plain, server: 'https://pool.corvo.example/?a=b' }
  ],
  [
    'plain http on this computer',
    ['--server', 'http://127.0.0.1:8080/'],
    { ...plain, server: 'http://127.0.0.1:8080/' }
  ],
  ['plain http on localhost', ['--server=http://localhost:8080'], { ...plain, server: 'http://localhost:8080' }],
  ['plain http on the IPv6 loopback', ['--server=http://[::1]:8080/'], { ...plain, server: 'http://[::1]:8080/' }],
  ['a folder', ['--user-data-dir', '/data/a b'], { ...plain, userDataDir: '/data/a b' }],
  ['a folder after =', ['--user-data-dir=/data/a=b'], { ...plain, userDataDir: '/data/a=b' }],
  [
    'the last of two servers',
    ['--server=https://one.example', '--server=https://two.example'],
    { ...plain, server: 'https://two.example' }
  ],
  ['a link', ['rollcall:person/lena@corvo.example'], { ...plain, link: 'rollcall:person/lena@corvo.example' }],
  ['a link after two dashes', ['--hidden', '--', 'rollcall:x'], { demo: false, hidden: true, link: 'rollcall:x' }],
  ['the last of two links', ['rollcall:x', 'Rollcall:y'], { ...plain, link: 'Rollcall:y' }],
  [
    'everything at once',
    ['--demo', '--hidden', '--server', 'https://x.example', '--user-data-dir=d'],
    { demo: true, hidden: true, server: 'https://x.example', userDataDir: 'd' }
  ]
])('reads %s', (_what, words, value) => {
  expect(readArguments(words)).toEqual({ ok: true, value })
})

it.each([
  ['--no-sandbox'],
  ['--force-device-scale-factor=2'],
  ['--ozone-platform=x11'],
  ['--lang=de'],
  ['--password-store=gnome-libsecret']
])('leaves %s to Chromium', (word) => {
  expect(readArguments([word, '--demo'])).toEqual({ ok: true, value: { ...plain, demo: true } })
})

it.each([
  '--inspect=0',
  '--inspect-brk',
  '--remote-debugging-port=0',
  '-remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--host-resolver-rules=MAP * 127.0.0.1'
])('leaves %s to Chromium only where debuggers are allowed, and refuses it in a release', (word) => {
  expect(readArguments([word, '--demo'], { mayBeDebugged: true })).toEqual({
    ok: true,
    value: { ...plain, demo: true }
  })
  for (const release of [readArguments([word]), readArguments([word], { mayBeDebugged: false })]) {
    expect(release).toMatchObject({ ok: false, usage: expect.stringContaining(`unknown argument: ${word}`) })
  }
})

it.each([
  ['an unknown flag', ['--verbose'], '--verbose'],
  ['a misspelled flag', ['--Demo'], '--Demo'],
  ['a word without dashes', ['corvo.example'], 'corvo.example'],
  ['an empty word', [''], 'unknown argument'],
  ['dashes alone', ['--'], '--'],
  ['dashes and then a flag beside a link', ['--', 'rollcall:x', '--demo'], '--'],
  ['a word beside a link', ['rollcall:x', 'corvo.example'], 'corvo.example'],
  ['a link for a value', ['--server', 'rollcall:x'], '--server'],
  ['the name of something every object has', ['--constructor'], '--constructor'],
  ['a flag with a value', ['--demo=yes'], '--demo=yes'],
  ['a server without a value', ['--server'], '--server'],
  ['a server with an empty value', ['--server='], '--server'],
  ['a server followed by a flag', ['--server', '--demo'], '--server'],
  ['a folder without a value', ['--user-data-dir'], '--user-data-dir'],
  ['plain http elsewhere', ['--server=http://pool.corvo.example/'], 'http://pool.corvo.example/'],
  [
    'a host that only begins like this computer',
    ['--server=http://127.0.0.1.corvo.example/'],
    '127.0.0.1.corvo.example'
  ],
  ['a host that only ends like this computer', ['--server=http://notlocalhost/'], 'notlocalhost'],
  ['another scheme', ['--server=ftp://pool.corvo.example/'], 'ftp://pool.corvo.example/'],
  ['a file', ['--server=file:///etc/passwd'], 'file:///etc/passwd'],
  ['a password in the address', ['--server=https://lena:x@pool.corvo.example/'], '--server'],
  ['no address at all', ['--server=not an address'], 'not an address'],
  ['a switch that takes away the safety', ['--ignore-certificate-errors'], '--ignore-certificate-errors']
])('refuses %s, naming it, with the usage', (_what, words, named) => {
  const read = readArguments(words)
  const usage = read.ok ? '' : read.usage
  const [why = '', ...rest] = usage.split('\n')
  expect(why).toContain(named)
  expect(rest.join('\n')).toContain('usage: rollcall [options]')
})
