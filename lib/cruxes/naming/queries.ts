import { readableBy } from '@/lib/groups/readable'
import { tuples } from '@/lib/server/db'
import type { CruxState } from '../crux-state'

/** A crux that says nearly the same; `likeness` is the share of letter triples in common, 0..1. */
export type AlikeCrux = {
  id: number
  label: string
  statement: string
  state: CruxState
  thread: { slug: string; title: string }
  isHere: boolean
  likeness: number
}

/** In one thread people mean the same thing by other words; elsewhere only what is nearly the same sentence helps. */
const ALIKE_HERE = 0.3
const ALIKE_ELSEWHERE = 0.5
const MOST = 4

/** Cruxes that a new one may repeat, those of its own thread first. */
export async function findAlike(
  slug: string,
  statement: string,
  viewerId: number | null,
): Promise<AlikeCrux[]> {
  const rows = await tuples<[number, number, string, CruxState, string, string, boolean, number]>(
    'cruxes-alike',
    `SELECT x.id, (SELECT count(*)::int FROM crux o WHERE o.thread_id = x.thread_id AND (o.position, o.id) <= (x.position, x.id)),
       x.statement, x.state, t.slug, t.title, t.slug = $1, similarity(x.statement, $2)::float8
     FROM crux x JOIN thread t ON t.id = x.thread_id
     WHERE x.statement % $2 AND x.state <> 'merged' AND x.state <> 'rejected' AND ${readableBy('t.group_id', '$3::int')}
       AND similarity(x.statement, $2) >= CASE WHEN t.slug = $1 THEN ${ALIKE_HERE} ELSE ${ALIKE_ELSEWHERE} END
     ORDER BY t.slug = $1 DESC, similarity(x.statement, $2) DESC, x.id LIMIT ${MOST}`,
    [slug, statement, viewerId],
  )
  return rows.map(([id, number, said, state, thread, title, isHere, likeness]) => ({
    id,
    label: `C${number}`,
    statement: said,
    state,
    thread: { slug: thread, title },
    isHere,
    likeness,
  }))
}

/** Who wrote a comment, for a form that anchors a crux in it; null when it is not there. */
export async function readPlace(threadId: number, ref: string): Promise<{ ref: string; by: string } | null> {
  const [row] = await tuples<[string, string | null]>(
    'crux-place',
    `SELECT c.ref, coalesce(u.name, u.handle) FROM comment c LEFT JOIN app_user u ON u.id = c.author_id
     WHERE c.thread_id = $1 AND c.ref = $2 AND c.seq > 0 AND c.state IN ('live', 'retracted')`,
    [threadId, ref],
  )
  return row ? { ref: row[0], by: row[1] ?? 'a former member' } : null
}
