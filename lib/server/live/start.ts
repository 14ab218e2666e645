import { findListener, findThread, readersIn, readMoment, readNews } from '@/lib/live/queries'
import { countWaiting } from '@/lib/moderation/queue/queries'
import { countUnread } from '@/lib/notifications/queries'
import { type LiveDoor, openDoor } from './door'
import { Hub } from './hub'
import type { RoomWork } from './room'

export type Live = LiveDoor & {
  /** A tag of what was committed, by this process or another. */
  hear(tag: string): void
  /** Whether we hear of changes; when we do again, we look what we missed. */
  listening(isListening: boolean): void
}

/** Tell open pages what happens. `render` makes a comment's place in the list: what it looks like is not known here. */
export function startLive({ render, log }: Pick<RoomWork, 'render' | 'log'>): Live {
  const hub = new Hub({
    find: findThread,
    readersIn,
    read: readNews,
    now: readMoment,
    unread: countUnread,
    waiting: countWaiting,
    render,
    log,
  })
  const door = openDoor(hub, { whoHolds: findListener, log })
  return Object.assign(door, {
    hear: (tag: string) => hub.hear(tag),
    listening(isListening: boolean) {
      if (isListening) hub.hearAll()
    },
  })
}
