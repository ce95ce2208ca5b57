// What may be opened outside of the app, and that nothing else ever is.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createOpenOutside, outsideLink } from '../../main/outside-links'

it.each([
  ['https://rollcall.example/help?topic=1#top', 'https://rollcall.example/help?topic=1#top'],
  ['HTTPS://Rollcall.Example', 'https://rollcall.example/'],
  ['https://rollcall.example/"$x"', 'https://rollcall.example/%22$x%22'],
  ['https:rollcall.example', 'https://rollcall.example/'],
  ['https://rollcall.example/?q=it%27s', 'https://rollcall.example/?q=it%27s'],
  ["mailto:o'brien@corvo.example", 'mailto:o%27brien@corvo.example'],
  ['https://rollcall.example:8443/', 'https://rollcall.example:8443/'],
  ['mailto:lena@corvo.example', 'mailto:lena@corvo.example'],
  ['mailto:lena@corvo.example,omar@corvo.example', 'mailto:lena@corvo.example,omar@corvo.example'],
  ['mailto:a%3Fcc%3Db@corvo.example', 'mailto:a%3Fcc%3Db@corvo.example'],
  ['mailto:müller+news@corvo.example', 'mailto:m%C3%BCller+news@corvo.example'],
  ['tel:+493012345;ext=67', 'tel:+493012345;ext=67'],
  ['tel:*100%23', 'tel:*100%23'],
  ['tel:+1-425-555-0100', 'tel:+1-425-555-0100'],
  ['sip:lena@corvo.example', 'sip:lena@corvo.example'],
  ['sip:müller@corvo.example', 'sip:m%C3%BCller@corvo.example'],
  ['sip:lena@corvo.example:5061;transport=tls;gruu', 'sip:lena@corvo.example:5061;transport=tls;gruu']
])('opens %s', (text, link) => expect(outsideLink(text)).toBe(link))

it.each([
  ['', 'nothing'],
  ['lena@corvo.example', 'no scheme'],
  ['http://rollcall.example/', 'a page anybody on the way can change'],
  ['file:///etc/passwd', 'a file'],
  ['javascript:alert(1)', 'a script'],
  ['data:text/html,x', 'a page in the link'],
  ['ms-msdt:/id PCWDiagnostic', 'a program'],
  ['smb://host/share', 'a share'],
  ['sips:lena@corvo.example', 'a scheme that is not one of the four'],
  ['app://ui/index.html', 'our own page'],
  ['rollcall:person/lena@corvo.example', 'ourselves, round and round'],
  ['constructor:x', 'a name every object has'],
  ['https://', 'no host'],
  ['https://lena:secret@rollcall.example/', 'a password'],
  ['https://rollcall.example@evil.example/', 'a host that looks like another'],
  ['https:\\\\evil.example', 'backslashes'],
  ['https://rollcall.example/ --flag', 'a blank'],
  ['https://rollcall.example/\u202etxt', 'letters that turn the direction'],
  ['mailto:', 'nobody'],
  ['mailto:lena', 'no address'],
  ['mailto:lena@corvo.example?bcc=b@evil.example', 'one more recipient'],
  ['mailto:lena@corvo.example&body=x', 'a text'],
  ['mailto:lena%0d%0abcc%3Ab@corvo.example', 'a line of its own'],
  ['mailto:a%2Cb@corvo.example', 'a hidden comma'],
  ['mailto:%E0%A4@corvo.example', 'a broken encoding'],
  ['mailto:-x --attach=/etc/passwd@corvo.example', 'switches of a mail program'],
  ['tel:', 'no number'],
  ['tel:+', 'no digit'],
  ['tel:flowers', 'no number but a word'],
  ['tel:1;x=a b', 'a blank in a parameter'],
  ['sip:lena', 'no host'],
  ['sip:lena@corvo.example?Replaces=1', 'a header'],
  ['sip:lena%00@corvo.example', 'a zero'],
  ['mailto:"lena"@corvo.example', 'quotes'],
  ['sip:lena@corvo.example;x="y"', 'quotes in a parameter'],
  [`https://rollcall.example/${'x'.repeat(30_000)}`, 'more than a system takes']
])('does not open %j: %s', (text) => expect(outsideLink(text)).toBe(null))

const scheme = fc.constantFrom('https://', 'https:', 'mailto:', 'tel:', 'sip:', 'http://', 'file:', '')
const piece = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('lena@corvo.example', '%0a', '%00', '?', '#', ';', '@', ',', '"', '//', '+49', 'x.example', '\r\n')
)
const text = fc.tuple(scheme, fc.array(piece, { maxLength: 6 })).map(([first, rest]) => first + rest.join(''))

it('opens of ten thousand links at most plain ones of the four schemes, in a form that stays as it is', () => {
  let opened = 0
  fc.assert(
    fc.property(text, (candidate) => {
      const link = outsideLink(candidate)
      if (link === null) return
      opened += 1
      expect(link).toMatch(/^(https:\/\/[^/@]|mailto:[^?]+@|tel:|sip:[^?]+@)[!-~]*$/)
      expect(link).not.toMatch(/["'<>\\^`{|}]/)
      expect(outsideLink(link)).toBe(link)
    }),
    { numRuns: 10_000 }
  )
  // Else the rule would hold because nothing gets through.
  expect(opened).toBeGreaterThan(100)
})

it('hands on what it lets through, and rejects what it does not', async () => {
  const opened: string[] = []
  const open = createOpenOutside(async (link) => void opened.push(link))
  await open('tel:+4930')
  await expect(open('file:///etc/passwd')).rejects.toThrow(TypeError)
  expect(opened).toEqual(['tel:+4930'])
})
