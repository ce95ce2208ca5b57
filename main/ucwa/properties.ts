// Checked reading of a resource's plain properties: what has the wrong type counts as not sent.

import { propertyOf, type Resource } from './links'
import { UcwaError } from './ucwa-error'

/** A text, or `undefined`. */
export function textOf(resource: Resource, name: string): string | undefined {
  const value = propertyOf(resource, name)
  return typeof value === 'string' ? value : undefined
}

/** A text nothing works without; throws `unreadable` when it is missing or blank. */
export function requireText(resource: Resource, name: string): string {
  const text = textOf(resource, name)
  if (text === undefined || text.trim() === '') throw new UcwaError('unreadable')
  return text
}

/** Those of the named properties that are texts. */
export function textsOf<Name extends string>(
  resource: Resource,
  names: readonly Name[]
): { readonly [N in Name]?: string } {
  const texts: { [N in Name]?: string } = {}
  for (const name of names) {
    const text = textOf(resource, name)
    if (text !== undefined) texts[name] = text
  }
  return texts
}

/** The texts in a list of texts. */
export function textListOf(resource: Resource, name: string): string[] {
  const value = propertyOf(resource, name)
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** Whether nothing in a value is nested deeper than so many levels: what is deeper cannot be written as JSON again. */
export function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((inner) => isWithin(inner, levels - 1))
}

/** Milliseconds since 1970 of `/Date(1700000000000)/` or of an ISO date (reference 5). */
export function timeOf(resource: Resource, name: string): number | undefined {
  const text = textOf(resource, name)
  if (text === undefined) return undefined
  // An offset after the number is for show: the number is UTC already.
  const ticks = /^\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\/$/.exec(text)?.[1]
  if (ticks === undefined && !/^\d{4}-\d\d-\d\dT/.test(text)) return undefined
  const time = new Date(ticks === undefined ? text : Number(ticks)).getTime()
  return Number.isNaN(time) ? undefined : time
}
