// Photos: two at a time, each once.

import { expect, it } from 'vitest'
import { createPhotos, type Photo } from '../../../main/session/photos'
import { UcwaError, type UcwaErrorCode } from '../../../main/ucwa/ucwa-error'

const photo: Photo = { type: 'image/jpeg', bytes: new Uint8Array([1]) }

it('downloads two at a time, in the order of asking', async () => {
  const photos = createPhotos()
  photos.begin()
  const running: string[] = []
  const finish = new Map<string, () => void>()
  const download = (href: string): Promise<Photo> => {
    running.push(href)
    return new Promise((resolve) => finish.set(href, () => resolve(photo)))
  }
  const all = ['a', 'b', 'c', 'd'].map((href) => photos.read(href, download))
  expect(running).toEqual(['a', 'b'])
  finish.get('b')?.()
  await all[1]
  expect(running).toEqual(['a', 'b', 'c'])
  for (const href of ['a', 'c']) finish.get(href)?.()
  await all[2]
  finish.get('d')?.()
  expect(await Promise.all(all)).toEqual([photo, photo, photo, photo])
})

it.each<[UcwaErrorCode, number]>([
  ['not-found', 1],
  ['forbidden', 1],
  ['network', 2],
  ['timeout', 2]
])('after %s asks %i times for two looks', async (code, times) => {
  const photos = createPhotos()
  photos.begin()
  let asked = 0
  const download = (): Promise<Photo> => {
    asked += 1
    return Promise.reject(new UcwaError(code))
  }
  expect(await photos.read('a', download)).toBeNull()
  expect(await photos.read('a', download)).toBeNull()
  expect(asked).toBe(times)
})

it('asks for nothing before it may begin, then for what was wanted meanwhile', async () => {
  const photos = createPhotos()
  const asked: string[] = []
  const download = (href: string): Promise<Photo> => {
    asked.push(href)
    return Promise.resolve({ type: 'image/jpeg', bytes: new Uint8Array([1]) })
  }
  const wanted = ['a', 'b', 'c'].map((href) => photos.read(href, download))
  await Promise.resolve()
  expect(asked).toEqual([])
  photos.begin()
  await Promise.all(wanted)
  expect(asked).toEqual(['a', 'b', 'c'])
})
