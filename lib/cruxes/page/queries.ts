import { tuples } from '@/lib/server/db'
import { followThrough } from '../follow-through'
import type { PageExtras } from './facts'

const NUMBER = (of: string) =>
  `(SELECT count(*)::int FROM crux o WHERE o.thread_id = ${of}.thread_id AND (o.position, o.id) <= (${of}.position, ${of}.id))`
const MS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`
const BY = (of: string) =>
  `jsonb_build_object('handle', ${of}.handle, 'name', coalesce(${of}.name, ${of}.handle))`
const CRUX = (of: string) =>
  `jsonb_build_object('id', ${of}.id, 'label', 'C' || ${NUMBER(of)}, 'statement', ${of}.statement, 'state', ${of}.state)`
/** A list of objects, never null. */
const list = (object: string, from: string, order: string) =>
  `coalesce((SELECT jsonb_agg(${object} ORDER BY ${order}) FROM ${from}), '[]')`

/** All that was said about a crux and done with it: one query. */
export async function readExtras(id: number): Promise<PageExtras> {
  const [row] = await tuples<[PageExtras]>(
    'crux-extras',
    `SELECT jsonb_build_object('createdById', x.created_by_id,
       'anchors', ${list(
         `jsonb_build_object('role', a.role, 'quote', CASE WHEN c.id IS NULL OR (c.state IN ('live', 'retracted') AND words_are_shared(c.thread_id, x.thread_id)) THEN a.quote END, 'ref', ref_in(x.thread_id, c.id, c.thread_id, c.ref),
            'by', CASE WHEN u.id IS NOT NULL THEN ${BY('u')} END, 'isGone', c.id IS NOT NULL AND c.state NOT IN ('live', 'retracted'),
            'isHidden', c.id IS NOT NULL AND NOT words_are_shared(c.thread_id, x.thread_id))`,
         `crux_anchor a LEFT JOIN comment c ON c.id = a.comment_id JOIN thread t ON t.id = a.thread_id
          LEFT JOIN app_user u ON u.id = CASE WHEN c.id IS NULL THEN t.author_id WHEN c.state <> 'deleted' THEN c.author_id END WHERE a.crux_id = x.id`,
         'a.position, a.id',
       )},
       'evidence', ${list(
         `jsonb_build_object('id', e.id, 'url', e.url, 'direction', e.direction, 'quote', e.quote, 'byId', e.user_id, 'at', ${MS('e.at')}, 'by', ${BY('u')},
            'comment', CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('ref', ref_in(x.thread_id, c.id, c.thread_id, c.ref), 'by', coalesce(w.name, w.handle)) END)`,
         `crux_evidence e JOIN app_user u ON u.id = e.user_id LEFT JOIN comment c ON c.id = e.comment_id
          LEFT JOIN app_user w ON w.id = c.author_id AND c.state <> 'deleted' WHERE e.crux_id = x.id`,
         'e.direction DESC, e.id',
       )},
       'paraphrases', ${list(
         `jsonb_build_object('id', p.id, 'text', p.text, 'accepted', p.accepted, 'ofId', p.of_user_id, 'at', ${MS('p.at')}, 'by', ${BY('u')}, 'of', ${BY('w')})`,
         `crux_paraphrase p JOIN app_user u ON u.id = p.author_id JOIN app_user w ON w.id = p.of_user_id WHERE p.crux_id = x.id`,
         'p.id',
       )},
       'flags', ${list(
         `jsonb_build_object('id', f.id, 'kind', f.kind, 'note', f.note, 'byId', f.user_id, 'at', ${MS('f.at')}, 'by', ${BY('u')})`,
         `crux_flag f JOIN app_user u ON u.id = f.user_id WHERE f.crux_id = x.id AND f.removed_at IS NULL`,
         'f.id',
       )},
       'relations', ${list(
         `jsonb_build_object('type', r.type, 'to', ${CRUX('y')}, 'isReversed', r.from_id <> x.id,
            'isLone', r.type = 'conjunct_of' AND (SELECT count(*) FROM crux_relation o WHERE o.to_id = r.to_id AND o.type = 'conjunct_of') < 2,
            'ownerIds', jsonb_build_array(x.created_by_id, y.created_by_id) || coalesce((SELECT jsonb_agg(person_now(e.actor_id)) FROM crux_event e
              WHERE e.crux_id = r.from_id AND e.kind = 'related' AND e.actor_id IS NOT NULL AND e.after ->> 'type' = r.type::text AND (e.after ->> 'to')::int = r.to_id), '[]'))`,
         `crux_relation r JOIN crux y ON y.id = CASE WHEN r.from_id = x.id THEN r.to_id ELSE r.from_id END WHERE x.id IN (r.from_id, r.to_id)`,
         'r.from_id <> x.id, r.id',
       )},
       'siblings', ${list(CRUX('y'), 'crux y WHERE y.thread_id = x.thread_id AND y.id <> x.id', 'y.position, y.id')},
       'absorbed', ${list(
         `${CRUX('y')} || jsonb_build_object('holders', coalesce((SELECT jsonb_agg(s.user_id) FROM current_stance s WHERE s.crux_id = y.id
            AND NOT EXISTS (SELECT 1 FROM current_stance h WHERE h.crux_id = x.id AND h.user_id = s.user_id)), '[]'))`,
         'crux y WHERE y.merged_into_id = x.id',
         'y.position, y.id',
       )},
       'events', ${list(
         `jsonb_build_object('id', e.id, 'kind', e.kind, 'by', CASE WHEN u.id IS NOT NULL THEN ${BY('u')} END, 'before', e.before, 'after', e.after,
            'reason', e.reason, 'at', ${MS('e.at')})`,
         `crux_event e LEFT JOIN app_user u ON u.id = person_now(e.actor_id) WHERE e.crux_id = x.id AND e.kind <> 'answered'`,
         'e.id',
       )},
       'everybody', ${list(
         `jsonb_build_object('id', s.user_id, 'at', ${MS('s.at')})`,
         '(SELECT user_id, max(at) AS at FROM current_stance WHERE crux_id = x.id GROUP BY user_id) s',
         's.user_id',
       )},
       'answeredFor', ${list('s.ref', '(SELECT DISTINCT k.ref FROM crux_stance_event e JOIN claim k ON k.id = e.claim_id WHERE e.crux_id = x.id AND e.retracted_at IS NULL) s', 's.ref')})
     FROM crux x WHERE x.id = $1`,
    [id],
  )
  if (!row) throw new Error(`crux ${id} is gone while its page is made`)
  return row[0]
}

type AskedTuple = [crux: number, user: number, foretold: number, now: number | null]

/**
 * Everybody in a thread who said beforehand what they would believe of a claim, for each of its cruxes that came out true or false, with
 * what they answered since. Answers to an outcome that was taken back do not count.
 */
export async function readAsked(
  threadId: number,
): Promise<{ crux: number; user: number; foretold: number; now: number | null }[]> {
  const rows = await tuples<AskedTuple>(
    'crux-asked',
    `SELECT x.id, s.user_id, CASE x.outcome WHEN 'true' THEN s.if_true ELSE s.if_false END,
       (SELECT (e.after ->> 'main')::int FROM crux_event e WHERE e.crux_id = x.id AND e.kind = 'answered' AND person_now(e.actor_id) = s.user_id
          AND coalesce(e.after ->> 'claim', 'main') = k.ref AND e.at >= x.resolved_at ORDER BY e.id DESC LIMIT 1)
     FROM crux x JOIN crux_claim q ON q.crux_id = x.id JOIN claim k ON k.id = q.claim_id
     -- crux by crux: joined as a whole, the stances of the whole forum were sorted for it
     CROSS JOIN LATERAL (SELECT * FROM current_stance WHERE crux_id = x.id AND claim_id = k.id OFFSET 0) s
     WHERE x.thread_id = $1 AND x.state = 'resolved' AND x.outcome IN ('true', 'false')
       AND CASE x.outcome WHEN 'true' THEN s.if_true ELSE s.if_false END IS NOT NULL
     ORDER BY x.id, k.position, k.id, s.user_id`,
    [threadId],
  )
  return rows.map(([crux, user, foretold, now]) => ({ crux, user, foretold, now }))
}

/** How far people of a thread went where they had said they would go. Never said of one person. */
export const readFollowThrough = async (threadId: number) => followThrough(await readAsked(threadId))
