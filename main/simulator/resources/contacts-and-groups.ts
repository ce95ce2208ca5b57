// The contacts-and-groups subscription as a resource: read, start or refresh, stop (reference 13.6).
import { created, nothing, ok, type Answer } from '../wire/answers'
import { listSubscriptionDocument } from '../server/application'
import type { ApplicationCall } from '../server/call'
import { read, whole } from '../wire/input'

export function getContactsAndGroups({ application }: ApplicationCall): Answer {
  return ok(listSubscriptionDocument(application.hrefs, application.lists.active))
}

export function startOrRefresh({ application, input }: ApplicationCall): Answer {
  const { duration } = read(input, { duration: whole(10, 60) })
  application.lists.startOrRefresh(duration)
  return created(listSubscriptionDocument(application.hrefs, true))
}

export function stop({ application }: ApplicationCall): Answer {
  application.lists.stop()
  return nothing
}
