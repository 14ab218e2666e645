-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "mail_at" TIMESTAMPTZ(3),
ADD COLUMN     "on_site" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "path" TEXT;



-- From here on: what the schema file cannot say.

-- The count in the header, and what has to be mailed: few rows of many.
CREATE INDEX "notification_unread" ON "notification" ("user_id") WHERE "read_at" IS NULL AND "on_site";
CREATE INDEX "notification_to_mail" ON "notification" ("mail_at") WHERE "mail_at" IS NOT NULL;
-- What is read, or was mailed, is not mailed again.
ALTER TABLE "notification" ADD CONSTRAINT "mailed_or_to_mail" CHECK ("mail_at" IS NULL OR ("mailed_at" IS NULL AND "read_at" IS NULL));

-- Open pages of a reader are told when there is one more or one less to read, and of nothing else.
DROP TRIGGER "notification_changed" ON "notification";
CREATE TRIGGER "notification_added" AFTER INSERT ON "notification" FOR EACH ROW WHEN (NEW."on_site") EXECUTE FUNCTION "notify_recipient"();
CREATE TRIGGER "notification_read" AFTER UPDATE ON "notification" FOR EACH ROW
  WHEN (OLD."read_at" IS DISTINCT FROM NEW."read_at" OR OLD."on_site" <> NEW."on_site") EXECUTE FUNCTION "notify_recipient"();
