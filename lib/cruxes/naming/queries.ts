import { readableBy } from '@/lib/groups/readable'
import { tuples } from '@/lib/server/db'
import { excerpt } from '@/lib/text/excerpt'
import { toPlainText } from '@/lib/text/plain-text'
import type { CruxState } from '../crux-state'
import type { CruxKind } from '../kinds'
import type { CruxElsewhere, NamedComment } from './facts'

/** A crux that says nearly the same; `likeness` is the share of letter triples in common, 0..1. */
export type AlikeCrux = {
  id: number
  label: string
  statement: string
  kind: CruxKind
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
  const rows = await tuples<[number, number, string, CruxKind, CruxState, string, string, boolean, number]>(
    'cruxes-alike',
    `SELECT x.id, (SELECT count(*)::int FROM crux o WHERE o.thread_id = x.thread_id AND (o.position, o.id) <= (x.position, x.id)),
       x.statement, x.kind, x.state, t.slug, t.title, t.slug = $1, similarity(x.statement, $2)::float8
     FROM crux x JOIN thread t ON t.id = x.thread_id
     WHERE x.statement % $2 AND x.state <> 'merged' AND x.state <> 'rejected' AND ${readableBy('t.group_id', '$3::int')}
       AND similarity(x.statement, $2) >= CASE WHEN t.slug = $1 THEN ${ALIKE_HERE} ELSE ${ALIKE_ELSEWHERE} END
     ORDER BY t.slug = $1 DESC, similarity(x.statement, $2) DESC, x.id LIMIT ${MOST}`,
    [slug, statement, viewerId],
  )
  return rows.map(([id, number, said, kind, state, thread, title, isHere, likeness]) => ({
    id,
    label: `C${number}`,
    statement: said,
    kind,
    state,
    thread: { slug: thread, title },
    isHere,
    likeness,
  }))
}

/**
 * Cruxes of other threads that say nearly the same as this one, of those the viewer may read. Found by their words each time and
 * not written down (docs/decisions/0027): each is weighed against the main claim of its own thread.
 */
export async function readElsewhere(
  { threadId: here, statement }: { threadId: number; statement: string },
  viewerId: number | null,
): Promise<CruxElsewhere[]> {
  const rows = await tuples<[number, string, number, string, string, number | null]>(
    'cruxes-elsewhere',
    `SELECT x.id, x.statement, t.id, t.slug, t.title, (SELECT s.credence FROM current_stance s WHERE s.crux_id = x.id AND s.user_id = $3::int AND s.credence IS NOT NULL ORDER BY s.at DESC, s.id DESC LIMIT 1)
     FROM crux x JOIN thread t ON t.id = x.thread_id
     WHERE x.statement % $2 AND x.thread_id <> $1 AND x.state <> 'merged' AND x.state <> 'rejected' AND ${readableBy('t.group_id', '$3::int')}
       AND similarity(x.statement, $2) >= ${ALIKE_ELSEWHERE} ORDER BY similarity(x.statement, $2) DESC, x.id LIMIT ${MOST}`,
    [here, statement, viewerId],
  )
  return rows.map(([id, said, threadId, slug, title, mine]) => ({
    id,
    statement: said,
    thread: { id: threadId, slug, title },
    mine,
  }))
}

type NamedTuple = [string, string | null, string]

const NAMED = `SELECT c.ref, coalesce(u.name, u.handle), left(c.body_html, 3000) FROM comment c LEFT JOIN app_user u ON u.id = c.author_id
  WHERE c.thread_id = $1 AND c.seq > 0 AND c.state IN ('live', 'retracted')`
const BEGINS = 160
/** A list that somebody looks through; beyond it there are permalinks. */
const MOST_LISTED = 200

const named = ([ref, by, html]: NamedTuple): NamedComment => {
  const whole = html.replace(/<[^>]*$/, '')
  const own = toPlainText(whole.replace(/<blockquote>[\s\S]*?<\/blockquote>/g, ''))
  return { ref, by: by ?? 'a former member', begins: excerpt(own || toPlainText(whole), BEGINS) }
}

/** Comments for a form that anchors a crux in them, in the order asked for; those that are not there are left out. */
export async function readPlaces(threadId: number, refs: readonly string[]): Promise<NamedComment[]> {
  if (refs.length === 0) return []
  const rows = await tuples<NamedTuple>('crux-places', `${NAMED} AND c.ref = ANY($2::text[])`, [
    threadId,
    refs,
  ])
  const found = new Map(rows.map((row) => [row[0], named(row)]))
  return [...new Set(refs)].flatMap((ref) => found.get(ref) ?? [])
}

/** The comments of a thread to tick some of, in the order of writing. */
export async function readToTick(threadId: number): Promise<NamedComment[]> {
  const rows = await tuples<NamedTuple>('crux-to-tick', `${NAMED} ORDER BY c.seq LIMIT ${MOST_LISTED}`, [
    threadId,
  ])
  return rows.map(named)
}

/** Of the newest comments so many are offered, beside those that bear on the crux. */
const NEWEST_TO_CREDIT = 8

/** Comments by others that may have moved somebody on a crux: those that bear on it, then the newest of its thread. */
export async function readToCredit(
  { id, threadId }: { id: number; threadId: number },
  viewerId: number,
): Promise<NamedComment[]> {
  const rows = await tuples<NamedTuple>(
    'crux-to-credit',
    `WITH near AS (SELECT comment_id AS id, 0 AS rank FROM crux_anchor WHERE crux_id = $2 AND comment_id IS NOT NULL
       UNION SELECT comment_id, 0 FROM crux_evidence WHERE crux_id = $2 AND comment_id IS NOT NULL
       UNION (SELECT id, 1 FROM comment WHERE thread_id = $1 AND seq > 0 AND author_id IS DISTINCT FROM $3 ORDER BY seq DESC LIMIT ${NEWEST_TO_CREDIT}))
     ${NAMED} AND c.id IN (SELECT id FROM near) AND c.author_id IS DISTINCT FROM $3
     ORDER BY (SELECT min(rank) FROM near WHERE near.id = c.id), c.seq DESC`,
    [threadId, id, viewerId],
  )
  return rows.map(named)
}
