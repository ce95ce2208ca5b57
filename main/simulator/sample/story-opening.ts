// The first minute of the story, written down: people at the top of the list move, so that something happens at once.

import { castUri } from './cast'
import type { PersonChange } from '../world/changes'
import type { World } from '../world/world'

type Line = readonly [key: string, change: Omit<PersonChange, 'uri'>]

const scenes: readonly (readonly Line[])[] = [
  [['priya.raghunathan', { availability: 'Online', activity: null }]],
  [['mateo.alvarez', { availability: 'Online', activity: null, note: null }]],
  [['yuki.tanaka', { availability: 'Busy', activity: 'on-the-phone' }]],
  [['nguyen.thuha', { availability: 'Online', activity: null, note: 'Hà Nội, văn phòng' }]],
  [
    ['tomasz.wojcik', { availability: 'Online', activity: null, note: 'On the train to Kraków' }],
    ['lena.fischer', { availability: 'DoNotDisturb', activity: 'presenting' }],
    ['dmytro.kovalenko', { availability: 'Online', activity: null }]
  ],
  [['oluwaseun.adebayo', { availability: 'Online', activity: null }]],
  [['chidi.eze', { availability: 'BeRightBack', activity: null }]],
  [['yuki.tanaka', { availability: 'Online', activity: null }]],
  [
    ['layla.haddad', { availability: 'Busy', activity: 'in-a-meeting' }],
    ['aroha.ngata', { availability: 'Busy', activity: 'in-a-meeting' }]
  ],
  [['lena.fischer', { availability: 'Online', activity: null, note: 'Released. Cake in the kitchen.' }]]
]

/** The scenes whose people exist in this world, in order; those without anybody are left out. */
export function openingScenes(world: World): (readonly PersonChange[])[] {
  return scenes
    .map((lines) => lines.map(([key, change]) => ({ uri: castUri(key), ...change })))
    .map((changes) => changes.filter(({ uri }) => world.person(uri) !== undefined))
    .filter((changes) => changes.length > 0)
}
