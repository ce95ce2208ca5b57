// For which ground the tray's images are drawn.

export type Tone = 'light' | 'dark' | 'template'

/** Shells whose panel is dark whatever theme the programs have. */
const darkShells: ReadonlySet<string> = new Set(['GNOME', 'Unity', 'X-Cinnamon', 'Budgie', 'Pantheon'])

/**
 * `shell` is `XDG_CURRENT_DESKTOP`, `isDark` whether the system is dark. macOS colours the image itself. A Linux panel
 * has no way to tell its colour: in doubt it is taken for as light as the system is, because the colours for light
 * ground still show on dark (2.1 to 3.8 : 1 on #222), while those for dark ground are lost on light (1.7 : 1).
 */
export function toneOf(platform: NodeJS.Platform, shell: string | undefined, isDark: boolean): Tone {
  if (platform === 'darwin') return 'template'
  const isDarkShell = platform === 'linux' && (shell ?? '').split(':').some((name) => darkShells.has(name))
  return isDark || isDarkShell ? 'dark' : 'light'
}
