-- Two accounts of one person become one (docs/decisions/0026): what is left of the other says whose it is now, for the records that are
-- never rewritten, and for whoever writes in its name a moment too late.
ALTER TABLE "app_user" ADD COLUMN "merged_into_id" INTEGER;
CREATE INDEX "app_user_merged_into_id_idx" ON "app_user"("merged_into_id");
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "app_user" ADD CONSTRAINT "merged_is_gone" CHECK ("merged_into_id" IS NULL OR ("merged_into_id" <> "id" AND "deleted_at" IS NOT NULL));

-- Who somebody is today: where an append-only record names an account that was merged since.
CREATE FUNCTION "person_now"("person" integer) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT coalesce(u.merged_into_id, u.id) FROM app_user u WHERE u.id = "person"
$$;

-- Pages that are kept show what a setting says (whom the log names, who may start groups): they are forgotten when it is changed.
CREATE FUNCTION "notify_settings"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('changed', 'settings');
  RETURN NULL;
END $$;
CREATE TRIGGER "setting_changed" AFTER INSERT OR UPDATE OR DELETE ON "site_setting" FOR EACH STATEMENT EXECUTE FUNCTION "notify_settings"();
