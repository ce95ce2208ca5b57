// Words of editing the list: menus, keys, the bar over a selection, dragging, names of groups, the directory.

const menu = {
  person: (name: string) => `Actions for ${name}`,
  several: (count: string) => `Actions for ${count} people`,
  group: (name: string) => `Actions for ${name}`,
  open: 'Open',
  mail: 'Mail',
  call: 'Call',
  copyAddress: 'Copy address',
  watch: 'Watch presence',
  unwatch: 'Stop watching',
  addToFavourites: 'Add to favourites',
  removeFromFavourites: 'Remove from favourites',
  addToContacts: 'Add to contacts',
  addToGroup: 'Add to group',
  moveToGroup: 'Move to group',
  newGroup: 'New group…',
  removeFromGroup: 'Remove from this group',
  removeFromContacts: 'Remove from contacts',
  rename: 'Rename',
  delete: 'Delete',
  mailAll: 'Mail all',
  copyAddresses: 'Copy addresses',
  collapseAll: 'Collapse all'
}

const section = {
  watching: 'Watching',
  directory: 'In the directory',
  members: (count: number, written: string) => (count === 1 ? '1 member' : `${written} members`),
  membersShort: (written: string) => written,
  /** Below a group that everybody has and that is only shown while something is dragged. */
  dropHere: 'Drop here',
  nobodyInList: (query: string) => `Nobody in your list matches “${query}”.`,
  nobodyEither: 'Nobody in the directory either. Try a surname, a mail address or a department.',
  nobodyYet: 'Nobody here yet. Drag people onto this group, or choose Add to group.',
  moreThan: (count: string) => `more than ${count}`,
  firstOnly: (count: string) => `Showing the first ${count}. Type more to narrow it down.`,
  add: 'Add',
  addNamed: (name: string) => `Add ${name}`,
  watched: 'watched',
  unknownAddress: 'Nobody known by this address'
}

const selection = {
  bar: 'Selected people',
  selected: (count: string) => `${count} selected`,
  clear: 'Clear selection'
}

const drag = {
  move: (copyKey: string) => `Move. ${copyKey} copies`,
  copy: 'Copy',
  cannot: 'Cannot go there',
  more: (count: string) => `and ${count} more`
}

const groupName = {
  label: 'Group name',
  count: (length: string, limit: string) => `${length} of ${limit}`,
  hint: 'Enter saves, Esc leaves it as it was.',
  hintNew: 'Enter saves, Esc cancels.',
  newGroup: 'New group'
}

const deleteGroup = {
  title: (name: string) => `Delete ${name}?`,
  /** `alone`: how many of the members are in no other group. */
  text: (members: number, alone: number) => `${staying(members)}${alone === 0 ? '' : ` ${moving(members, alone)}`}`,
  confirm: 'Delete group',
  cancel: 'Cancel'
}

function staying(members: number): string {
  return members === 1 ? 'Its one person stays in your contacts.' : `Its ${members} people stay in your contacts.`
}

function moving(members: number, alone: number): string {
  if (members === 1) return 'They are in no other group: they move to Other contacts.'
  if (alone === 1) return 'One of them is in no other group and moves to Other contacts.'
  if (alone === members) return 'They are in no other group: they move to Other contacts.'
  return `${alone} of them are in no other group: they move to Other contacts.`
}

/** The English of editing. Functions take numbers that are already written out, unless they choose the words by them. */
export const listWords = { menu, section, selection, drag, groupName, deleteGroup } as const
