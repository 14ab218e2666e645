import { tuples } from './db'

export type Drift = { check: string; what: string; stored: string; computed: string }
type Check = { name: string; sql: string }

/** Every stored figure that could be computed instead. Each query returns only the rows that disagree: what, stored, computed. */
const CHECKS: readonly Check[] = [
  counted('comment karma', 'comment', 'score', "coalesce(sum(weight) FILTER (WHERE axis = 'karma'), 0)"),
  counted(
    'comment agreement',
    'comment',
    'agreement',
    "coalesce(sum(weight) FILTER (WHERE axis = 'agreement'), 0)",
  ),
  counted('comment voters', 'comment', 'vote_count', "count(*) FILTER (WHERE axis = 'karma')"),
  counted(
    'comment agreeing',
    'comment',
    'agree_count',
    "count(*) FILTER (WHERE axis = 'agreement' AND weight > 0)",
  ),
  counted(
    'comment disagreeing',
    'comment',
    'disagree_count',
    "count(*) FILTER (WHERE axis = 'agreement' AND weight < 0)",
  ),
  counted('post karma', 'thread', 'score', "coalesce(sum(weight) FILTER (WHERE axis = 'karma'), 0)"),
  counted(
    'post agreement',
    'thread',
    'agreement',
    "coalesce(sum(weight) FILTER (WHERE axis = 'agreement'), 0)",
  ),
  counted(
    'post agreeing',
    'thread',
    'agree_count',
    "count(*) FILTER (WHERE axis = 'agreement' AND weight > 0)",
  ),
  counted(
    'post disagreeing',
    'thread',
    'disagree_count',
    "count(*) FILTER (WHERE axis = 'agreement' AND weight < 0)",
  ),
  counted('post voters', 'thread', 'vote_count', "count(*) FILTER (WHERE axis = 'karma')"),
  {
    name: 'comments in a thread',
    sql: `SELECT 'thread ' || t.slug, t.comment_count::text, c.n::text FROM thread t
          CROSS JOIN LATERAL (SELECT count(*) AS n FROM comment WHERE thread_id = t.id) c WHERE t.comment_count <> c.n`,
  },
  {
    name: 'replies below a comment',
    sql: `WITH RECURSIVE up AS (
            SELECT id AS below, parent_id AS above FROM comment WHERE parent_id IS NOT NULL
            UNION ALL SELECT u.below, c.parent_id FROM up u JOIN comment c ON c.id = u.above WHERE c.parent_id IS NOT NULL
          ), counted AS (SELECT above, count(*) AS n FROM up GROUP BY above)
          SELECT 'comment ' || t.slug || '#' || c.ref, c.descendant_count::text, coalesce(k.n, 0)::text
          FROM comment c JOIN thread t ON t.id = c.thread_id LEFT JOIN counted k ON k.above = c.id WHERE c.descendant_count <> coalesce(k.n, 0)`,
  },
  {
    name: 'depth and branch of a comment',
    sql: `SELECT 'comment ' || t.slug || '#' || c.ref, c.depth || ' under ' || coalesce(c.top_id, 0), (p.depth + 1) || ' under ' || coalesce(p.top_id, p.id)
          FROM comment c JOIN comment p ON p.id = c.parent_id JOIN thread t ON t.id = c.thread_id
          WHERE c.depth <> p.depth + 1 OR c.top_id <> coalesce(p.top_id, p.id)`,
  },
  {
    name: 'latest reply below a comment',
    sql: `WITH RECURSIVE up AS (
            SELECT parent_id AS above, created_at FROM comment WHERE parent_id IS NOT NULL
            UNION ALL SELECT c.parent_id, u.created_at FROM up u JOIN comment c ON c.id = u.above WHERE c.parent_id IS NOT NULL
          ), latest AS (SELECT above, max(created_at) AS at FROM up GROUP BY above)
          SELECT 'comment ' || t.slug || '#' || c.ref, c.last_activity_at::text, greatest(c.created_at, l.at)::text
          FROM comment c JOIN thread t ON t.id = c.thread_id LEFT JOIN latest l ON l.above = c.id
          WHERE c.last_activity_at <> greatest(c.created_at, l.at)`,
  },
  {
    name: 'numbers given in a thread',
    sql: `SELECT 'thread ' || t.slug, t.last_seq::text, m.seq::text FROM thread t
          CROSS JOIN LATERAL (SELECT coalesce(max(seq), 0) AS seq FROM comment WHERE thread_id = t.id) m WHERE t.last_seq < m.seq`,
  },
  {
    name: 'karma of a member',
    sql: `WITH given AS (
            SELECT c.author_id, v.weight FROM comment_vote v JOIN comment c ON c.id = v.comment_id WHERE v.axis = 'karma' AND v.user_id <> c.author_id
            UNION ALL SELECT t.author_id, v.weight FROM thread_vote v JOIN thread t ON t.id = v.thread_id WHERE v.axis = 'karma' AND v.user_id <> t.author_id
          ), summed AS (SELECT author_id, sum(weight) AS n FROM given GROUP BY author_id)
          SELECT 'member ' || u.handle, u.karma::text, coalesce(s.n, 0)::text FROM app_user u LEFT JOIN summed s ON s.author_id = u.id WHERE u.karma <> coalesce(s.n, 0)`,
  },
  {
    name: 'crux scores',
    sql: `SELECT 'crux ' || t.slug || ' ' || x.ref, coalesce(s.input_hash, 'missing'), coalesce(n.input_hash, 'none')
          FROM crux x JOIN thread t ON t.id = x.thread_id
          CROSS JOIN LATERAL crux_numbers(ARRAY[x.id]) n
          FULL JOIN crux_score s ON s.crux_id = n.crux_id AND s.claim_id = n.claim_id
          WHERE s.input_hash IS DISTINCT FROM n.input_hash OR abs(coalesce(s.score, 0) - coalesce(n.score, 0)) > 1e-9
             OR abs(coalesce(s.lower, 0) - coalesce(n.lower, 0)) > 1e-9 OR s.double_pairs <> n.double_pairs OR s.status <> n.status`,
  },
  {
    name: 'claims of a crux',
    sql: `SELECT 'crux ' || t.slug || ' ' || x.ref, 'for no claim', 'for one of its thread' FROM crux x JOIN thread t ON t.id = x.thread_id
          WHERE EXISTS (SELECT 1 FROM claim k WHERE k.thread_id = t.id) AND NOT EXISTS (SELECT 1 FROM crux_claim c WHERE c.crux_id = x.id)
          UNION ALL
          SELECT 'crux ' || t.slug || ' ' || x.ref, 'not for ' || k.ref, 'people weigh it against that' FROM crux x JOIN thread t ON t.id = x.thread_id
          JOIN claim k ON k.thread_id = t.id AND EXISTS (SELECT 1 FROM current_stance s WHERE s.crux_id = x.id AND s.claim_id = k.id)
          WHERE NOT EXISTS (SELECT 1 FROM crux_claim c WHERE c.crux_id = x.id AND c.claim_id = k.id)`,
  },
  {
    name: 'public log',
    // A row that was changed has another hash; one that was taken out leaves a gap, at the end too: the head remembers it.
    sql: `SELECT 'log entry ' || e.id, e.hash || ' after ' || coalesce(e.before_hash, 'nothing'), e.computed || ' after ' || coalesce(nullif(e.previous, ''), 'nothing')
          FROM (SELECT l.*, log_entry_hash(l) AS computed, lag(l.hash) OVER byNumber AS before_hash, lag(l.id) OVER byNumber AS before_id
                FROM log_entry l WINDOW byNumber AS (ORDER BY l.id)) e
          WHERE e.hash <> e.computed OR e.previous <> coalesce(e.before_hash, '') OR e.id <> coalesce(e.before_id, 0) + 1
          UNION ALL
          SELECT 'the end of the log', h.entries || ' ' || h.hash, coalesce(l.id, 0) || ' ' || coalesce(l.hash, '')
          FROM (SELECT coalesce(max(entries), 0) AS entries, coalesce(max(hash), '') AS hash FROM log_head) h
          LEFT JOIN (SELECT id, hash FROM log_entry ORDER BY id DESC LIMIT 1) l ON true
          WHERE (h.entries, h.hash) IS DISTINCT FROM (coalesce(l.id, 0), coalesce(l.hash, ''))`,
  },
]

