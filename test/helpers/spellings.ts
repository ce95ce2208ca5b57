// A secret as it may stand in a file, a log or a request.

/** As it is, in an address, a form or JSON, in UTF-16 read byte by byte, and in base64 wherever in it the secret begins. */
export function spellingsOf(secret: string): readonly string[] {
  const inBase64 = ([0, 1, 2] as const).flatMap((before) =>
    (['base64', 'base64url'] as const).map((encoding) => {
      const text = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]).toString(encoding)
      // Letters that also depend on what stands beside the secret are left out.
      const isWhole = (before + Buffer.byteLength(secret)) % 3 === 0
      return text.replace(/=+$/, '').slice(before === 0 ? 0 : before + 1, isWhole ? undefined : -1)
    })
  )
  const others = [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ a: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret, 'utf16le').toString('latin1')
  ]
  return [...new Set([...others, ...inBase64])]
}
