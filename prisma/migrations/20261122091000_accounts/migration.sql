-- AlterEnum
CREATE TYPE "token_purpose_new" AS ENUM ('change_email', 'reset_password', 'unsubscribe');
ALTER TABLE "token" ALTER COLUMN "purpose" TYPE "token_purpose_new" USING ("purpose"::text::"token_purpose_new");
ALTER TYPE "token_purpose" RENAME TO "token_purpose_old";
ALTER TYPE "token_purpose_new" RENAME TO "token_purpose";
DROP TYPE "public"."token_purpose_old";

-- DropForeignKey
ALTER TABLE "former_handle" DROP CONSTRAINT "former_handle_user_id_fkey";

-- AlterTable
ALTER TABLE "former_handle" ALTER COLUMN "user_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "mail" ADD COLUMN     "due_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "sign_up" (
    "id" SERIAL NOT NULL,
    "hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "back" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_up_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sign_up_hash_key" ON "sign_up"("hash");

-- CreateIndex
CREATE INDEX "sign_up_expires_idx" ON "sign_up"("expires");

-- CreateIndex
CREATE INDEX "mail_due_at_idx" ON "mail"("due_at");

-- CreateIndex
CREATE INDEX "passkey_challenge_expires_idx" ON "passkey_challenge"("expires");

-- AddForeignKey
ALTER TABLE "former_handle" ADD CONSTRAINT "former_handle_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;



-- From here on: what the schema file cannot say.

-- Whoever changes a role, and however: every sign-in made under the old one ends.
CREATE FUNCTION "end_sessions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM session WHERE user_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "role_changed" AFTER UPDATE OF "role" ON "app_user" FOR EACH ROW
  WHEN (OLD."role" IS DISTINCT FROM NEW."role") EXECUTE FUNCTION "end_sessions"();

-- A handle that somebody had is theirs for good. Authors of imported discussions are let by: they are names in a text, and nobody signs in as one.
CREATE FUNCTION "refuse_former_handle"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM former_handle f WHERE f.handle = NEW.handle AND f.user_id IS DISTINCT FROM NEW.id) THEN
    RAISE EXCEPTION 'this handle was somebody else''s' USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "handle_was_nobodys" BEFORE INSERT OR UPDATE OF "handle" ON "app_user" FOR EACH ROW
  WHEN (NOT NEW."placeholder") EXECUTE FUNCTION "refuse_former_handle"();
