// Names of the two Electron channels, one per direction; the command or event travels as the first argument.

export const commandChannel = 'rollcall:command'
export const eventChannel = 'rollcall:event'
