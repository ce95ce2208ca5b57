// What is put into texts for the simulator: the letters that mean something in JSON and addresses, and odd values.

/** The signs of JSON. */
const jsonSigns = ['"', '{', '}', '[', ']', ',', ':', '\\']
/** The signs of addresses. */
const addressSigns = ['%', '?', '#', '/']
const values = ['__proto__', 'null', '1e999', '-1']

/** For everything that goes over the wire to the simulator. */
export const wirePieces: readonly string[] = [...jsonSigns, ...addressSigns, ...values]
