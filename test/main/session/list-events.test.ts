// What events say of the lists, in whatever order it comes together with readings.

import { expect, it } from 'vitest'
import type { Group } from '../../../preload/contract'
import { change, createStage, online, type Stage } from './stage'

const kind = (stage: Stage, wanted: Group['kind']): Group | undefined =>
  stage.session.groups.find(({ kind }) => kind === wanted)

function stranger(stage: Stage): string {
  const shown = new Set(stage.session.people.map(({ uri }) => uri))
  return stage.simulator.world.people().find(({ uri }) => !shown.has(uri))?.uri ?? ''
}

/** Makes the next answer to a poll say besides that a group changed. */
function announcing(stage: Stage): (rel: string, href: string) => void {
  let next: { rel: string; href: string } | undefined
  stage.simulator.onRequest(async (asked, answer) => {
    const response = await answer()
    if (!next || !asked.path.includes('/events') || response.status !== 200) return response
    const body = await response.json()
    const sender = { rel: 'people', href: '/people', events: [{ link: next, type: 'updated' }] }
    next = undefined
    return Response.json({ ...body, sender: [...body.sender, sender] })
  })
  return (rel, href) => (next = { rel, href })
}

it('reads again who is in a group of the organisation that says it changed', async () => {
  const stage = createStage()
  const announce = announcing(stage)
  let self = ''
  let isGone = false
  stage.simulator.onRequest(async (asked, answer) => {
    const response = await answer()
    if (asked.path.endsWith('/people/groups')) {
      const body = await response.clone().json()
      self = body._embedded?.myOrganizationGroup?._links.self.href ?? self
    }
    if (!isGone || !asked.path.includes('groupId=bXlP')) return response
    const body = await response.json()
    return Response.json({ ...body, _embedded: { contact: body._embedded.contact.slice(1) } })
  })
  await stage.goOnline()
  const before = kind(stage, 'organisation')?.members ?? []
  isGone = true
  announce('myOrganizationGroup', self)
  change(stage, 'BeRightBack')
  await stage.advance(10_000)
  expect(kind(stage, 'organisation')?.members).toEqual(before.slice(1))
})

it('does not let a slow reading of the lists undo what an event said meanwhile', async () => {
  const stage = await online()
  let isHeld = false
  stage.simulator.onRequest(async (asked, answer) => {
    const response = await answer()
    if (!asked.path.endsWith('/people/groupMemberships') || isHeld) return response
    isHeld = true
    await new Promise<void>((resolve) => void stage.clock.after(30_000, resolve))
    return response
  })
  // A subscription that could not be refreshed may have missed something: the lists are read beside the events.
  const rel = 'startOrRefreshSubscriptionToContactsAndGroups'
  stage.faults.add({ rel, action: 'status', status: 503, times: 3 })
  for (let minute = 0; minute < 25 && !isHeld; minute += 1) await stage.advance(60_000)
  const uri = stranger(stage)
  stage.simulator.world.addContact(uri, kind(stage, 'own')?.id)
  await stage.advance(60_000)
  expect(isHeld).toBe(true)
  expect(kind(stage, 'own')?.members).toContain(uri)
})

it('tells one picture for all that happens to the lists in one package', async () => {
  const stage = await online()
  const uri = stage.session.people.find(({ presence }) => presence.kind === 'live')?.uri ?? ''
  let pictures = 0
  stage.session.onChange(() => (pictures += 1))
  stage.simulator.world.addContact(uri, stage.simulator.world.createGroup('Night shift 2'))
  await stage.settle()
  expect(stage.session.groups.find(({ name }) => name === 'Night shift 2')?.members).toEqual([uri])
  expect(pictures).toBeLessThanOrEqual(2)
})

it.each([[/\/people\/groups$/], [/\/people\/contacts$/], [/\/people\/groupMemberships$/]])(
  'keeps the lists while %s is refused though it could be read before, and reads them later',
  async (path) => {
    const stage = createStage()
    let isRefused = false
    stage.simulator.onRequest((asked, answer) =>
      isRefused && asked.method === 'GET' && path.test(asked.path)
        ? Promise.resolve(new Response(null, { status: 403 }))
        : answer()
    )
    await stage.goOnline()
    const before = stage.session.groups
    isRefused = true
    const id = stage.simulator.world.createGroup('Night shift 2')
    await stage.advance(90_000)
    expect(stage.session.connection.kind).toBe('online')
    for (const group of before) expect(stage.session.groups).toContainEqual(group)
    isRefused = false
    await stage.advance(90_000)
    expect(stage.session.groups.map((group) => group.id)).toContain(id)
  }
)

it('asks three times at most about somebody whom another device put into a group', async () => {
  const stage = await online()
  const uri = stranger(stage)
  stage.simulator.world.changePeople([{ uri, note: 'On the road' }])
  stage.forgetRequests()
  stage.simulator.world.addContact(uri, stage.session.groups.find(({ kind }) => kind === 'own')?.id)
  await stage.advance(20_000)
  expect(stage.person(uri)).toMatchObject({ presence: { kind: 'live' }, note: { text: 'On the road' } })
  const asked = stage.allRequests().filter(({ path }) => !path.includes('/events'))
  expect(asked.filter(({ inBatch }) => !inBatch).length).toBeLessThanOrEqual(3)
  expect(asked.filter(({ path }) => path.includes('resenceSubscription'))).toHaveLength(1)
})
