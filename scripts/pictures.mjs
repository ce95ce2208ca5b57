// The pictures of the app: what each shows, the server it needs, and how the app gets there.
import { connectingPictures } from './pictures/connecting.mjs'
import { listPictures } from './pictures/list.mjs'
import { settingsPictures } from './pictures/settings.mjs'
import { editingPictures } from './pictures/editing.mjs'
import { watchingPictures } from './pictures/watching.mjs'

/** By name. `staysPut`: the pointer is part of the picture; `tray`: there is one; `keyring: false`: there is none. */
export const pictures = {
  ...connectingPictures,
  ...listPictures,
  ...settingsPictures,
  ...editingPictures,
  ...watchingPictures
}
