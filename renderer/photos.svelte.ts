// Which photos have been seen and which could not be had, for all faces at once: rows come and go while one scrolls,
// and none of them is to ask again for what has just failed, nor to show initials first where a photo is at hand.
import { getContext, setContext } from 'svelte'
import { SvelteSet } from 'svelte/reactivity'

/** Photos are told apart by their address. */
export class Photos {
  readonly #seen = new SvelteSet<string>()
  readonly #failed = new SvelteSet<string>()

  hasSeen = (photo: string): boolean => this.#seen.has(photo)
  hasFailed = (photo: string): boolean => this.#failed.has(photo)

  loaded(photo: string): void {
    this.#seen.add(photo)
  }

  failed(photo: string): void {
    this.#seen.delete(photo)
    this.#failed.add(photo)
  }

  /** Forgets the failures, so that every face shown asks once more. */
  tryAgain(): void {
    this.#failed.clear()
  }
}

/** Where the window's photos stand among what its components share. */
export const photosKey = Symbol('photos')

export const getPhotos = (): Photos => getContext<Photos>(photosKey)
export const setPhotos = (photos: Photos): Photos => setContext(photosKey, photos)
