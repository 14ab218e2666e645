-- A crux that says nearly the same, in this thread or another, is found by its letters before a second one is made.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";
CREATE INDEX "crux_statement_alike" ON "crux" USING gin ("statement" gin_trgm_ops) WHERE "state" <> 'merged' AND "state" <> 'rejected';

-- Pages show the main claim too.
CREATE TRIGGER "claim_inserted" AFTER INSERT ON "claim" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_rows"();
CREATE TRIGGER "claim_updated" AFTER UPDATE ON "claim" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_rows"();

-- concat_ws leaves out what is null, so that "70 if true" and "70 if false" had one hash.
DO $$
BEGIN
  EXECUTE replace(pg_get_functiondef('crux_numbers(integer[])'::regprocedure),
    'concat_ws('','', user_id, c, a, b, main, mark)', 'concat(user_id, '','', c, '','', a, '','', b, '','', main, '','', mark)');
END $$;
