-- AlterTable
ALTER TABLE "comment" ADD COLUMN     "changed_in" xid8 NOT NULL DEFAULT pg_current_xact_id(),
ADD COLUMN     "words_changed_in" xid8 NOT NULL DEFAULT pg_current_xact_id();

-- CreateIndex
CREATE INDEX "comment_thread_id_changed_in_idx" ON "comment"("thread_id", "changed_in");



-- From here on: what the schema file cannot say.

-- Which transaction last changed what a page shows of a comment: together with a snapshot this says exactly what a reader has
-- not seen yet, however transactions overlap (lib/live/queries.ts). Counts of replies below change with every reply and are left out.
CREATE FUNCTION "mark_comment_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_in := pg_current_xact_id();
  IF (OLD.revision, OLD.renderer_version, octet_length(OLD.body_html), OLD.edited_at, OLD.state, OLD.state_reason, OLD.author_id, OLD.on_behalf_of_id)
    IS DISTINCT FROM (NEW.revision, NEW.renderer_version, octet_length(NEW.body_html), NEW.edited_at, NEW.state, NEW.state_reason, NEW.author_id, NEW.on_behalf_of_id) THEN
    NEW.words_changed_in := pg_current_xact_id();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "comment_change_marked" BEFORE UPDATE ON "comment" FOR EACH ROW
  WHEN ((OLD.score, OLD.agreement, OLD.imported_score, OLD.imported_agreement, OLD.revision, OLD.renderer_version, octet_length(OLD.body_html), OLD.edited_at, OLD.state, OLD.state_reason, OLD.author_id, OLD.on_behalf_of_id)
    IS DISTINCT FROM (NEW.score, NEW.agreement, NEW.imported_score, NEW.imported_agreement, NEW.revision, NEW.renderer_version, octet_length(NEW.body_html), NEW.edited_at, NEW.state, NEW.state_reason, NEW.author_id, NEW.on_behalf_of_id))
  EXECUTE FUNCTION "mark_comment_change"();

-- Reactions stand with a comment's words: whoever has the page open is sent both.
CREATE FUNCTION "mark_reacted_comments"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE comment SET changed_in = pg_current_xact_id(), words_changed_in = pg_current_xact_id()
  WHERE id IN (SELECT comment_id FROM changed_rows);
  RETURN NULL;
END $$;
CREATE TRIGGER "reaction_inserted_marked" AFTER INSERT ON "reaction" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "mark_reacted_comments"();
CREATE TRIGGER "reaction_gone_marked" AFTER DELETE ON "reaction" REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "mark_reacted_comments"();
