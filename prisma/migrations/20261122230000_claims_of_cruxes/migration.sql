-- CreateTable
CREATE TABLE "crux_claim" (
    "crux_id" INTEGER NOT NULL,
    "claim_id" INTEGER NOT NULL,

    CONSTRAINT "crux_claim_pkey" PRIMARY KEY ("crux_id","claim_id")
);

-- CreateTable
CREATE TABLE "claim_revision" (
    "id" SERIAL NOT NULL,
    "claim_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "claim_revision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "crux_claim_claim_id_idx" ON "crux_claim"("claim_id");

-- CreateIndex
CREATE INDEX "claim_revision_claim_id_idx" ON "claim_revision"("claim_id");

-- AddForeignKey
ALTER TABLE "crux_claim" ADD CONSTRAINT "crux_claim_crux_id_fkey" FOREIGN KEY ("crux_id") REFERENCES "crux"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_claim" ADD CONSTRAINT "crux_claim_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_revision" ADD CONSTRAINT "claim_revision_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- From here on: what the schema file cannot say.

-- Until now a crux was one for its thread's main claim, and for what people had weighed it against.
INSERT INTO "crux_claim" ("crux_id", "claim_id")
  SELECT x.id, k.id FROM crux x JOIN claim k ON k.thread_id = x.thread_id AND k.ref = 'main'
  UNION SELECT crux_id, claim_id FROM crux_stance_event;
INSERT INTO "crux_claim" ("crux_id", "claim_id")
  SELECT x.id, f.id FROM crux x CROSS JOIN LATERAL (SELECT k.id FROM claim k WHERE k.thread_id = x.thread_id ORDER BY k.position, k.id LIMIT 1) f
  WHERE NOT EXISTS (SELECT 1 FROM crux_claim c WHERE c.crux_id = x.id);

-- The claim that a crux's headline numbers are about: the main one if it is for that, else the first in the thread's order.
CREATE VIEW "first_claim" AS
  SELECT DISTINCT ON (c.crux_id) c.crux_id, k.id AS claim_id, k.ref, k.text
  FROM "crux_claim" c JOIN "claim" k ON k.id = c.claim_id
  ORDER BY c.crux_id, (k.ref <> 'main'), k.position, k.id;

-- A crux and its claims stand in one thread; and people weigh a crux against claims that it is one for.
CREATE OR REPLACE FUNCTION "check_same_thread"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'comment' THEN
    IF NEW.parent_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM comment p WHERE p.id = NEW.parent_id AND p.thread_id = NEW.thread_id) THEN
      RAISE EXCEPTION 'a reply and its parent must stand in one thread' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF TG_TABLE_NAME = 'crux_anchor' THEN
    IF NOT EXISTS (SELECT 1 FROM crux x WHERE x.id = NEW.crux_id AND x.thread_id = NEW.thread_id)
      OR (NEW.comment_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM comment c WHERE c.id = NEW.comment_id AND c.thread_id = NEW.thread_id)) THEN
      RAISE EXCEPTION 'a crux and its anchor must stand in one thread' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF TG_TABLE_NAME IN ('crux_stance_event', 'crux_claim') THEN
    IF NOT EXISTS (SELECT 1 FROM crux x JOIN claim k ON k.thread_id = x.thread_id WHERE x.id = NEW.crux_id AND k.id = NEW.claim_id) THEN
      RAISE EXCEPTION 'a crux and its claim must stand in one thread' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_TABLE_NAME = 'crux_stance_event' AND TG_OP = 'INSERT'
      AND NOT EXISTS (SELECT 1 FROM crux_claim c WHERE c.crux_id = NEW.crux_id AND c.claim_id = NEW.claim_id) THEN
      RAISE EXCEPTION 'a stance is for a claim that its crux is one for' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "crux_claim_same_thread" BEFORE INSERT OR UPDATE ON "crux_claim" FOR EACH ROW EXECUTE FUNCTION "check_same_thread"();

-- Every crux is one for at least one claim whenever its thread has any: of a crux that names none, it is the first.
CREATE FUNCTION "crux_has_a_claim"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO crux_claim (crux_id, claim_id)
    SELECT x.id, f.id FROM crux x
    CROSS JOIN LATERAL (SELECT k.id FROM claim k WHERE k.thread_id = x.thread_id ORDER BY (k.ref <> 'main'), k.position, k.id LIMIT 1) f
    WHERE CASE TG_TABLE_NAME WHEN 'crux' THEN x.id = (to_jsonb(NEW) ->> 'id')::int
        WHEN 'claim' THEN x.thread_id = (to_jsonb(NEW) ->> 'thread_id')::int ELSE x.id = (to_jsonb(OLD) ->> 'crux_id')::int END
      AND NOT EXISTS (SELECT 1 FROM crux_claim c WHERE c.crux_id = x.id)
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "crux_inserted_has_claim" AFTER INSERT ON "crux" FOR EACH ROW EXECUTE FUNCTION "crux_has_a_claim"();
CREATE TRIGGER "claim_inserted_for_cruxes" AFTER INSERT ON "claim" FOR EACH ROW EXECUTE FUNCTION "crux_has_a_claim"();
CREATE TRIGGER "crux_claim_gone_has_claim" AFTER DELETE ON "crux_claim" FOR EACH ROW EXECUTE FUNCTION "crux_has_a_claim"();

-- What people say of a crux and a claim is not cut off from the two.
CREATE FUNCTION "keep_answered_claim"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM crux_stance_event s WHERE s.crux_id = OLD.crux_id AND s.claim_id = OLD.claim_id AND s.retracted_at IS NULL)
    AND EXISTS (SELECT 1 FROM claim k WHERE k.id = OLD.claim_id) AND EXISTS (SELECT 1 FROM crux x WHERE x.id = OLD.crux_id) THEN
    RAISE EXCEPTION 'people have answered this crux for this claim' USING ERRCODE = 'check_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER "crux_claim_kept" BEFORE DELETE ON "crux_claim" FOR EACH ROW EXECUTE FUNCTION "keep_answered_claim"();

-- Pages that show which claims a crux is for, and a thread's claims, are told when that changes.
CREATE TRIGGER "crux_claim_marked" AFTER INSERT ON "crux_claim" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "mark_answered"();
CREATE TRIGGER "crux_claim_gone_marked" AFTER DELETE ON "crux_claim" REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "mark_answered"();
CREATE TRIGGER "claim_gone" AFTER DELETE ON "claim" REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_rows"();

-- Whether somebody's words and numbers say that it is a crux for them: the same condition as in crux_numbers.
CREATE FUNCTION "says_crux"("credence" integer, "if_true" integer, "if_false" integer, "mark" "stance_mark") RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN num_nulls(credence, if_true, if_false) = 0 THEN abs(if_true - if_false) >= 20 AND credence BETWEEN 5 AND 95
    ELSE coalesce(mark = 'crux', false) END
$$;
