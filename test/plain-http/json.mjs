// UCWA in JSON: how a resource, an input, an event package and an error are written and read (reference 5, 9.3, 11.1).
//
// Read or written, a resource is the same plain object as in xml.mjs, so that the steps need not know the media type:
// { rel, href, properties: { name: value }, links: { rel: [{ href, … }] }, embedded: { rel: [resource] } }

/** Relations that a server embeds as an array even when there is one (reference 5, table "single or array"). */
const embeddedAsArray = [
  'contact',
  'distributionGroup',
  'group',
  'myGroupMembership',
  'phone',
  'presenceSubscription',
  'presenceSubscriptionMembership'
]

const asArray = (value) => (Array.isArray(value) ? value : [value])
const mapValues = (object, map) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]))

function resource({ _links = {}, _embedded = {}, ...properties }) {
  for (const [rel, value] of Object.entries(_embedded)) {
    if (Array.isArray(value) !== embeddedAsArray.includes(rel)) throw new Error(`embeds ${rel} in the wrong form`)
  }
  if (_links.contact && Array.isArray(_links.contact) !== /Contacts$/.test(properties.rel)) {
    throw new Error(`links to contact in the wrong form for ${properties.rel}`)
  }
  const { self, ...links } = mapValues(_links, asArray)
  return {
    rel: properties.rel,
    href: self?.[0].href,
    properties,
    links,
    embedded: mapValues(_embedded, (value) => asArray(value).map(resource))
  }
}

/** Package -> { href, next, events }; `next` is whichever continuation the server gave (reference 9.4). */
function events({ _links, sender = [] }) {
  return {
    href: _links.self.href,
    next: (_links.next ?? _links.resume ?? _links.resync).href,
    events: sender.flatMap(({ rel, events: sent }) =>
      sent.map(({ type, link, in: container, _embedded }) => ({
        sender: rel,
        type,
        rel: link.rel,
        href: link.href,
        in: container,
        embedded: _embedded && asArray(_embedded[link.rel]).map(resource)[0]
      }))
    )
  }
}

export const json = {
  name: 'json',
  mediaType: 'application/json',
  eventMediaType: 'application/json',
  preciseMediaType: 'application/vnd.microsoft.com.ucwa+json',
  pattern: /^application\/(vnd\.microsoft\.com\.ucwa\+)?json; ?charset=utf-8$/i,
  /** Parameters of a POST. */
  input: (parameters) => JSON.stringify(parameters),
  /** The representation of a PUT: every property that GET gave. Links in it would be ignored. */
  representation: (properties) => JSON.stringify(properties),
  resource: (text) => resource(JSON.parse(text)),
  events: (text) => events(JSON.parse(text)),
  /** { code, subcode, message, parameters: names of the wrong ones } */
  error: (text) => {
    const { code, subcode, message, parameters } = JSON.parse(text)
    return { code, subcode, message, parameters: parameters && Object.keys(parameters) }
  }
}
