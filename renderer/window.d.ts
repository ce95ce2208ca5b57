// What the preload puts on the window.
import type { Bridge } from '../preload/contract'

declare global {
  interface Window {
    readonly rollcall: Bridge
  }
}
