import { cleanup, fireEvent, render } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import Face from '../../../renderer/parts/Face.svelte'
import { live } from '../pictures'

afterEach(cleanup)

it('stands in with initials for a photo that cannot be shown, and tries again with another', async () => {
  const face = { name: 'Lena Fischer', uri: 'sip:l@c', presence: live('available'), size: 'row' as const }
  const { container, rerender } = render(Face, { ...face, photo: 'app://photo/1' })
  const photo = container.querySelector('img')
  expect(photo?.getAttribute('src')).toBe('app://photo/1')
  if (photo) await fireEvent.error(photo)
  expect(container.querySelector('img')).toBeNull()
  expect(container.textContent).toContain('LF')
  await rerender({ ...face, photo: 'app://photo/2' })
  expect(container.querySelector('img')?.getAttribute('src')).toBe('app://photo/2')
})
