#!/usr/bin/env node
// Everything the three documents say (group2, myGroupMemberships2, memberships), done with fetch alone, in JSON and in
// XML: a line per operation and per event, exit code 1 if one of them is not as documented.
//
//   node test/plain-http/three-documents.mjs [--edition current|2015]      starts a simulator of its own
//   node test/plain-http/three-documents.mjs --root <url> --password <word> [--edition …] [--expand-limit <number>]
//
// A running simulator needs room for a few groups and contacts (`npm run simulator -- --people 12`), and the limits are
// met sooner if they are low (simulator.mjs). It is left with the lists it had.
import { parseArgs } from 'node:util'
import { distributionGroups } from './distribution-groups.mjs'
import { group2 } from './group2.mjs'
import { Http, Report } from './http.mjs'
import { json } from './json.mjs'
import { memberships } from './memberships.mjs'
import { myGroupMemberships2 } from './my-group-memberships2.mjs'
import { signIn, signOut } from './sign-in.mjs'
import { Control, startSimulator } from './simulator.mjs'
import { xml } from './xml.mjs'

const { values } = parseArgs({
  options: {
    edition: { type: 'string', default: 'current' },
    root: { type: 'string' },
    password: { type: 'string' },
    'expand-limit': { type: 'string' }
  }
})

/** A server that runs already is spoken to as the user it says it has. */
async function runningServer(root) {
  const control = new URL('simulator', root).href
  const { me } = await new Control(control).state()
  const limit = values['expand-limit']
  return {
    root,
    control,
    userName: me.uri,
    password: values.password,
    expandLimit: limit && Number(limit),
    stop: () => undefined
  }
}

const { edition } = values
const server = values.root ? await runningServer(values.root) : await startSimulator(edition)
const report = new Report()

/** Each document by itself: where one cannot go on, the next still can. */
async function run(media) {
  const http = new Http(media, server.root, report)
  const control = new Control(server.control)
  const session = await signIn(http, control, server)
  // Somebody nobody knows: any well-formed address can be added.
  const guest = (name) => `sip:${name}-${media.name}@fabrikam.example`
  const scene = { ...session, http, control, guest, edition, expandLimit: server.expandLimit }
  for (const document of [group2, myGroupMemberships2, distributionGroups, memberships]) {
    await document(scene).catch((problem) => http.stuck(document.name, problem))
  }
  await signOut(http, session)
}

try {
  for (const media of [json, xml]) await run(media)
} finally {
  server.stop()
}
console.log(`${report.ok} ok, ${report.failed} FAILED`)
process.exitCode = report.failed === 0 ? 0 : 1
