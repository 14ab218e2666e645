import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { type Query, transaction } from '@/lib/server/db'
import { takeTurn } from '@/lib/server/turn'
import { cleaned } from '@/lib/text/clean'
import { type Place, placeName } from './place'
import { MOST_DRAFTS, mayKeepDrafts } from './policy'
import type { SaveDraftInput } from './schema'

/** `at` names the version kept now. With `other`, nothing was saved: another device had saved that in between. */
export type SavedDraft = { at: string | null; other: string | null }

/**
 * Keep what somebody is writing; an empty text is forgotten. A version that the writer's device has not seen is never
 * replaced: it is handed back, for the writer to choose.
 */
export async function saveDraft(
  actor: Actor,
  { place, body: given, base }: SaveDraftInput,
  now: Date,
): Promise<SavedDraft> {
  const { id } = enforce(mayKeepDrafts(actor))
  const name = placeName(place)
  const body = cleaned(given)
  const isBlind = base === undefined
  return transaction(async (query) => {
    const kept = await hold(query, id, name)
    const isUnseen = kept !== null && !isBlind && kept.at !== base && kept.body !== body
    if (isUnseen && body !== '') return { at: kept.at, other: kept.body }
    if (isUnseen) return { at: kept.at, other: null } // whoever has nothing to say does not contradict
    if (body === '') {
      await dropDraft(query, id, place)
      return { at: null, other: null }
    }
    if (kept === null) await requireRoom(query, id)
    await query(
      'draft-save',
      `INSERT INTO draft (user_id, place, body, updated_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (user_id, place) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at`,
      [id, name, body, now],
    )
    return { at: now.toISOString(), other: null }
  })
}

async function hold(
  query: Query,
  userId: number,
  name: string,
): Promise<{ body: string; at: string } | null> {
  // Two tabs that save for the first time have no row to wait for each other at.
  await takeTurn(query, 'drafts', userId)
  const [row] = await query<[string, Date]>(
    'draft-hold',
    'SELECT body, updated_at FROM draft WHERE user_id = $1 AND place = $2',
    [userId, name],
  )
  return row ? { body: row[0], at: row[1].toISOString() } : null
}

async function requireRoom(query: Query, userId: number): Promise<void> {
  const [row] = await query<[number]>('draft-count', 'SELECT count(*)::int FROM draft WHERE user_id = $1', [
    userId,
  ])
  if ((row?.[0] ?? 0) >= MOST_DRAFTS)
    throw new Refusal(
      'too-fast',
      `You have ${MOST_DRAFTS} drafts here, as many as there may be: discard some on the page “Drafts”. This one is kept on this device.`,
    )
}

/** Forget what somebody had typed there: it has been posted. */
export async function dropDraft(query: Query, userId: number, place: Place): Promise<void> {
  await query('draft-drop', 'DELETE FROM draft WHERE user_id = $1 AND place = $2', [userId, placeName(place)])
}
