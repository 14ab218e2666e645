import { tuples } from '@/lib/server/db'
import { excerpt } from '@/lib/text/excerpt'
import { toPlainText } from '@/lib/text/plain-text'
import type { Mover, SaidOnce, SubjectFacts } from './view'

/** Whether somebody's page gathers their stances for others: their choice; authors of imported discussions have none. */
export async function readStancesShown(userId: number): Promise<boolean> {
  const [row] = await tuples<[boolean]>(
    'stances-shown',
    'SELECT stances_public OR placeholder FROM app_user WHERE id = $1',
    [userId],
  )
  return row?.[0] ?? false
}

const MS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`
const CAUSE = `CASE WHEN c.id IS NOT NULL AND c.state IN ('live', 'retracted') THEN json_build_object('ref', ref_in(t.id, c.id, c.thread_id, c.ref), 'slug', t.slug, 'by', a.handle) END`
/** "Claim 2"; null for the main claim, which needs no name. */
const NAME_OF_CLAIM = `CASE WHEN k.ref <> 'main' THEN 'Claim ' || (SELECT count(*) FROM claim o WHERE o.thread_id = t.id
  AND ((o.ref <> 'main'), o.position, o.id) <= ((k.ref <> 'main'), k.position, k.id)) END`
/** The reader has to answer first: not in their own page, not where it has ended, not as a guest. */
const HIDDEN = (answered: string) =>
  `$2::int IS NOT NULL AND $2::int <> $1 AND coalesce((t.settings ->> 'blind_first')::boolean, true) AND NOT ${answered}`

type SaidTuple = [
  SubjectFacts,
  number | null,
  number | null,
  number | null,
  number | null,
  SaidOnce['mark'],
  number,
  SaidOnce['because'],
]

/** All that somebody said on claims and cruxes where the reader may read, oldest first; what was taken back is left out. */
export async function readMemberStances(userId: number, viewerId: number | null): Promise<SaidOnce[]> {
  const rows = await tuples<SaidTuple>(
    'member-stances',
    `SELECT json_build_object('key', 'claim ' || k.id, 'crux', NULL, 'statement', k.text, 'claim', ${NAME_OF_CLAIM}, 'thread', json_build_object('slug', t.slug, 'title', t.title),
         'isHidden', ${HIDDEN('EXISTS (SELECT 1 FROM claim_stance_event o WHERE o.claim_id = k.id AND o.user_id = $2::int)')}),
       e.credence, NULL::int, NULL::int, NULL::int, NULL::stance_mark, ${MS('e.at')} AS at, ${CAUSE}
     FROM claim_stance_event e JOIN claim k ON k.id = e.claim_id JOIN thread t ON t.id = k.thread_id
     LEFT JOIN comment c ON c.id = e.cause_comment_id LEFT JOIN app_user a ON a.id = c.author_id
     WHERE e.user_id = $1 AND thread_is_readable(t.id, $2::int)
     UNION ALL
     SELECT json_build_object('key', 'crux ' || x.id || ' claim ' || k.id, 'statement', x.statement, 'claim', ${NAME_OF_CLAIM}, 'thread', json_build_object('slug', t.slug, 'title', t.title),
         'crux', json_build_object('id', x.id, 'kind', x.kind, 'state', x.state, 'outcome', x.outcome, 'resolvedAt', ${MS('x.resolved_at')}, 'swing', crux_swing(t.settings),
           'label', 'C' || (SELECT count(*) FROM crux o WHERE o.thread_id = x.thread_id AND (o.position, o.id) <= (x.position, x.id))),
         'isHidden', x.state NOT IN ('resolved', 'dissolved') AND ${HIDDEN('EXISTS (SELECT 1 FROM current_stance o WHERE o.crux_id = x.id AND o.claim_id = k.id AND o.user_id = $2::int)')}),
       e.credence, e.if_true, e.if_false, e.main, e.mark, ${MS('e.at')}, ${CAUSE}
     FROM crux_stance_event e JOIN crux x ON x.id = e.crux_id JOIN thread t ON t.id = x.thread_id JOIN claim k ON k.id = e.claim_id
     LEFT JOIN comment c ON c.id = e.cause_comment_id LEFT JOIN app_user a ON a.id = c.author_id
     WHERE e.user_id = $1 AND e.retracted_at IS NULL AND x.state NOT IN ('merged', 'rejected') AND thread_is_readable(t.id, $2::int)
     ORDER BY at`,
    [userId, viewerId],
  )
  return rows.map(([subject, credence, ifTrue, ifFalse, main, mark, at, because]) => ({
    subject,
    percents: { credence, ifTrue, ifFalse, main },
    mark,
    at,
    because,
  }))
}

/** Enough to tell one comment from another, on two lines of a phone. */
const FIRST_WORDS = 90

/** Comments of somebody that others named as what moved them, by how many people. */
export async function readMovers(userId: number, viewerId: number | null): Promise<Mover[]> {
  const rows = await tuples<[string, string, string, string, number]>(
    'member-movers',
    `SELECT c.ref, t.slug, t.title, c.body_html, count(DISTINCT e.user_id)::int AS people
     FROM (SELECT user_id, cause_comment_id FROM claim_stance_event WHERE cause_comment_id IN (SELECT id FROM comment WHERE author_id = $1)
           UNION ALL SELECT user_id, cause_comment_id FROM crux_stance_event
           WHERE retracted_at IS NULL AND cause_comment_id IN (SELECT id FROM comment WHERE author_id = $1)) e
     JOIN comment c ON c.id = e.cause_comment_id AND c.state IN ('live', 'retracted') JOIN thread t ON t.id = c.thread_id
     WHERE e.user_id <> $1 AND thread_is_readable(t.id, $2::int) GROUP BY c.id, t.id ORDER BY people DESC, c.id DESC LIMIT 20`,
    [userId, viewerId],
  )
  return rows.map(([ref, slug, title, html, people]) => ({
    ref,
    slug,
    title,
    words: excerpt(toPlainText(html), FIRST_WORDS),
    people,
  }))
}
