-- CreateEnum
CREATE TYPE "role" AS ENUM ('member', 'moderator', 'admin');

-- CreateEnum
CREATE TYPE "vote_axis" AS ENUM ('karma', 'agreement');

-- CreateEnum
CREATE TYPE "token_purpose" AS ENUM ('verify_email', 'change_email', 'reset_password', 'unsubscribe');

-- CreateEnum
CREATE TYPE "mail_choice" AS ENUM ('off', 'now', 'daily', 'weekly');

-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "email" TEXT,
ADD COLUMN     "email_verified" TIMESTAMPTZ(3),
ADD COLUMN     "password_hash" TEXT,
ADD COLUMN     "role" "role" NOT NULL DEFAULT 'member',
ADD COLUMN     "suspended_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "comment" ADD COLUMN     "client_key" TEXT;

-- AlterTable
ALTER TABLE "reaction" ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "end_offset" INTEGER,
ADD COLUMN     "prefix" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "start_offset" INTEGER,
ADD COLUMN     "suffix" TEXT;

-- AlterTable
ALTER TABLE "thread" ADD COLUMN     "agree_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "disagree_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "vote_count" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "session" (
    "id" SERIAL NOT NULL,
    "session_token" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_agent" TEXT,
    "address" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,
    "session_state" TEXT,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_token" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_token_pkey" PRIMARY KEY ("identifier","token")
);

