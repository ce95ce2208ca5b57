// What jsdom lacks of a page, and the app in it with a fake bridge.
import { render } from '@testing-library/svelte'
import { tick } from 'svelte'
import type { AppState } from '../../preload/contract'
import App from '../../renderer/App.svelte'
import { fakeBridge, type FakeBridge } from './fake-bridge'

/** Sizes are all zero in jsdom, and no media query matches. */
export function preparePage(): void {
  window.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  // Only what a media query object is asked for here.
  window.matchMedia ??= (media: string) =>
    Object.assign(new EventTarget(), { matches: false, media }) as unknown as MediaQueryList
  window.requestIdleCallback ??= (run) => Number(setTimeout(run, 0, { didTimeout: false, timeRemaining: () => 10 }))
  window.cancelIdleCallback ??= (handle) => clearTimeout(handle)
  HTMLElement.prototype.showPopover ??= function (this: HTMLElement) {
    // Its style sheet hides popovers, and it has no way to show one.
    this.style.display = 'block'
  }
  if (!('inert' in HTMLElement.prototype)) {
    Object.defineProperty(HTMLElement.prototype, 'inert', {
      configurable: true,
      get(this: HTMLElement) {
        return this.hasAttribute('inert')
      },
      set(this: HTMLElement, isInert: boolean) {
        this.toggleAttribute('inert', isInert)
      }
    })
  }
  Element.prototype.scrollIntoView ??= () => undefined
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true
  }
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false
  }
  Element.prototype.animate ??= () => ({ cancel: () => undefined, finished: Promise.resolve() }) as unknown as Animation
}

/** Shows the app with `first` as its first picture, at a window width of `width`. */
export async function showApp(first: AppState, bridge = fakeBridge(first), width = 380): Promise<FakeBridge> {
  preparePage()
  window.innerWidth = width
  render(App, { bridge, platform: 'Linux x86_64' })
  await settled()
  return bridge
}

/** Lets promises and effects run to their end. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await Promise.resolve()
    await tick()
  }
}
