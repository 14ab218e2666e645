-- Whoever says that two cruxes are the same proposes to merge them: that waits for a moderator, until it is taken back.
CREATE FUNCTION "open_merge_case"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM moderation_case WHERE kind = 'crux' AND decided_at IS NULL AND crux_id = OLD.from_id
      AND NOT EXISTS (SELECT 1 FROM crux_relation r WHERE r.from_id = OLD.from_id AND r.type = 'duplicates' AND r.id <> OLD.id);
  ELSE
    INSERT INTO moderation_case (kind, thread_id, crux_id, weight)
      SELECT 'crux', x.thread_id, x.id, 0 FROM crux x WHERE x.id = NEW.from_id AND x.state NOT IN ('merged', 'rejected')
        AND NOT EXISTS (SELECT 1 FROM moderation_case k WHERE k.kind = 'crux' AND k.decided_at IS NULL AND k.crux_id = x.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "merge_proposed" AFTER INSERT ON "crux_relation" FOR EACH ROW WHEN (NEW."type" = 'duplicates') EXECUTE FUNCTION "open_merge_case"();
CREATE TRIGGER "merge_taken_back" AFTER DELETE ON "crux_relation" FOR EACH ROW WHEN (OLD."type" = 'duplicates') EXECUTE FUNCTION "open_merge_case"();
