import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { reasonGiven } from '@/lib/access/reason'
import { Refusal } from '@/lib/access/refusal'
import { holdPlace } from '@/lib/groups/standing/queries'
import { logCruxSettings } from '@/lib/server/crux-log'
import { type Query, transaction } from '@/lib/server/db'
import { refreshScores } from '../commands'
import { settleCrux } from '../settling/commands'
import { maySetUp } from './policy'
import type { CruxSettingsInput } from './schema'
import { type Swing, USUAL_SWING } from './swing'

/**
 * Choose by how many points something has to move somebody to be a crux for them in a thread, and whether others' numbers wait for one's
 * own. All its scores and states follow in the same transaction, and the public log says what was before. The same again changes nothing.
 */
export async function setCruxSettings(
  actor: Actor,
  { thread, swing, blindFirst: asked, reason }: CruxSettingsInput,
  now: Date,
): Promise<{ thread: string }> {
  return transaction(async (query) => {
    const place = await holdPlace(query, actor, { thread }, now, 'update')
    if (place === null || place.threadId === null)
      throw new Refusal('not-found', 'There is no such thread any more.')
    const { threadId } = place
    const by = enforce(maySetUp(actor, { place }, now))
    const was = await read(query, threadId)
    const blindFirst = asked ?? was.blindFirst
    if (was.swing === swing && was.blindFirst === blindFirst) return { thread }
    const why = reasonGiven(reason)
    await write(query, threadId, { swing, blindFirst })
    if (was.swing !== swing) await weighAnew(query, threadId, now)
    const log = { threadId, by, standing: place.standing, reason: why, at: now }
    if (was.swing !== swing)
      await logCruxSettings(query, {
        ...log,
        kind: 'crux-swing',
        details: { points: swing, from: String(was.swing) },
      })
    if (was.blindFirst !== blindFirst)
      await logCruxSettings(query, { ...log, kind: blindFirst ? 'crux-blind' : 'crux-seen' })
    return { thread }
  })
}

type Settings = { swing: Swing; blindFirst: boolean }

async function read(query: Query, threadId: number): Promise<Settings> {
  const [row] = await query<[Swing, boolean]>(
    'crux-settings',
    `SELECT crux_swing(settings), coalesce((settings ->> 'blind_first')::boolean, true) FROM thread WHERE id = $1`,
    [threadId],
  )
  const [swing = USUAL_SWING, blindFirst = true] = row ?? []
  return { swing, blindFirst }
}

/** What is as usual is not written down, so that a thread's document says only what somebody chose. */
async function write(query: Query, threadId: number, { swing, blindFirst }: Settings): Promise<void> {
  await query(
    'crux-settings-write',
    `UPDATE thread SET settings = nullif(coalesce(settings, '{}') - 'crux_swing' - 'blind_first' || $2::jsonb, '{}') WHERE id = $1`,
    [
      threadId,
      JSON.stringify({
        ...(swing !== USUAL_SWING && { crux_swing: swing }),
        ...(!blindFirst && { blind_first: false }),
      }),
    ],
  )
}

/** Every score of the thread, and then every state, in the order of its cruxes. Their rows are held first, as whoever gives a stance holds one. */
async function weighAnew(query: Query, threadId: number, now: Date): Promise<void> {
  const rows = await query<[number]>(
    'crux-settings-hold',
    'SELECT id FROM crux WHERE thread_id = $1 ORDER BY id FOR NO KEY UPDATE',
    [threadId],
  )
  const ids = rows.map(([id]) => id)
  await refreshScores(query, ids)
  for (const id of ids) await settleCrux(query, id, now)
}
