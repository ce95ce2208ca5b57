// Words of export and import, and of the limits that an import may meet.

/** The English of files. Functions take numbers that are already written out. */
export const fileWords = {
  export: 'Export contacts',
  exportAs: { json: 'JSON', csv: 'CSV' },
  import: 'Import contacts…',
  status: 'Contacts file',
  savedAs: (file: string) => `Saved as ${file}.`,
  of: (count: string, limit: string) => `${count} of ${limit}`,
  ofContacts: (count: string, limit: string) => `${count} of ${limit} contacts`,
  title: (file: string) => `Import ${file}`,
  nothingNew: 'Everybody in this file is in your list already, in the same groups.',
  nothingRead: 'Nothing in this file can be added to your list.',
  newGroup: 'new',
  goneGroup: 'a group that is gone',
  people: (count: number) => (count === 1 ? '1 person' : `${count} people`),
  newContacts: (count: number) => (count === 1 ? '1 new contact' : `${count} new contacts`),
  known: (count: number) =>
    count === 1 ? '1 entry is in your list already.' : `${count} entries are in your list already.`,
  unreadable: (count: number) =>
    count === 1 ? '1 entry cannot be read and is left out:' : `${count} entries cannot be read and are left out:`,
  at: (place: number) => `Line or entry ${place}`,
  more: (count: number) => `and ${count} more`,
  tooMany: (total: number, limit: number, refused: number) =>
    `This makes ${total} of ${limit} contacts: ${refused} will be refused.`,
  kept: 'Nobody is removed by an import.',
  run: 'Import',
  cancel: 'Cancel',
  close: 'Close'
} as const
