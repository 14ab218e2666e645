-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "stances_public" BOOLEAN NOT NULL DEFAULT false;

-- Pages that gather somebody's stances are forgotten when they show or hide them.
CREATE TRIGGER "person_shows" AFTER UPDATE OF "stances_public" ON "app_user" FOR EACH ROW
  WHEN (OLD."stances_public" IS DISTINCT FROM NEW."stances_public") EXECUTE FUNCTION "notify_people"();