-- CreateTable
CREATE TABLE "token" (
    "id" SERIAL NOT NULL,
    "hash" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "purpose" "token_purpose" NOT NULL,
    "subject" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" SERIAL NOT NULL,
    "credential_id" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_challenge" (
    "id" TEXT NOT NULL,
    "challenge" TEXT NOT NULL,
    "user_id" INTEGER,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "former_handle" (
    "handle" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "former_handle_pkey" PRIMARY KEY ("handle")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" SERIAL NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_vote" (
    "user_id" INTEGER NOT NULL,
    "comment_id" INTEGER NOT NULL,
    "thread_id" INTEGER NOT NULL,
    "axis" "vote_axis" NOT NULL,
    "weight" INTEGER NOT NULL,
    "is_strong" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_vote_pkey" PRIMARY KEY ("user_id","comment_id","axis")
);

-- CreateTable
CREATE TABLE "thread_vote" (
    "user_id" INTEGER NOT NULL,
    "thread_id" INTEGER NOT NULL,
    "axis" "vote_axis" NOT NULL,
    "weight" INTEGER NOT NULL,
    "is_strong" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "thread_vote_pkey" PRIMARY KEY ("user_id","thread_id","axis")
);

-- CreateTable
CREATE TABLE "draft" (
    "user_id" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("user_id","place")
);

-- CreateTable
CREATE TABLE "subscription" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "thread_id" INTEGER,
    "comment_id" INTEGER,
    "member_id" INTEGER,
    "tag_id" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "thread_id" INTEGER,
    "comment_id" INTEGER,
    "actor_id" INTEGER,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_choice" (
    "user_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "on_site" BOOLEAN NOT NULL,
    "mail" "mail_choice" NOT NULL,

    CONSTRAINT "notification_choice_pkey" PRIMARY KEY ("user_id","kind")
);

-- CreateTable
CREATE TABLE "site_setting" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_setting_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "session_session_token_key" ON "session"("session_token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_provider_account_id_key" ON "account"("provider", "provider_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "verification_token_token_key" ON "verification_token"("token");

-- CreateIndex
CREATE UNIQUE INDEX "token_hash_key" ON "token"("hash");

-- CreateIndex
CREATE INDEX "token_user_id_idx" ON "token"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_user_id_idx" ON "passkey"("user_id");

-- CreateIndex
CREATE INDEX "former_handle_user_id_idx" ON "former_handle"("user_id");

-- CreateIndex
CREATE INDEX "rate_limit_since_idx" ON "rate_limit"("since");

-- CreateIndex
CREATE INDEX "mail_created_at_idx" ON "mail"("created_at");

-- CreateIndex
CREATE INDEX "comment_vote_user_id_thread_id_idx" ON "comment_vote"("user_id", "thread_id");

-- CreateIndex
CREATE INDEX "comment_vote_user_id_at_idx" ON "comment_vote"("user_id", "at");

-- CreateIndex
CREATE INDEX "comment_vote_comment_id_idx" ON "comment_vote"("comment_id");

-- CreateIndex
CREATE INDEX "comment_vote_thread_id_idx" ON "comment_vote"("thread_id");

-- CreateIndex
CREATE INDEX "thread_vote_thread_id_idx" ON "thread_vote"("thread_id");

-- CreateIndex
CREATE INDEX "subscription_thread_id_idx" ON "subscription"("thread_id");

-- CreateIndex
CREATE INDEX "subscription_comment_id_idx" ON "subscription"("comment_id");

-- CreateIndex
CREATE INDEX "subscription_member_id_idx" ON "subscription"("member_id");

-- CreateIndex
CREATE INDEX "subscription_tag_id_idx" ON "subscription"("tag_id");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_user_id_thread_id_key" ON "subscription"("user_id", "thread_id");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_user_id_comment_id_key" ON "subscription"("user_id", "comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_user_id_member_id_key" ON "subscription"("user_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_user_id_tag_id_key" ON "subscription"("user_id", "tag_id");

-- CreateIndex
CREATE INDEX "notification_user_id_created_at_idx" ON "notification"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "notification_thread_id_idx" ON "notification"("thread_id");

-- CreateIndex
CREATE INDEX "notification_comment_id_idx" ON "notification"("comment_id");

-- CreateIndex
CREATE INDEX "notification_actor_id_idx" ON "notification"("actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_user_id_event_key" ON "notification"("user_id", "event");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "comment_author_id_client_key_key" ON "comment"("author_id", "client_key");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "former_handle" ADD CONSTRAINT "former_handle_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_vote" ADD CONSTRAINT "comment_vote_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_vote" ADD CONSTRAINT "comment_vote_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_vote" ADD CONSTRAINT "comment_vote_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_vote" ADD CONSTRAINT "thread_vote_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_vote" ADD CONSTRAINT "thread_vote_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_choice" ADD CONSTRAINT "notification_choice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- From here on: what the schema file cannot say.

ALTER TABLE "app_user" ADD CONSTRAINT "email_lower_case" CHECK ("email" = lower("email")),
  ADD CONSTRAINT "placeholder_cannot_sign_in" CHECK (NOT "placeholder" OR ("email" IS NULL AND "password_hash" IS NULL));
ALTER TABLE "comment_vote" ADD CONSTRAINT "vote_weight" CHECK ("weight" <> 0 AND abs("weight") <= 16);
ALTER TABLE "thread_vote" ADD CONSTRAINT "thread_vote_weight" CHECK ("weight" <> 0 AND abs("weight") <= 16);
ALTER TABLE "draft" ADD CONSTRAINT "draft_length" CHECK (length("body") <= 400000);
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_to_one_thing" CHECK (num_nonnulls("thread_id", "comment_id", "member_id", "tag_id") = 1);
ALTER TABLE "reaction" ADD CONSTRAINT "reaction_kind_length" CHECK (length("kind") BETWEEN 1 AND 40),
  ADD CONSTRAINT "reaction_offsets" CHECK (("start_offset" IS NULL) = ("end_offset" IS NULL) AND ("start_offset" IS NULL OR ("start_offset" >= 0 AND "start_offset" < "end_offset")));
-- One reaction of a kind, by one person, on one thing.
CREATE UNIQUE INDEX "reaction_once" ON "reaction" ("thread_id", coalesce("comment_id", 0), "user_id", "kind", md5(coalesce("quote", '')));

-- A handle once used stays its owner's: nobody else can take it.
CREATE FUNCTION "check_handle_is_free"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM former_handle f WHERE f.handle = NEW.handle AND f.user_id <> NEW.id) THEN
    RAISE EXCEPTION 'this handle belonged to somebody else' USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "handle_is_free" BEFORE INSERT OR UPDATE OF "handle" ON "app_user" FOR EACH ROW EXECUTE FUNCTION "check_handle_is_free"();

-- Notifications reach their reader's open pages.
CREATE FUNCTION "notify_recipient"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('changed', 'notices:' || NEW.user_id);
  RETURN NULL;
END $$;
CREATE TRIGGER "notification_changed" AFTER INSERT OR UPDATE ON "notification" FOR EACH ROW EXECUTE FUNCTION "notify_recipient"();

-- A member's page shows comments from many threads: it is forgotten when any comment changes.
CREATE OR REPLACE FUNCTION "notify_threads_of_rows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('changed', 'thread:' || thread_id) FROM (SELECT DISTINCT thread_id FROM changed_rows) t;
  PERFORM pg_notify('changed', 'comments');
  RETURN NULL;
END $$;
