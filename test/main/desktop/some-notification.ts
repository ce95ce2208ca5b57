// A notification to show: that Lena is available, with nothing to it but what a test is about.

import type { Notification } from '../../../main/desktop/notifications'

export const someNotification = (change: Partial<Notification> = {}): Notification => ({
  key: 'lena',
  title: 'Lena Fischer is available',
  body: '',
  isSilent: false,
  actions: [],
  onClick: () => undefined,
  onAction: () => undefined,
  ...change
})
