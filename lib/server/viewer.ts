import type { Held } from '@/lib/comments/held'
import { readHeld } from '@/lib/votes/queries'
import { currentActor } from './session'

/** The reader's own marks in a thread; undefined for a guest, whose page is everybody's. */
export async function readViewer(
  threadId: number,
): Promise<{ id: number; handle: string; held: Map<number, Held> } | undefined> {
  const actor = await currentActor()
  return actor.kind === 'guest'
    ? undefined
    : { id: actor.id, handle: actor.handle, held: await readHeld(actor.id, threadId) }
}
