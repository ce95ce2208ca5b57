// How an address is written for people: the same in the window, the tray, a mail and a file.

/** Without the `sip:` that the address of a person begins with, however that is spelled. */
export const bareAddress = (uri: string): string => uri.replace(/^sip:/i, '')
