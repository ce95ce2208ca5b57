// F6: from pane to pane of the window, whatever the view shows beside whatever.

/** Puts the focus into the pane after the one that has it (before it with `isBack`), where Tab would first arrive. */
export function toNextPane(root: HTMLElement | undefined, isBack: boolean): void {
  const panes = [...(root?.querySelectorAll('[data-pane]') ?? [])].filter((pane) => !pane.closest('[inert]'))
  const at = panes.findIndex((pane) => pane.contains(document.activeElement))
  const next = panes[(at + (isBack ? -1 : 1) + panes.length) % panes.length]
  next?.querySelector<HTMLElement>('[tabindex="0"], button:not(:disabled), input')?.focus()
}
