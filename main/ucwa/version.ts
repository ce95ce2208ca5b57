// Version two of a resource, asked for (reference 7): a server that knows only the first then refuses, instead of
// quietly leaving out what it does not understand.

import type { Call } from './call'

const requiresVersion = 'X-MS-RequiresMinResourceVersion'

/** Headers of every call that only version two has. The refusal is `version-not-supported` or `method-not-allowed`. */
export const versionTwo: Readonly<Record<string, string>> = { [requiresVersion]: '2' }

/** The same call without naming a version: for a server that refuses the header but may know the call. */
export function withoutVersion<T>(call: Call<T>): Call<T> {
  return {
    ...call,
    headers: Object.fromEntries(Object.entries(call.headers ?? {}).filter(([name]) => name !== requiresVersion))
  }
}
