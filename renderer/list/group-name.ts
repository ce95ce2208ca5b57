// What a group can be called, said while it is typed. The main process has the last word on the same rules.
import type { Problem } from '../../preload/contract'

export const longestGroupName = 256

/** Why `typed` cannot be a group's name; `null` if it can. Spaces around it do not count. */
export function groupNameProblem(typed: string): Problem | null {
  const name = typed.trim()
  if (name === '') return { code: 'group-name-empty' }
  if (name.length > longestGroupName) return { code: 'group-name-too-long' }
  return /[\p{Cc}\p{Cs}]/u.test(name) ? { code: 'group-name-unusable' } : null
}
