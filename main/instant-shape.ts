// What a moment must look like when it comes from the window or from a file.

import * as v from 'valibot'

/** Later ones no `Date` can hold: whoever writes such a time fails. */
const lastMoment = 8.64e15

/** Milliseconds since 1970. */
export const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(lastMoment))
