// Words of the toast and of the dialog behind it.

/** The English of toasts. */
export const toastWords = {
  status: 'Last change',
  undo: 'Undo',
  show: 'Show',
  dismiss: 'Dismiss',
  close: 'Close'
} as const
