-- AlterTable
ALTER TABLE "claim" ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "created_by_id" INTEGER;

-- AlterTable
ALTER TABLE "crux" ADD COLUMN     "criteria_set_at" TIMESTAMPTZ(3),
ADD COLUMN     "double_failing_since" TIMESTAMPTZ(3),
ADD COLUMN     "is_double_barred" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "last_activity_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "meaning_revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "parked_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "crux_stance_event" ADD COLUMN     "retracted_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "crux_score" (
    "crux_id" INTEGER NOT NULL,
    "claim_id" INTEGER NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "input_hash" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "holders" INTEGER NOT NULL,
    "full" INTEGER NOT NULL,
    "marked_only" INTEGER NOT NULL,
    "not_crux_marks" INTEGER NOT NULL,
    "says_crux_yes" INTEGER NOT NULL,
    "says_crux_of" INTEGER NOT NULL,
    "pairs" INTEGER NOT NULL,
    "score" DOUBLE PRECISION,
    "standard_error" DOUBLE PRECISION,
    "lower" DOUBLE PRECISION,
    "vod" DOUBLE PRECISION,
    "mean_gap" DOUBLE PRECISION,
    "mean_explained" DOUBLE PRECISION,
    "mean_swing" DOUBLE PRECISION,
    "disagreement" DOUBLE PRECISION,
    "double_margin" DOUBLE PRECISION,
    "imputed_share" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "double_pairs" INTEGER NOT NULL,

    CONSTRAINT "crux_score_pkey" PRIMARY KEY ("crux_id","claim_id")
);