/** Recompute the stored figures and name those that are not what their causes say. Reads only; takes its time. */
export async function findDrift(
  names: readonly string[] = checkNames,
  report: (done: number) => void = () => {},
): Promise<Drift[]> {
  const found: Drift[] = []
  for (const [done, { name, sql }] of CHECKS.filter((one) => names.includes(one.name)).entries()) {
    report(done)
    const rows = await tuples<[string | null, string, string]>(`verify ${name}`, sql, [])
    for (const [what, stored, computed] of rows)
      found.push({ check: name, what: what ?? 'a row without an owner', stored, computed })
  }
  return found
}

export const checkNames: readonly string[] = CHECKS.map(({ name }) => name)

/** A counter of votes against the votes. */
function counted(name: string, table: 'comment' | 'thread', column: string, computed: string): Check {
  const what =
    table === 'comment'
      ? `'comment ' || (SELECT slug FROM thread WHERE id = r.thread_id) || '#' || r.ref`
      : `'thread ' || r.slug`
  return {
    name,
    sql: `SELECT ${what}, r.${column}::text, v.n::text FROM ${table} r
          CROSS JOIN LATERAL (SELECT (${computed})::bigint AS n FROM ${table}_vote WHERE ${table}_id = r.id) v WHERE r.${column} <> v.n`,
  }
}
