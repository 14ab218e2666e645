-- A crux or a claim that is written again as it is has not changed: an import that says nothing new wakes no open page.
CREATE OR REPLACE FUNCTION "mark_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW IS DISTINCT FROM OLD THEN
    NEW.changed_in := pg_current_xact_id();
  END IF;
  RETURN NEW;
END $$;
