import { tuples } from '@/lib/server/db'
import type { StanceStep } from '../growth'
import type { SharedCrux } from '../map-of'
import type { EntryFacts } from './entry'

/**
 * So many stances stand by name in the list, fewer where there are many cruxes; all are on the crux's own page. Above thirty none:
 * two of three hundred say nothing, and finding them took as long as all the rest.
 */
const NAMED = `(SELECT CASE WHEN count(*) > 30 THEN 0 ELSE least(12, 240 / greatest(1, count(*))) END FROM crux WHERE thread_id = $1)`
const MS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`
/** The claim that the page is about: by its name, else the thread's first. */
const ABOUT = `(SELECT k.id FROM claim k WHERE k.thread_id = $1 AND ($2::text IS NULL OR k.ref = $2) ORDER BY (k.ref <> 'main'), k.position, k.id LIMIT 1)`

/** What the page of a thread's cruxes says about one claim beyond the rail, and how the stances came in for all: two queries. */
export async function readEntries(
  threadId: number,
  claim: string | null = null,
  isOfSeveral = false,
): Promise<{ facts: EntryFacts[]; steps: StanceStep[] }> {
  const [rows, steps] = await Promise.all([
    tuples<[EntryFacts]>(
      'crux-entries',
      `SELECT json_build_object('ref', x.ref, 'operationalization', x.operationalization, 'createdAt', ${MS('x.created_at')}, 'resolvedAt', ${MS('x.resolved_at')},
         'relations', (SELECT coalesce(json_agg(json_build_object('type', r.type, 'to', y.ref) ORDER BY r.type, y.ref), '[]')
                       FROM crux_relation r JOIN crux y ON y.id = r.to_id WHERE r.from_id = x.id),
         'people', coalesce((SELECT s.holders FROM crux_score s WHERE s.crux_id = x.id AND s.claim_id = ${ABOUT}), 0),
         'named', (SELECT coalesce(json_agg(json_build_object('by', u.handle, 'credence', c.credence, 'ifTrue', c.if_true, 'ifFalse', c.if_false,
                            'main', c.main, 'mark', c.mark) ORDER BY c.at DESC, u.handle), '[]')
                   FROM (SELECT * FROM current_stance WHERE crux_id = x.id AND claim_id = ${ABOUT} ORDER BY at DESC, user_id LIMIT ${NAMED}) c
                   JOIN app_user u ON u.id = c.user_id),
         'anchors', (SELECT coalesce(json_agg(json_build_object('by', u.handle, 'quote', a.quote, 'ref', ref_in(x.thread_id, m.id, m.thread_id, m.ref)) ORDER BY a.position, a.id), '[]')
                     FROM crux_anchor a LEFT JOIN comment m ON m.id = a.comment_id JOIN thread t ON t.id = a.thread_id
                     JOIN app_user u ON u.id = CASE WHEN a.comment_id IS NULL THEN t.author_id ELSE m.author_id END
                     WHERE a.crux_id = x.id AND a.quote IS NOT NULL AND (m.id IS NULL OR (m.state IN ('live', 'retracted') AND words_are_shared(m.thread_id, x.thread_id)))),
         'bearing', (SELECT count(*) FROM (
                       SELECT comment_id FROM crux_anchor WHERE crux_id = x.id AND comment_id IS NOT NULL
                       UNION SELECT cause_comment_id FROM crux_stance_event WHERE crux_id = x.id AND cause_comment_id IS NOT NULL AND retracted_at IS NULL
                       UNION SELECT comment_id FROM crux_evidence WHERE crux_id = x.id AND comment_id IS NOT NULL) b),
         'changes', (SELECT coalesce(json_agg(json_build_object('at', ${MS('e.at')}, 'from', e.before ->> 'state', 'to', e.after ->> 'state') ORDER BY e.id), '[]')
                     FROM crux_event e WHERE e.crux_id = x.id AND e.kind = 'state'))
       FROM crux x WHERE x.thread_id = $1 ORDER BY x.position, x.id`,
      [threadId, claim],
    ),
    isOfSeveral ? readStepsOfAll(threadId) : readSteps(threadId),
  ])
  return { facts: rows.map(([facts]) => facts), steps }
}

/**
 * Stances as they came in, by crux and stretch of time: minutes where all happened within an afternoon, days where it took
 * longer. A change of mind counts by what it changed. Retracted ones never were.
 */
async function readSteps(threadId: number): Promise<StanceStep[]> {
  const rows = await tuples<[string, number, number, number, number]>(
    'crux-steps',
    `WITH unit AS (
       SELECT CASE WHEN max(at) - min(at) < interval '6 hours' THEN interval '1 minute' WHEN max(at) - min(at) < interval '4 days'
                THEN interval '1 hour' ELSE interval '1 day' END AS length
       FROM crux_stance_event WHERE claim_id = ${ABOUT} AND retracted_at IS NULL AND credence IS NOT NULL)
     SELECT x.ref, ${MS('g.at')}, g.sum, g.fresh, g.count
     FROM crux x CROSS JOIN unit CROSS JOIN LATERAL (
       SELECT max(at) AS at, sum(changed)::int AS sum, sum(fresh)::int AS fresh, count(*)::int AS count
       FROM (SELECT e.at, e.credence - coalesce(lag(e.credence) OVER own, 0) AS changed, (lag(e.credence) OVER own IS NULL)::int AS fresh
             FROM crux_stance_event e WHERE e.crux_id = x.id AND e.claim_id = ${ABOUT} AND e.retracted_at IS NULL AND e.credence IS NOT NULL
             WINDOW own AS (PARTITION BY e.user_id ORDER BY e.at, e.id)) given
       GROUP BY date_bin(unit.length, at, 'epoch')) g
     WHERE x.thread_id = $1 ORDER BY g.at, x.ref`,
    [threadId, null],
  )
  return rows.map(([ref, at, sum, fresh, count]) => ({ ref, at, sum, fresh, count }))
}

/**
 * The same in a thread of several claims. How likely somebody finds a crux is one belief, whichever claim they weigh it against: what
 * was written beside another claim in the same moment is one stance.
 */
async function readStepsOfAll(threadId: number): Promise<StanceStep[]> {
  const rows = await tuples<[string, number, number, number, number]>(
    'crux-steps-of-all',
    `WITH given AS (
       SELECT DISTINCT ON (e.crux_id, e.user_id, date_bin('1 second', e.at, 'epoch')) e.crux_id, e.user_id, e.at, e.id, e.credence
       FROM crux_stance_event e JOIN crux x ON x.id = e.crux_id WHERE x.thread_id = $1 AND e.retracted_at IS NULL AND e.credence IS NOT NULL
       ORDER BY e.crux_id, e.user_id, date_bin('1 second', e.at, 'epoch'), e.at DESC, e.id DESC
     ), unit AS (
       SELECT CASE WHEN max(at) - min(at) < interval '6 hours' THEN interval '1 minute' WHEN max(at) - min(at) < interval '4 days'
                THEN interval '1 hour' ELSE interval '1 day' END AS length FROM given
     ), changed AS (
       SELECT crux_id, at, credence - coalesce(lag(credence) OVER own, 0) AS changed, (lag(credence) OVER own IS NULL)::int AS fresh
       FROM given WINDOW own AS (PARTITION BY crux_id, user_id ORDER BY at, id))
     SELECT x.ref, ${MS('max(c.at)')}, sum(c.changed)::int, sum(c.fresh)::int, count(*)::int
     FROM changed c JOIN crux x ON x.id = c.crux_id CROSS JOIN unit GROUP BY x.ref, date_bin(unit.length, c.at, 'epoch') ORDER BY max(c.at), x.ref`,
    [threadId],
  )
  return rows.map(([ref, at, sum, fresh, count]) => ({ ref, at, sum, fresh, count }))
}

/** The cruxes of a thread with several claims, each with what it does for which: one query. */
export async function readShared(threadId: number): Promise<SharedCrux[]> {
  const rows = await tuples<[SharedCrux]>(
    'cruxes-shared',
    `SELECT json_build_object('ref', x.ref, 'number', x.number, 'statement', x.statement, 'state', x.state,
       'relations', (SELECT coalesce(json_agg(json_build_object('type', r.type, 'to', y.ref) ORDER BY r.type, y.ref), '[]')
                     FROM crux_relation r JOIN crux y ON y.id = r.to_id WHERE r.from_id = x.id),
       'forClaims', (SELECT coalesce(json_agg(json_build_object('ref', k.ref, 'swing', s.mean_swing, 'lower', s.lower, 'answeredBy',
                        (SELECT coalesce(json_agg(c.user_id), '[]') FROM current_stance c WHERE c.crux_id = x.id AND c.claim_id = k.id))
                        ORDER BY (k.ref <> 'main'), k.position, k.id), '[]')
                      FROM crux_claim q JOIN claim k ON k.id = q.claim_id LEFT JOIN crux_score s ON s.crux_id = x.id AND s.claim_id = k.id WHERE q.crux_id = x.id),
       'credences', (SELECT coalesce(json_agg(json_build_array(c.user_id, c.credence)), '[]') FROM (
                       SELECT DISTINCT ON (user_id) user_id, credence FROM current_stance WHERE crux_id = x.id AND credence IS NOT NULL
                       ORDER BY user_id, at DESC, id DESC) c))
     FROM (SELECT *, (row_number() OVER (ORDER BY position, id))::int AS number FROM crux WHERE thread_id = $1) x ORDER BY x.number`,
    [threadId],
  )
  return rows.map(([crux]) => crux)
}
