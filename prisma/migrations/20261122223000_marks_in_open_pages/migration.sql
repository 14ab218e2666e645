-- Cruxes are marked in the words of comments. A page that is open is sent a comment anew when a crux comes to stand in it or goes, or
-- says something else there, as it is when its author edits it (20261122101500_live). A state that is shown by its colour and letter alone is told with the crux.
CREATE FUNCTION "mark_commented_cruxes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE comment SET changed_in = pg_current_xact_id(), words_changed_in = pg_current_xact_id()
  WHERE id IN (SELECT comment_id FROM changed_rows) AND words_changed_in <> pg_current_xact_id();
  RETURN NULL;
END $$;
CREATE TRIGGER "anchor_inserted_marked" AFTER INSERT ON "crux_anchor" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "mark_commented_cruxes"();

CREATE FUNCTION "mark_comments_of_crux"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE comment SET changed_in = pg_current_xact_id(), words_changed_in = pg_current_xact_id()
  WHERE id IN (SELECT comment_id FROM crux_anchor WHERE crux_id = NEW.id) AND words_changed_in <> pg_current_xact_id();
  RETURN NULL;
END $$;
CREATE TRIGGER "crux_shown_marked" AFTER UPDATE ON "crux" FOR EACH ROW
  WHEN (OLD."statement" <> NEW."statement" OR OLD."merged_into_id" IS DISTINCT FROM NEW."merged_into_id" OR (OLD."state" = 'rejected') <> (NEW."state" = 'rejected'))
  EXECUTE FUNCTION "mark_comments_of_crux"();
