// What ends a stay: it refuses those who wait and those who come later, and keeps nothing of what is over.

import { expect, it } from 'vitest'
import { createEnding } from '../../../main/session/ending'
import { collectGarbage } from '../../helpers/garbage'

const never = new Promise<never>(() => undefined)

it('gives what the work gives', async () => {
  await expect(createEnding().before(Promise.resolve('package'))).resolves.toBe('package')
})

it('fails as the work fails', async () => {
  await expect(createEnding().before(Promise.reject(new Error('lost')))).rejects.toThrow('lost')
})

it('refuses everybody who waits', async () => {
  const ending = createEnding()
  const waiting = [ending.before(never), ending.before(never)]
  ending.end(new Error('over'))
  for (const work of waiting) await expect(work).rejects.toThrow('over')
})

it('refuses whoever comes later, with the first error', async () => {
  const ending = createEnding()
  ending.end(new Error('first'))
  ending.end(new Error('second'))
  await expect(ending.before(never)).rejects.toThrow('first')
})

it('takes no notice of work that fails after the end', async () => {
  const ending = createEnding()
  const work = Promise.reject(new Error('late'))
  ending.end(new Error('over'))
  await expect(ending.before(work)).rejects.toThrow('over')
})

it('keeps nothing of work that is over', async () => {
  const ending = createEnding()
  const wait = async () => new WeakRef(await ending.before(Promise.resolve({ events: [] })))
  const given = await wait()
  await collectGarbage()
  expect(given.deref()).toBeUndefined()
  ending.end(new Error('over'))
})
