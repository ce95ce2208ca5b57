// Puts the signs and icons into the page once, so that every <use> finds them at the first paint.
import iconsSvg from '../assets/icons.svg?raw'
import presenceSvg from '../assets/presence.svg?raw'

/** Adds both sprites, out of sight, at the end of the body. */
export function placeSprites(page: Document): void {
  for (const source of [presenceSvg, iconsSvg]) {
    const sprite = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement
    // Titles would show as tooltips over every sign; words beside it say the same.
    sprite.querySelectorAll('title').forEach((title) => title.remove())
    sprite.setAttribute('width', '0')
    sprite.setAttribute('height', '0')
    sprite.setAttribute('aria-hidden', 'true')
    sprite.classList.add('sprite')
    page.body.append(page.adoptNode(sprite))
  }
}
