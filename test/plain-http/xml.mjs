// UCWA in XML: the same documents as json.mjs reads and writes, in the form of reference 6. No library: the server's XML
// has elements, attributes and text, nothing else, and a few regular expressions read that.

const namespace = 'http://schemas.microsoft.com/rtc/2012/03/ucwa'
const declaration = '<?xml version="1.0" encoding="utf-8"?>'

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => escapes[sign])

const entity = /&(?:#(?<decimal>\d+)|#x(?<hex>[\da-f]+)|(?<name>amp|lt|gt|quot|apos));|&/gi

/** Throws at an ampersand that begins no entity. */
const unescape = (text) =>
  text.replace(entity, (found, ...rest) => {
    const { decimal, hex, name } = rest.at(-1)
    if (name) return Object.keys(escapes).find((sign) => escapes[sign] === found)
    if (decimal ?? hex) return String.fromCodePoint(decimal ? Number(decimal) : parseInt(hex, 16))
    throw new Error('has an ampersand that is not escaped')
  })

/** Text -> root element { name, attributes, children, text }. Throws at anything that is not well-formed. */
function parse(text) {
  const token = /<(?<end>\/?)(?<name>\w+)(?<attributes>(?:\s+\w+="[^"<]*")*)\s*(?<empty>\/?)>|(?<text>[^<]+)/gy
  const document = { children: [], text: '' }
  const open = [document]
  token.lastIndex = /^\uFEFF?(?:<\?xml[^>]*\?>)?\s*/.exec(text)[0].length
  while (token.lastIndex < text.length) {
    const at = token.lastIndex
    const found = token.exec(text)?.groups
    if (!found) throw new Error(`is not XML at ${JSON.stringify(text.slice(at, at + 40))}`)
    if (found.text !== undefined) open.at(-1).text += unescape(found.text)
    else if (found.end) {
      if (open.pop().name !== found.name) throw new Error(`closes <${found.name}> where another element is open`)
    } else {
      const pairs = [...found.attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, unescape(value)])
      const element = { name: found.name, attributes: Object.fromEntries(pairs), children: [], text: '' }
      open.at(-1).children.push(element)
      if (!found.empty) open.push(element)
    }
  }
  const [root, ...others] = document.children
  if (open.length !== 1 || !root || others.length > 0) throw new Error('is not one XML element')
  if (root.attributes.xmlns !== namespace) throw new Error(`has not the namespace ${namespace}`)
  return root
}

const named = (element, name) => element.children.filter((child) => child.name === name)

/** [[key, value]] -> { key: [values] } */
const gather = (pairs) => pairs.reduce((all, [key, value]) => ({ ...all, [key]: [...(all[key] ?? []), value] }), {})

function resource(element) {
  const lists = named(element, 'propertyList').map((list) => [
    list.attributes.name,
    named(list, 'item').map((item) => item.text)
  ])
  const properties = named(element, 'property').map(({ attributes, text }) => [attributes.name, text])
  return {
    rel: element.attributes.rel,
    href: element.attributes.href,
    properties: Object.fromEntries([...properties, ...lists]),
    links: gather(named(element, 'link').map(({ attributes: { rel, ...link } }) => [rel, link])),
    embedded: gather(named(element, 'resource').map((child) => [child.attributes.rel, resource(child)]))
  }
}

function rootNamed(text, name) {
  const root = parse(text)
  if (root.name !== name) throw new Error(`has the root <${root.name}> instead of <${name}>`)
  return root
}

/** No sample of the documents shows how XML tells the container of an event; here it is `<in rel href/>` inside it. */
function events(root) {
  const continuation = named(root, 'link').find(({ attributes }) => /^(next|resume|resync)$/.test(attributes.rel))
  return {
    href: root.attributes.href,
    next: continuation.attributes.href,
    events: named(root, 'sender').flatMap((sender) =>
      sender.children.map((event) => ({
        sender: sender.attributes.rel,
        type: event.name,
        rel: event.attributes.rel,
        href: event.attributes.href,
        in: named(event, 'in')[0]?.attributes,
        embedded: named(event, 'resource').map(resource)[0]
      }))
    )
  }
}

function error(reason) {
  const child = (name) => named(reason, name)[0]
  const parameters = child('parameters')?.children.map(({ name, attributes }) => attributes.name ?? name)
  return {
    code: child('code')?.text,
    subcode: child('subcode')?.text,
    message: child('message')?.text,
    parameters: parameters?.length ? parameters : undefined
  }
}

const property = ([name, value]) =>
  Array.isArray(value)
    ? `<propertyList name="${escape(name)}">${value.map((item) => `<item>${escape(item)}</item>`).join('')}</propertyList>`
    : `<property name="${escape(name)}">${escape(value)}</property>`

const written = (root, properties) =>
  `${declaration}<${root} xmlns="${namespace}">${Object.entries(properties).map(property).join('')}</${root}>`

export const xml = {
  name: 'xml',
  mediaType: 'application/xml',
  // On the event channel the short type does not do (reference 6).
  eventMediaType: 'application/vnd.microsoft.com.ucwa+xml',
  preciseMediaType: 'application/vnd.microsoft.com.ucwa+xml',
  pattern: /^application\/(vnd\.microsoft\.com\.ucwa\+)?xml; ?charset=utf-8$/i,
  input: (parameters) => written('input', parameters),
  representation: (properties) => written('resource', properties),
  resource: (text) => resource(rootNamed(text, 'resource')),
  events: (text) => events(rootNamed(text, 'events')),
  error: (text) => error(rootNamed(text, 'reason'))
}
