// The routes of the user's lists: groups, who is in them, and lists of the directory.
import * as distributionGroups from '../resources/distribution-groups'
import * as groups from '../resources/groups'
import * as memberships from '../resources/group-memberships'
import { below, type Route } from './route'

const edits = { editsLists: true } as const
const editsInTwo = { editsLists: true, versionTwo: true } as const

export const listRoutes: readonly Route[] = [
  below('GET', '/people/groups', 'myGroups', groups.getMyGroups),
  below('POST', '/people/groups', 'myGroups', groups.createGroup, editsInTwo),
  below('POST', '/people/groups/addToContactList', 'addToContactList', distributionGroups.addToContactList, edits),
  below(
    'POST',
    '/people/groups/removeFromContactList',
    'removeFromContactList',
    distributionGroups.removeFromContactList,
    edits
  ),
  below('GET', '/people/groups/:group', 'group', groups.getGroup),
  below('PUT', '/people/groups/:group', 'group', groups.putGroup, editsInTwo),
  below('DELETE', '/people/groups/:group', 'group', groups.deleteGroup, editsInTwo),
  below('GET', '/people/groups/:group/expand', 'expandDistributionGroup', distributionGroups.expandDistributionGroup),
  below('GET', '/people/groups/:group/memberships', 'groupMemberships', memberships.getGroupMemberships),
  below('GET', '/people/groupMemberships', 'myGroupMemberships', memberships.getMyGroupMemberships),
  below('POST', '/people/groupMemberships', 'myGroupMemberships', memberships.addToGroup, editsInTwo),
  below(
    'POST',
    '/people/groupMemberships/removeContactFromAllGroups',
    'removeContactFromAllGroups',
    memberships.removeContactFromAllGroups,
    edits
  ),
  below('GET', '/people/groupMemberships/:pair', 'myGroupMembership', memberships.getMyGroupMembership),
  below('DELETE', '/people/groupMemberships/:pair', 'myGroupMembership', memberships.deleteMembership, editsInTwo)
]
