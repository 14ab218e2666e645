-- How many points something has to move somebody by to be a crux for them: a setting of the thread, 20 unless it says otherwise.
CREATE FUNCTION "crux_swing"("settings" jsonb) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT coalesce((settings ->> 'crux_swing')::int, 20) $$;
ALTER TABLE "thread" ADD CONSTRAINT "thread_crux_swing" CHECK (crux_swing("settings") IN (5, 10, 20, 30));

-- As before, but for that number: whether it is a crux for somebody, and what a double crux takes of each of two people.
CREATE OR REPLACE FUNCTION "crux_numbers"("ids" integer[]) RETURNS TABLE (
  "crux_id" integer, "claim_id" integer, "input_hash" text, "status" text, "holders" integer, "full_stances" integer, "marked_only" integer,
  "not_crux_marks" integer, "says_crux_yes" integer, "says_crux_of" integer, "pairs" integer, "score" float8, "standard_error" float8,
  "lower" float8, "vod" float8, "mean_gap" float8, "mean_explained" float8, "mean_swing" float8, "disagreement" float8,
  "double_margin" float8, "imputed_share" float8, "double_pairs" integer
) LANGUAGE sql STABLE AS $$
WITH st AS (
  SELECT s.crux_id, s.claim_id, s.user_id, s.id, s.mark, s.main, s.credence AS c, s.if_true AS a, s.if_false AS b,
    num_nulls(s.credence, s.if_true, s.if_false) = 0 AS is_full
  FROM current_stance s WHERE s.crux_id = ANY(ids)
), typical AS (
  SELECT x.id AS crux_id, (SELECT crux_swing(t.settings) FROM thread t WHERE t.id = x.thread_id) AS least, coalesce((
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(o.if_true - o.if_false)) FROM current_stance o JOIN crux ox ON ox.id = o.crux_id
    WHERE ox.thread_id = x.thread_id AND o.mark = 'crux' AND num_nulls(o.credence, o.if_true, o.if_false) = 0), 40) AS swing
  FROM crux x WHERE x.id = ANY(ids)
), seen AS (
  SELECT crux_id, claim_id, count(*)::int AS holders, count(*) FILTER (WHERE is_full)::int AS n_full,
    count(*) FILTER (WHERE mark IS NOT NULL AND NOT is_full)::int AS marked_only, count(*) FILTER (WHERE mark = 'not_crux')::int AS not_crux_marks,
    count(*) FILTER (WHERE CASE WHEN is_full THEN abs(a - b) >= least AND c BETWEEN 5 AND 95 ELSE mark = 'crux' END)::int AS yes,
    count(*) FILTER (WHERE is_full OR mark IN ('crux', 'not_crux'))::int AS says,
    sign(sum(a - b) FILTER (WHERE is_full))::int AS direction, avg(a - b) FILTER (WHERE is_full)::float8 / 100 AS mean_swing,
    4 * var_pop(c / 100::float8) AS disagreement,
    least, md5(string_agg(concat(user_id, ',', c, ',', a, ',', b, ',', main, ',', mark), ';' ORDER BY user_id) || CASE WHEN least <> 20 THEN ';swing ' || least ELSE '' END) AS input_hash
  FROM st JOIN typical USING (crux_id) GROUP BY crux_id, claim_id, least
), r AS (
  SELECT crux_id, claim_id, user_id, true AS is_full, c, (a - b)::float8 AS s, c * a + (100 - c) * b AS m, a, b FROM st WHERE is_full
  UNION ALL
  SELECT crux_id, claim_id, user_id, false, c, seen.direction * CASE WHEN mark = 'crux' THEN typical.swing ELSE 2 END, main * 100, NULL, NULL
  FROM st JOIN seen USING (crux_id, claim_id) JOIN typical USING (crux_id)
  WHERE NOT is_full AND seen.direction <> 0 AND mark IN ('crux', 'not_crux') AND c IS NOT NULL AND main IS NOT NULL
), pr AS (
  SELECT x.crux_id, x.claim_id, x.user_id AS one, y.user_id AS other, x.is_full AND y.is_full AS is_full,
    sign(x.m - y.m) * (x.c - y.c) * (x.s + y.s) / 20000 AS expl, abs(x.m - y.m) / 10000::float8 AS gap,
    CASE WHEN x.is_full AND y.is_full THEN abs(x.m - y.m) / 10000::float8
      - ((x.c + y.c) / 200::float8 * abs(x.a - y.a) + (1 - (x.c + y.c) / 200::float8) * abs(x.b - y.b)) / 100 END AS vod,
    x.is_full AND y.is_full AND abs(x.m - y.m) >= 2000 AND abs(x.c - y.c) >= 20 AND x.s * y.s > 0 AND least(abs(x.s), abs(y.s)) >= seen.least
      AND sign(x.c - y.c) * sign(x.s) = sign(x.m - y.m) AS is_double,
    CASE WHEN x.is_full AND y.is_full THEN greatest(
      least((least(x.s, y.s) - seen.least) / 100, greatest(least((x.m - y.m) / 10000::float8 - .2, (x.c - y.c) / 100::float8 - .2), least((y.m - x.m) / 10000::float8 - .2, (y.c - x.c) / 100::float8 - .2))),
      least((-greatest(x.s, y.s) - seen.least) / 100, greatest(least((x.m - y.m) / 10000::float8 - .2, (y.c - x.c) / 100::float8 - .2), least((y.m - x.m) / 10000::float8 - .2, (x.c - y.c) / 100::float8 - .2)))) END AS margin
  FROM r x JOIN r y USING (crux_id, claim_id) JOIN seen USING (crux_id, claim_id) WHERE y.user_id > x.user_id
), whole AS (
  SELECT crux_id, claim_id, count(*)::int AS pairs, sum(expl) AS total, avg(gap) AS gap, avg(vod) FILTER (WHERE is_full) AS vod,
    max(margin) AS margin, count(*) FILTER (WHERE is_double)::int AS doubles, max(gap) AS widest, max(gap) FILTER (WHERE is_full) AS widest_full
  FROM pr GROUP BY crux_id, claim_id
), own AS (
  SELECT crux_id, claim_id, person, sum(expl) AS own FROM (
    SELECT crux_id, claim_id, one AS person, expl FROM pr UNION ALL SELECT crux_id, claim_id, other, expl FROM pr) e GROUP BY crux_id, claim_id, person
), size AS (
  SELECT crux_id, claim_id, count(*)::int AS n, count(*) FILTER (WHERE NOT is_full)::int AS imputed FROM r GROUP BY crux_id, claim_id
), jack AS (
  SELECT o.crux_id, o.claim_id, sqrt(greatest(0, (z.n - 1) * var_pop(100 * (w.total - o.own) / ((z.n - 1) * (z.n - 2) / 2.0 + 10)))) AS se
  FROM own o JOIN whole w USING (crux_id, claim_id) JOIN size z USING (crux_id, claim_id) GROUP BY o.crux_id, o.claim_id, z.n
), out AS (
  SELECT seen.*, z.n, z.imputed, w.pairs, w.total, w.gap, w.vod, w.margin, w.doubles, j.se,
    CASE WHEN n_full < 2 THEN 'too_few'
      WHEN (CASE WHEN n_full = 2 THEN w.widest_full ELSE w.widest END) = 0 THEN 'agreed'
      WHEN n_full = 2 THEN 'pair' ELSE 'scored' END AS status
  FROM seen LEFT JOIN size z USING (crux_id, claim_id) LEFT JOIN whole w USING (crux_id, claim_id) LEFT JOIN jack j USING (crux_id, claim_id)
)
SELECT crux_id, claim_id, input_hash, status, holders, n_full, marked_only, not_crux_marks, yes, says, coalesce(pairs, 0),
  CASE WHEN status = 'scored' THEN 100 * total / (pairs + 10) END, CASE WHEN status = 'scored' THEN se END,
  CASE WHEN status = 'scored' THEN 100 * total / (pairs + 10) - 1.28 * se END,
  CASE WHEN status = 'scored' THEN 100 * vod END, CASE WHEN status = 'scored' THEN 100 * gap END, CASE WHEN status = 'scored' THEN 100 * total / pairs END,
  mean_swing, disagreement, margin, CASE WHEN status = 'scored' THEN imputed / n::float8 ELSE 0 END, coalesce(doubles, 0)
FROM out
$$;

-- Whether somebody's words and numbers say that it is a crux for them: the same condition, in their thread.
DROP FUNCTION "says_crux"(integer, integer, integer, "stance_mark");
CREATE FUNCTION "says_crux"("credence" integer, "if_true" integer, "if_false" integer, "mark" "stance_mark", "least" integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN num_nulls(credence, if_true, if_false) = 0 THEN abs(if_true - if_false) >= least AND credence BETWEEN 5 AND 95
    ELSE coalesce(mark = 'crux', false) END
$$;
