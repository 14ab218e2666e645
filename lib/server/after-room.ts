import { notePeople } from '@/lib/notifications/commands'
import type { Query } from './db'

export type RoomHappening = {
  room: number
  crux: number
  threadId: number
  actorId: number
  /** Its name: nobody is told twice of what has the same one. */
  event: string
  text: string
  at: Date
}

/** Runs in the transaction in which something happens in a room: tells the others who sit there, or are asked to. */
export async function afterRoom(
  query: Query,
  { room, crux, threadId, actorId, event, text, at }: RoomHappening,
  people: readonly number[],
): Promise<void> {
  const path = `/cruxes/${crux}/rooms/${room}`
  await notePeople(
    query,
    { event, actorId, threadId, commentId: null, path, text, at },
    people.map((userId) => ({ userId, kind: 'room' })),
  )
}
