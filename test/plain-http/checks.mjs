// What an answer can be held against. A check takes the answer and says what was expected of it, or nothing.

/** @typedef {(answer: object) => string | undefined} Check */

const unless = (isGood, complaint) => (isGood ? undefined : complaint)

/** One of the statuses; more than one only where the documents leave it open. */
export const status =
  (...allowed) =>
  (answer) =>
    unless(allowed.includes(answer.status), `status ${allowed.join(' or ')}`)

/** An error of UCWA (reference 11.1). A subcode of None may be left out of the body. */
export const error =
  (expectedStatus, code, subcode = 'None') =>
  (answer) => {
    const isGood =
      answer.status === expectedStatus && answer.error?.code === code && (answer.error.subcode || 'None') === subcode
    return unless(isGood, `${expectedStatus} ${code}/${subcode}`)
  }

/** 400 that names the inputs that are wrong. */
export const wrongInput = (name) => (answer) =>
  error(400, 'BadRequest', 'ParameterValidationFailure')(answer) ??
  unless(
    answer.error.parameters?.some((one) => one.toLowerCase() === name.toLowerCase()),
    `${name} among the parameters`
  )

export const noBody = (answer) => unless(answer.text === '', 'no body')

export const header = (name) => (answer) => unless(answer.headers.get(name), `a header ${name}`)

export const isA = (rel) => (answer) => unless(answer.resource?.rel === rel, `a resource ${rel}`)

/** The resource has exactly these links beside `self`. */
export const links =
  (...names) =>
  (answer) => {
    const found = Object.keys(answer.resource?.links ?? {}).sort()
    return unless(answer.resource?.href && String(found) === String(names.toSorted()), `the links self, ${names}`)
  }

export const link = (name) => (answer) => unless(answer.resource?.links[name], `a link ${name}`)

export const property = (name, value) => (answer) => {
  const found = answer.resource?.properties[name]
  return value === undefined
    ? unless(found !== undefined && found !== '', `a property ${name}`)
    : unless(String(found) === String(value), `${name} = ${JSON.stringify(value)}`)
}

/** Something about the answer that no other check says, in words. */
export const that = (words, test) => (answer) => unless(test(answer), words)

/** Hrefs are compared as paths with their escapes undone, in any letter case (reference 5). */
export function isSameHref(one, other) {
  const plain = (href) => {
    const { pathname, search } = new URL(href, 'http://any.example')
    return decodeURIComponent(decodeURIComponent(pathname) + search).toLowerCase()
  }
  return one !== undefined && other !== undefined && plain(one) === plain(other)
}