-- CreateTable
CREATE TABLE "crux_event" (
    "id" BIGSERIAL NOT NULL,
    "crux_id" INTEGER NOT NULL,
    "actor_id" INTEGER,
    "kind" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "crux_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crux_flag" (
    "id" SERIAL NOT NULL,
    "crux_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "crux_flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crux_evidence" (
    "id" SERIAL NOT NULL,
    "crux_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "url" TEXT,
    "comment_id" INTEGER,
    "direction" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "crux_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crux_paraphrase" (
    "id" SERIAL NOT NULL,
    "crux_id" INTEGER NOT NULL,
    "author_id" INTEGER NOT NULL,
    "of_user_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "accepted" BOOLEAN,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "crux_paraphrase_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "crux_score_claim_id_idx" ON "crux_score"("claim_id");

-- CreateIndex
CREATE INDEX "crux_event_crux_id_at_idx" ON "crux_event"("crux_id", "at");

-- CreateIndex
CREATE INDEX "crux_event_actor_id_idx" ON "crux_event"("actor_id");

-- CreateIndex
CREATE INDEX "crux_flag_user_id_idx" ON "crux_flag"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "crux_flag_crux_id_user_id_kind_key" ON "crux_flag"("crux_id", "user_id", "kind");

-- CreateIndex
CREATE INDEX "crux_evidence_crux_id_idx" ON "crux_evidence"("crux_id");

-- CreateIndex
CREATE INDEX "crux_evidence_user_id_idx" ON "crux_evidence"("user_id");

-- CreateIndex
CREATE INDEX "crux_evidence_comment_id_idx" ON "crux_evidence"("comment_id");

-- CreateIndex
CREATE INDEX "crux_paraphrase_crux_id_idx" ON "crux_paraphrase"("crux_id");

-- CreateIndex
CREATE INDEX "crux_paraphrase_author_id_idx" ON "crux_paraphrase"("author_id");

-- CreateIndex
CREATE INDEX "crux_paraphrase_of_user_id_idx" ON "crux_paraphrase"("of_user_id");

-- CreateIndex
CREATE INDEX "claim_created_by_id_idx" ON "claim"("created_by_id");

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_score" ADD CONSTRAINT "crux_score_crux_id_fkey" FOREIGN KEY ("crux_id") REFERENCES "crux"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_score" ADD CONSTRAINT "crux_score_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_event" ADD CONSTRAINT "crux_event_crux_id_fkey" FOREIGN KEY ("crux_id") REFERENCES "crux"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_event" ADD CONSTRAINT "crux_event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_flag" ADD CONSTRAINT "crux_flag_crux_id_fkey" FOREIGN KEY ("crux_id") REFERENCES "crux"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_flag" ADD CONSTRAINT "crux_flag_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_evidence" ADD CONSTRAINT "crux_evidence_crux_id_fkey" FOREIGN KEY ("crux_id") REFERENCES "crux"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_evidence" ADD CONSTRAINT "crux_evidence_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_evidence" ADD CONSTRAINT "crux_evidence_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_paraphrase" ADD CONSTRAINT "crux_paraphrase_crux_id_fkey" FOREIGN KEY ("crux_id") REFERENCES "crux"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_paraphrase" ADD CONSTRAINT "crux_paraphrase_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_paraphrase" ADD CONSTRAINT "crux_paraphrase_of_user_id_fkey" FOREIGN KEY ("of_user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- From here on: what the schema file cannot say.

ALTER TABLE "crux_evidence" ADD CONSTRAINT "evidence_direction" CHECK ("direction" BETWEEN -2 AND 2),
  ADD CONSTRAINT "evidence_somewhere" CHECK (num_nonnulls("url", "comment_id") > 0);
ALTER TABLE "crux_paraphrase" ADD CONSTRAINT "paraphrase_of_another" CHECK ("author_id" <> "of_user_id"),
  ADD CONSTRAINT "paraphrase_decided" CHECK (("accepted" IS NULL) = ("decided_at" IS NULL));

-- A crux's history is only ever added to.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "crux_event_append_only" BEFORE UPDATE ON "crux_event" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- Pages that show stances are forgotten when one changes.
CREATE FUNCTION "notify_threads_of_stances"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'claim_stance_event' THEN
    PERFORM pg_notify('changed', 'thread:' || thread_id) FROM (SELECT DISTINCT k.thread_id FROM changed_rows s JOIN claim k ON k.id = s.claim_id) t;
  ELSE
    PERFORM pg_notify('changed', 'thread:' || thread_id) FROM (SELECT DISTINCT x.thread_id FROM changed_rows s JOIN crux x ON x.id = s.crux_id) t;
  END IF;
  PERFORM pg_notify('changed', 'cruxes');
  RETURN NULL;
END $$;
CREATE TRIGGER "claim_stance_inserted" AFTER INSERT ON "claim_stance_event" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_stances"();
CREATE TRIGGER "stance_inserted" AFTER INSERT ON "crux_stance_event" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_stances"();
CREATE TRIGGER "stance_updated" AFTER UPDATE ON "crux_stance_event" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_stances"();
CREATE TRIGGER "crux_event_inserted" AFTER INSERT ON "crux_event" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_stances"();
CREATE TRIGGER "crux_evidence_inserted" AFTER INSERT ON "crux_evidence" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_stances"();

-- The latest stance of everybody on a crux, for each claim: retracted ones, and those given before its meaning changed, are out.
CREATE VIEW "current_stance" AS
  SELECT DISTINCT ON (s.crux_id, s.claim_id, s.user_id) s.*
  FROM "crux_stance_event" s JOIN "crux" x ON x.id = s.crux_id
  WHERE s.retracted_at IS NULL AND s.crux_revision >= x.meaning_revision
  ORDER BY s.crux_id, s.claim_id, s.user_id, s.at DESC, s.id DESC;

-- Everything a crux's stances come to. The twin of lib/cruxes/score.ts, which explains every quantity; tested against it.
-- Percents stay whole numbers wherever something is compared: .3 - .1 < .2 in floating point. m counts ten-thousandths.
CREATE FUNCTION "crux_numbers"("ids" integer[]) RETURNS TABLE (
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
  SELECT x.id AS crux_id, coalesce((
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(o.if_true - o.if_false)) FROM current_stance o JOIN crux ox ON ox.id = o.crux_id
    WHERE ox.thread_id = x.thread_id AND o.mark = 'crux' AND num_nulls(o.credence, o.if_true, o.if_false) = 0), 40) AS swing
  FROM crux x WHERE x.id = ANY(ids)
), seen AS (
  SELECT crux_id, claim_id, count(*)::int AS holders, count(*) FILTER (WHERE is_full)::int AS n_full,
    count(*) FILTER (WHERE mark IS NOT NULL AND NOT is_full)::int AS marked_only, count(*) FILTER (WHERE mark = 'not_crux')::int AS not_crux_marks,
    count(*) FILTER (WHERE CASE WHEN is_full THEN abs(a - b) >= 20 AND c BETWEEN 5 AND 95 ELSE mark = 'crux' END)::int AS yes,
    count(*) FILTER (WHERE is_full OR mark IN ('crux', 'not_crux'))::int AS says,
    sign(sum(a - b) FILTER (WHERE is_full))::int AS direction, avg(a - b) FILTER (WHERE is_full)::float8 / 100 AS mean_swing,
    4 * var_pop(c / 100::float8) AS disagreement,
    md5(string_agg(concat_ws(',', user_id, c, a, b, main, mark), ';' ORDER BY user_id)) AS input_hash
  FROM st GROUP BY crux_id, claim_id
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
    x.is_full AND y.is_full AND abs(x.m - y.m) >= 2000 AND abs(x.c - y.c) >= 20 AND x.s * y.s > 0 AND least(abs(x.s), abs(y.s)) >= 20
      AND sign(x.c - y.c) * sign(x.s) = sign(x.m - y.m) AS is_double,
    CASE WHEN x.is_full AND y.is_full THEN greatest(
      least(least(x.s, y.s) / 100 - .2, greatest(least((x.m - y.m) / 10000::float8 - .2, (x.c - y.c) / 100::float8 - .2), least((y.m - x.m) / 10000::float8 - .2, (y.c - x.c) / 100::float8 - .2))),
      least(-greatest(x.s, y.s) / 100 - .2, greatest(least((x.m - y.m) / 10000::float8 - .2, (y.c - x.c) / 100::float8 - .2), least((y.m - x.m) / 10000::float8 - .2, (x.c - y.c) / 100::float8 - .2)))) END AS margin
  FROM r x JOIN r y USING (crux_id, claim_id) WHERE y.user_id > x.user_id
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
