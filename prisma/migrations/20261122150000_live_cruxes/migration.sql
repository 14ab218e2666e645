-- AlterTable
ALTER TABLE "crux" ADD COLUMN     "changed_in" xid8 NOT NULL DEFAULT pg_current_xact_id();

-- AlterTable
ALTER TABLE "claim" ADD COLUMN     "changed_in" xid8 NOT NULL DEFAULT pg_current_xact_id();

-- CreateIndex
CREATE INDEX "crux_thread_id_changed_in_idx" ON "crux"("thread_id", "changed_in");



-- From here on: what the schema file cannot say.

-- Which transaction last changed what a page shows of a crux: its words, its state, what people say on it, what was added to it.
-- Together with a snapshot it says what an open page has not seen yet (20261122101500_live does the same for comments).
CREATE FUNCTION "mark_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_in := pg_current_xact_id();
  RETURN NEW;
END $$;
CREATE TRIGGER "crux_change_marked" BEFORE UPDATE ON "crux" FOR EACH ROW EXECUTE FUNCTION "mark_change"();
CREATE TRIGGER "claim_change_marked" BEFORE UPDATE ON "claim" FOR EACH ROW EXECUTE FUNCTION "mark_change"();

-- A stance belongs to its crux, and a credence to its claim: whoever has the page open is told that they are not what they were.
CREATE FUNCTION "mark_answered"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'claim_stance_event' THEN
    UPDATE claim SET changed_in = pg_current_xact_id() WHERE id IN (SELECT claim_id FROM changed_rows) AND changed_in <> pg_current_xact_id();
  ELSE
    UPDATE crux SET changed_in = pg_current_xact_id() WHERE id IN (SELECT crux_id FROM changed_rows) AND changed_in <> pg_current_xact_id();
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "claim_answered_marked" AFTER INSERT ON "claim_stance_event" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "mark_answered"();
CREATE TRIGGER "crux_answered_marked" AFTER INSERT ON "crux_stance_event" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "mark_answered"();
CREATE TRIGGER "crux_answer_changed_marked" AFTER UPDATE ON "crux_stance_event" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "mark_answered"();
CREATE TRIGGER "crux_event_marked" AFTER INSERT ON "crux_event" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "mark_answered"();
