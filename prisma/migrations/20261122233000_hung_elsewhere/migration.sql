-- A comment that is hung up elsewhere in its thread gets new numbers, it and all below it: pages that are open are told what it answers now.
CREATE FUNCTION "mark_comment_place"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_in := pg_current_xact_id();
  NEW.words_changed_in := pg_current_xact_id();
  RETURN NEW;
END $$;
CREATE TRIGGER "comment_place_marked" BEFORE UPDATE OF "seq" ON "comment" FOR EACH ROW
  WHEN (OLD.seq <> NEW.seq) EXECUTE FUNCTION "mark_comment_place"();
