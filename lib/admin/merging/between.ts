// What is set right between two accounts of one person while they are still two. Each statement knows the merged account as $1 and the
// kept one as $2. SQL of our own, with nobody's words in it.

/** What others change too, in the order in which they hold it: threads, comments, cruxes. */
export const HOLD: readonly string[] = [
  'SELECT id FROM thread WHERE author_id = $1 OR id IN (SELECT thread_id FROM thread_vote WHERE user_id = $1) ORDER BY id FOR NO KEY UPDATE',
  'SELECT id FROM comment WHERE author_id = $1 OR id IN (SELECT comment_id FROM comment_vote WHERE user_id = $1) ORDER BY id FOR NO KEY UPDATE',
  `SELECT id FROM crux WHERE created_by_id = $1 OR thread_id IN (SELECT x.thread_id FROM crux_stance_event s JOIN crux x ON x.id = s.crux_id
   WHERE s.user_id = $1) ORDER BY id FOR NO KEY UPDATE`,
]

/** Votes of one on the other's writing, and the merged one's where both voted, with the karma that they gave. Says what has to be counted anew. */
export const dropVotes = (table: 'comment' | 'thread'): string => {
  const [votes, key] = [`${table}_vote`, `${table}_id`]
  return `WITH gone AS (
    DELETE FROM ${votes} v USING ${table} t WHERE t.id = v.${key} AND (
      (v.user_id = $1 AND t.author_id = $2) OR (v.user_id = $2 AND t.author_id = $1)
      OR (v.user_id = $1 AND t.author_id IS DISTINCT FROM $1 AND EXISTS (SELECT 1 FROM ${votes} k WHERE k.user_id = $2 AND k.${key} = v.${key} AND k.axis = v.axis)))
    RETURNING v.${key} AS id, v.axis, v.weight, v.user_id, t.author_id
  ), lost AS (
    UPDATE app_user u SET karma = u.karma - s.weight FROM (
      SELECT author_id, sum(weight)::int AS weight FROM gone WHERE axis = 'karma' AND author_id <> user_id GROUP BY author_id) s WHERE u.id = s.author_id
  ) SELECT DISTINCT id FROM gone`
}

/** The counters of these ($1) from their votes. Their rows are held: nobody votes on them meanwhile. */
export const recount = (table: 'comment' | 'thread'): string =>
  `UPDATE ${table} t SET score = v.score, agreement = v.agreement, vote_count = v.voters, agree_count = v.agreeing, disagree_count = v.disagreeing
   FROM (SELECT r.id, coalesce(sum(weight) FILTER (WHERE axis = 'karma'), 0) AS score, coalesce(sum(weight) FILTER (WHERE axis = 'agreement'), 0) AS agreement,
           count(*) FILTER (WHERE axis = 'karma') AS voters, count(*) FILTER (WHERE axis = 'agreement' AND weight > 0) AS agreeing,
           count(*) FILTER (WHERE axis = 'agreement' AND weight < 0) AS disagreeing
         FROM unnest($1::int[]) AS r(id) LEFT JOIN ${table}_vote ON ${table}_id = r.id GROUP BY r.id) v WHERE t.id = v.id`

/** Whoever took a stance back did so later than what they had said by the other account: that counts no more either. */
const takenBack = (whose: '$1' | '$2', by: '$1' | '$2'): string =>
  `UPDATE crux_stance_event s SET retracted_at = r.at
   FROM (SELECT crux_id, max(retracted_at) AS at FROM crux_stance_event WHERE user_id = ${by} GROUP BY crux_id) r
   WHERE s.crux_id = r.crux_id AND s.user_id = ${whose} AND s.retracted_at IS NULL AND s.at <= r.at`

/** Two stances of one millisecond: the merged one's comes before, so that the kept one's stays the current one. */
const earlier = (table: string, same: readonly string[]): string => {
  const taken = same.map((column) => `o.${column} = s.${column}`).join(' AND ')
  return `UPDATE ${table} s SET at = (SELECT max(s.at - n * interval '1 millisecond') FROM generate_series(1, 1000) n WHERE NOT EXISTS (
     SELECT 1 FROM ${table} o WHERE ${taken} AND o.user_id IN ($1, $2) AND o.at = s.at - n * interval '1 millisecond'))
   WHERE s.user_id = $1 AND EXISTS (SELECT 1 FROM ${table} o WHERE ${taken} AND o.user_id = $2 AND o.at = s.at)`
}

export const BETWEEN: readonly string[] = [
  takenBack('$1', '$2'),
  takenBack('$2', '$1'),
  earlier('crux_stance_event', ['crux_id', 'claim_id']),
  earlier('claim_stance_event', ['claim_id']),
  // Nobody puts their own view into words for themselves, or follows themselves.
  'DELETE FROM crux_paraphrase WHERE (author_id, of_user_id) IN (($1, $2), ($2, $1))',
  'DELETE FROM subscription WHERE (user_id, member_id) IN (($1, $2), ($2, $1))',
  // Nothing that was typed is lost: two drafts for one place are one below the other.
  `UPDATE draft k SET body = left(k.body || E'\\n\\n' || m.body, 400000), updated_at = greatest(k.updated_at, m.updated_at)
   FROM draft m WHERE m.user_id = $1 AND k.user_id = $2 AND m.place = k.place`,
  // A device's mark on what it sent, which two must not share.
  'UPDATE comment SET client_key = NULL WHERE author_id = $1 AND client_key IN (SELECT client_key FROM comment WHERE author_id = $2)',
  `UPDATE held_comment SET client_key = client_key || '-merged' WHERE author_id = $1 AND client_key IN (SELECT client_key FROM held_comment WHERE author_id = $2)`,
  // Whoever reported a text by both accounts is one voice.
  `UPDATE moderation_case c SET weight = c.weight - m.weight, version = c.version + 1 FROM report m JOIN report k
     ON k.reporter_id = $2 AND k.thread_id = m.thread_id AND k.comment_id IS NOT DISTINCT FROM m.comment_id
   WHERE m.reporter_id = $1 AND c.id = m.case_id AND k.case_id = m.case_id AND c.decided_at IS NULL`,
  // No right comes along, only membership; a suspension of either holds.
  `UPDATE group_member SET role = 'member' WHERE user_id = $1 AND role <> 'member'`,
  `UPDATE thread_suspension k SET until = CASE WHEN num_nulls(k.until, m.until) = 0 THEN greatest(k.until, m.until) END,
     reason = CASE WHEN coalesce(m.until, 'infinity') > coalesce(k.until, 'infinity') THEN m.reason ELSE k.reason END
   FROM thread_suspension m WHERE m.user_id = $1 AND k.user_id = $2 AND m.thread_id = k.thread_id`,
  // Reactions that wait for a removed post to be restored.
  `UPDATE removed_post SET words = jsonb_set(words, '{reactions}', (SELECT jsonb_agg(CASE WHEN r -> 'user_id' = to_jsonb($1::int)
     THEN jsonb_set(r, '{user_id}', to_jsonb($2::int)) ELSE r END) FROM jsonb_array_elements(words -> 'reactions') r))
   WHERE words -> 'reactions' @> jsonb_build_array(jsonb_build_object('user_id', $1::int))`,
]
