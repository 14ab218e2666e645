-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "thread_kind" AS ENUM ('post', 'linkpost', 'transcript', 'question', 'quick_takes');

-- CreateEnum
CREATE TYPE "comment_state" AS ENUM ('live', 'retracted', 'deleted', 'removed');

-- CreateEnum
CREATE TYPE "crux_kind" AS ENUM ('empirical', 'forecast', 'causal', 'definition', 'value', 'method', 'other');

-- CreateEnum
CREATE TYPE "crux_state" AS ENUM ('proposed', 'open', 'double', 'disputed', 'parked', 'resolved', 'dissolved', 'merged', 'rejected');

-- CreateEnum
CREATE TYPE "crux_outcome" AS ENUM ('true', 'false', 'ambiguous', 'annulled', 'definition_agreed', 'value_difference', 'misunderstanding');

-- CreateEnum
CREATE TYPE "crux_relation_type" AS ENUM ('depends_on', 'refines', 'contradicts', 'conjunct_of', 'evidence_for', 'evidence_against', 'duplicates');

-- CreateEnum
CREATE TYPE "anchor_role" AS ENUM ('raised_by', 'side_a', 'side_b', 'example');

-- CreateEnum
CREATE TYPE "stance_mark" AS ENUM ('crux', 'not_crux', 'unsure');

-- CreateTable
CREATE TABLE "app_user" (
    "id" SERIAL NOT NULL,
    "handle" TEXT NOT NULL,
    "name" TEXT,
    "about" TEXT,
    "automatic" BOOLEAN NOT NULL DEFAULT false,
    "placeholder" BOOLEAN NOT NULL DEFAULT false,
    "karma" INTEGER NOT NULL DEFAULT 0,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forum_group" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "forum_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tag" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_tag" (
    "thread_id" INTEGER NOT NULL,
    "tag_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "thread_tag_pkey" PRIMARY KEY ("thread_id","tag_id")
);

-- CreateTable
CREATE TABLE "thread" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "group_id" INTEGER NOT NULL,
    "author_id" INTEGER NOT NULL,
    "kind" "thread_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "body_html" TEXT NOT NULL,
    "renderer_version" INTEGER NOT NULL,
    "headings" JSONB NOT NULL DEFAULT '[]',
    "turns" JSONB NOT NULL DEFAULT '[]',
    "reading_minutes" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "comment_count" INTEGER NOT NULL DEFAULT 0,
    "last_seq" INTEGER NOT NULL DEFAULT 0,
    "score" INTEGER NOT NULL DEFAULT 0,
    "agreement" INTEGER NOT NULL DEFAULT 0,
    "imported_score" INTEGER,
    "imported_agreement" INTEGER,
    "imported_votes" INTEGER,
    "karma" INTEGER NOT NULL GENERATED ALWAYS AS ("score" + coalesce("imported_score", 0)) STORED,
    "source" JSONB,
    "crossposted_from" TEXT,
    "media" JSONB,
    "settings" JSONB,

    CONSTRAINT "thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_revision" (
    "id" SERIAL NOT NULL,
    "thread_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" SERIAL NOT NULL,
    "thread_id" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "parent_id" INTEGER,
    "top_id" INTEGER,
    "depth" INTEGER NOT NULL DEFAULT 0,
    "author_id" INTEGER,
    "on_behalf_of_id" INTEGER,
    "body" TEXT NOT NULL,
    "body_html" TEXT NOT NULL,
    "renderer_version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "descendant_count" INTEGER NOT NULL DEFAULT 0,
    "score" INTEGER NOT NULL DEFAULT 0,
    "agreement" INTEGER NOT NULL DEFAULT 0,
    "agree_count" INTEGER NOT NULL DEFAULT 0,
    "disagree_count" INTEGER NOT NULL DEFAULT 0,
    "vote_count" INTEGER NOT NULL DEFAULT 0,
    "imported_score" INTEGER,
    "imported_agreement" INTEGER,
    "imported_af_karma" INTEGER,
    "imported_votes" INTEGER,
    "state" "comment_state" NOT NULL DEFAULT 'live',
    "state_reason" TEXT,
    "state_at" TIMESTAMPTZ(3),

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_revision" (
    "id" SERIAL NOT NULL,
    "comment_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reaction" (
    "id" SERIAL NOT NULL,
    "thread_id" INTEGER NOT NULL,
    "comment_id" INTEGER,
    "user_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "quote" TEXT,

    CONSTRAINT "reaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" SERIAL NOT NULL,
    "thread_id" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "text" TEXT NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_stance_event" (
    "id" BIGSERIAL NOT NULL,
    "claim_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "credence" INTEGER NOT NULL,
    "cause_comment_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_stance_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crux" (
    "id" SERIAL NOT NULL,
    "thread_id" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "statement" TEXT NOT NULL,
    "details" TEXT,
    "kind" "crux_kind" NOT NULL,
    "state" "crux_state" NOT NULL DEFAULT 'proposed',
    "outcome" "crux_outcome",
    "outcome_note" TEXT,
    "resolution_criteria" TEXT,
    "resolve_by" DATE,
    "resolved_at" TIMESTAMPTZ(3),
    "merged_into_id" INTEGER,
    "created_by_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "crux_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crux_anchor" (
    "id" SERIAL NOT NULL,
    "crux_id" INTEGER NOT NULL,
    "thread_id" INTEGER NOT NULL,
    "comment_id" INTEGER,
    "position" INTEGER NOT NULL DEFAULT 0,
    "role" "anchor_role" NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "quote" TEXT,
    "prefix" TEXT,
    "suffix" TEXT,
    "start_offset" INTEGER,
    "end_offset" INTEGER,

    CONSTRAINT "crux_anchor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crux_stance_event" (
    "id" BIGSERIAL NOT NULL,
    "crux_id" INTEGER NOT NULL,
    "claim_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "crux_revision" INTEGER NOT NULL DEFAULT 1,
    "credence" INTEGER,
    "if_true" INTEGER,
    "if_false" INTEGER,
    "main" INTEGER,
    "mark" "stance_mark",
    "note" TEXT,
    "cause_comment_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "crux_stance_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crux_relation" (
    "id" SERIAL NOT NULL,
    "from_id" INTEGER NOT NULL,
    "to_id" INTEGER NOT NULL,
    "type" "crux_relation_type" NOT NULL,

    CONSTRAINT "crux_relation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_handle_key" ON "app_user"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "forum_group_slug_key" ON "forum_group"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "tag_slug_key" ON "tag"("slug");

-- CreateIndex
CREATE INDEX "thread_tag_tag_id_idx" ON "thread_tag"("tag_id");

-- CreateIndex
CREATE UNIQUE INDEX "thread_slug_key" ON "thread"("slug");

-- CreateIndex
CREATE INDEX "thread_group_id_idx" ON "thread"("group_id");

-- CreateIndex
CREATE INDEX "thread_author_id_created_at_idx" ON "thread"("author_id", "created_at");

-- CreateIndex
CREATE INDEX "thread_created_at_id_idx" ON "thread"("created_at", "id");

-- CreateIndex
CREATE INDEX "thread_karma_id_idx" ON "thread"("karma", "id");

-- CreateIndex
CREATE INDEX "thread_last_activity_at_id_idx" ON "thread"("last_activity_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "thread_revision_thread_id_revision_key" ON "thread_revision"("thread_id", "revision");

-- CreateIndex
CREATE INDEX "comment_parent_id_idx" ON "comment"("parent_id");

-- CreateIndex
CREATE INDEX "comment_top_id_seq_idx" ON "comment"("top_id", "seq");

-- CreateIndex
CREATE INDEX "comment_author_id_created_at_id_idx" ON "comment"("author_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "comment_on_behalf_of_id_idx" ON "comment"("on_behalf_of_id");

-- CreateIndex
CREATE UNIQUE INDEX "comment_thread_id_ref_key" ON "comment"("thread_id", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "comment_thread_id_seq_key" ON "comment"("thread_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "comment_revision_comment_id_revision_key" ON "comment_revision"("comment_id", "revision");

-- CreateIndex
CREATE INDEX "reaction_thread_id_idx" ON "reaction"("thread_id");

-- CreateIndex
CREATE INDEX "reaction_comment_id_idx" ON "reaction"("comment_id");

-- CreateIndex
CREATE INDEX "reaction_user_id_idx" ON "reaction"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "claim_thread_id_ref_key" ON "claim"("thread_id", "ref");

-- CreateIndex
CREATE INDEX "claim_stance_event_user_id_idx" ON "claim_stance_event"("user_id");

-- CreateIndex
CREATE INDEX "claim_stance_event_cause_comment_id_idx" ON "claim_stance_event"("cause_comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "claim_stance_event_claim_id_user_id_at_key" ON "claim_stance_event"("claim_id", "user_id", "at");

-- CreateIndex
CREATE INDEX "crux_merged_into_id_idx" ON "crux"("merged_into_id");

-- CreateIndex
CREATE INDEX "crux_created_by_id_idx" ON "crux"("created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "crux_thread_id_ref_key" ON "crux"("thread_id", "ref");

-- CreateIndex
CREATE INDEX "crux_anchor_crux_id_idx" ON "crux_anchor"("crux_id");

-- CreateIndex
CREATE INDEX "crux_anchor_thread_id_idx" ON "crux_anchor"("thread_id");

-- CreateIndex
CREATE INDEX "crux_anchor_comment_id_idx" ON "crux_anchor"("comment_id");

-- CreateIndex
CREATE INDEX "crux_stance_event_claim_id_idx" ON "crux_stance_event"("claim_id");

-- CreateIndex
CREATE INDEX "crux_stance_event_user_id_idx" ON "crux_stance_event"("user_id");

-- CreateIndex
CREATE INDEX "crux_stance_event_cause_comment_id_idx" ON "crux_stance_event"("cause_comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "crux_stance_event_crux_id_claim_id_user_id_at_key" ON "crux_stance_event"("crux_id", "claim_id", "user_id", "at");

-- CreateIndex
CREATE INDEX "crux_relation_to_id_idx" ON "crux_relation"("to_id");

-- CreateIndex
CREATE UNIQUE INDEX "crux_relation_from_id_to_id_type_key" ON "crux_relation"("from_id", "to_id", "type");

-- AddForeignKey
ALTER TABLE "thread_tag" ADD CONSTRAINT "thread_tag_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_tag" ADD CONSTRAINT "thread_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "forum_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_revision" ADD CONSTRAINT "thread_revision_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_top_id_fkey" FOREIGN KEY ("top_id") REFERENCES "comment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_on_behalf_of_id_fkey" FOREIGN KEY ("on_behalf_of_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_revision" ADD CONSTRAINT "comment_revision_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reaction" ADD CONSTRAINT "reaction_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reaction" ADD CONSTRAINT "reaction_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reaction" ADD CONSTRAINT "reaction_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_stance_event" ADD CONSTRAINT "claim_stance_event_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_stance_event" ADD CONSTRAINT "claim_stance_event_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_stance_event" ADD CONSTRAINT "claim_stance_event_cause_comment_id_fkey" FOREIGN KEY ("cause_comment_id") REFERENCES "comment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux" ADD CONSTRAINT "crux_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux" ADD CONSTRAINT "crux_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "crux"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux" ADD CONSTRAINT "crux_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_anchor" ADD CONSTRAINT "crux_anchor_crux_id_fkey" FOREIGN KEY ("crux_id") REFERENCES "crux"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_anchor" ADD CONSTRAINT "crux_anchor_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_anchor" ADD CONSTRAINT "crux_anchor_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_stance_event" ADD CONSTRAINT "crux_stance_event_crux_id_fkey" FOREIGN KEY ("crux_id") REFERENCES "crux"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_stance_event" ADD CONSTRAINT "crux_stance_event_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_stance_event" ADD CONSTRAINT "crux_stance_event_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_stance_event" ADD CONSTRAINT "crux_stance_event_cause_comment_id_fkey" FOREIGN KEY ("cause_comment_id") REFERENCES "comment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_relation" ADD CONSTRAINT "crux_relation_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "crux"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_relation" ADD CONSTRAINT "crux_relation_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "crux"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- From here on: what the schema file cannot say.

-- Reading a long thread starts from its skeleton: one index-only scan, no bodies.
CREATE INDEX "comment_skeleton" ON "comment" ("thread_id", "seq")
  INCLUDE ("id", "ref", "parent_id", "author_id", "created_at", "last_activity_at", "score", "imported_score", "descendant_count", "state")
  WHERE "seq" > 0;

ALTER TABLE "app_user" ADD CONSTRAINT "handle_form" CHECK ("handle" ~ '^[a-z0-9][a-z0-9_-]{1,31}$');
ALTER TABLE "forum_group" ADD CONSTRAINT "group_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "thread" ADD CONSTRAINT "thread_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 80),
  ADD CONSTRAINT "thread_title_length" CHECK (length("title") BETWEEN 1 AND 200),
  ADD CONSTRAINT "thread_counts" CHECK ("comment_count" >= 0 AND "last_seq" >= "comment_count"),
  ADD CONSTRAINT "thread_edited_later" CHECK ("edited_at" IS NULL OR "edited_at" >= "created_at");
ALTER TABLE "comment" ADD CONSTRAINT "comment_ref_form" CHECK ("ref" ~ '^[A-Za-z0-9_-]{1,40}$'),
  ADD CONSTRAINT "comment_seq_from_one" CHECK ("seq" > 0),
  ADD CONSTRAINT "comment_not_its_own_parent" CHECK ("parent_id" <> "id"),
  ADD CONSTRAINT "comment_root_or_branch" CHECK (("parent_id" IS NULL) = ("depth" = 0) AND ("parent_id" IS NULL) = ("top_id" IS NULL)),
  ADD CONSTRAINT "comment_counts" CHECK ("descendant_count" >= 0 AND "agree_count" >= 0 AND "disagree_count" >= 0 AND "vote_count" >= 0),
  ADD CONSTRAINT "comment_edited_later" CHECK ("edited_at" IS NULL OR "edited_at" >= "created_at");
ALTER TABLE "claim" ADD CONSTRAINT "claim_text_length" CHECK (length("text") BETWEEN 1 AND 280);
ALTER TABLE "claim_stance_event" ADD CONSTRAINT "credence_percent" CHECK ("credence" BETWEEN 0 AND 100);
ALTER TABLE "crux" ADD CONSTRAINT "crux_statement_length" CHECK (length("statement") BETWEEN 1 AND 280),
  ADD CONSTRAINT "crux_merged_names_its_target" CHECK (("state" = 'merged') = ("merged_into_id" IS NOT NULL)),
  ADD CONSTRAINT "crux_not_merged_into_itself" CHECK ("merged_into_id" <> "id"),
  ADD CONSTRAINT "crux_ended_has_outcome" CHECK (("state" IN ('resolved', 'dissolved')) = ("outcome" IS NOT NULL)),
  ADD CONSTRAINT "crux_resolved_has_date" CHECK ("state" <> 'resolved' OR "resolved_at" IS NOT NULL),
  ADD CONSTRAINT "crux_value_is_never_true_or_false" CHECK ("kind" NOT IN ('value', 'definition') OR "outcome" IS NULL OR "outcome" NOT IN ('true', 'false'));
ALTER TABLE "crux_anchor" ADD CONSTRAINT "anchor_offsets" CHECK (
  ("start_offset" IS NULL) = ("end_offset" IS NULL) AND ("start_offset" IS NULL OR ("start_offset" >= 0 AND "start_offset" < "end_offset")));
ALTER TABLE "crux_stance_event" ADD CONSTRAINT "stance_percent" CHECK (
    "credence" BETWEEN 0 AND 100 AND "if_true" BETWEEN 0 AND 100 AND "if_false" BETWEEN 0 AND 100 AND "main" BETWEEN 0 AND 100),
  ADD CONSTRAINT "stance_says_something" CHECK (num_nonnulls("credence", "if_true", "if_false", "main", "mark") > 0);
ALTER TABLE "crux_relation" ADD CONSTRAINT "relation_between_two" CHECK ("from_id" <> "to_id");

-- A comment, a stance and an anchor stay in one thread.
CREATE FUNCTION "check_same_thread"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'comment' THEN
    IF NEW.parent_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM comment p WHERE p.id = NEW.parent_id AND p.thread_id = NEW.thread_id) THEN
      RAISE EXCEPTION 'a reply and its parent must stand in one thread' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF TG_TABLE_NAME = 'crux_anchor' THEN
    IF NOT EXISTS (SELECT 1 FROM crux x WHERE x.id = NEW.crux_id AND x.thread_id = NEW.thread_id)
      OR (NEW.comment_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM comment c WHERE c.id = NEW.comment_id AND c.thread_id = NEW.thread_id)) THEN
      RAISE EXCEPTION 'a crux and its anchor must stand in one thread' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF TG_TABLE_NAME = 'crux_stance_event' THEN
    IF NOT EXISTS (SELECT 1 FROM crux x JOIN claim k ON k.thread_id = x.thread_id WHERE x.id = NEW.crux_id AND k.id = NEW.claim_id) THEN
      RAISE EXCEPTION 'a crux and its claim must stand in one thread' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "comment_same_thread" BEFORE INSERT OR UPDATE OF "parent_id", "thread_id" ON "comment" FOR EACH ROW EXECUTE FUNCTION "check_same_thread"();
CREATE TRIGGER "anchor_same_thread" BEFORE INSERT OR UPDATE ON "crux_anchor" FOR EACH ROW EXECUTE FUNCTION "check_same_thread"();
CREATE TRIGGER "stance_same_thread" BEFORE INSERT OR UPDATE ON "crux_stance_event" FOR EACH ROW EXECUTE FUNCTION "check_same_thread"();

-- Cruxes rest on one another without going in circles.
CREATE FUNCTION "check_acyclic"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.type IN ('depends_on', 'refines') AND EXISTS (
    WITH RECURSIVE below AS (
      SELECT r.to_id FROM crux_relation r WHERE r.from_id = NEW.to_id AND r.type = NEW.type
      UNION SELECT r.to_id FROM crux_relation r JOIN below b ON r.from_id = b.to_id WHERE r.type = NEW.type
    ) SELECT 1 FROM below WHERE to_id = NEW.from_id
  ) THEN
    RAISE EXCEPTION 'these cruxes would rest on one another in a circle' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "relation_acyclic" BEFORE INSERT OR UPDATE ON "crux_relation" FOR EACH ROW EXECUTE FUNCTION "check_acyclic"();

-- Every server process listens on `changed` and forgets the pages that showed what changed. Sent at commit, once per tag and transaction.
CREATE FUNCTION "notify_thread"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('changed', 'thread:' || coalesce(NEW.id, OLD.id)), pg_notify('changed', 'threads');
  RETURN NULL;
END $$;
CREATE TRIGGER "thread_changed" AFTER INSERT OR UPDATE OR DELETE ON "thread" FOR EACH ROW EXECUTE FUNCTION "notify_thread"();

CREATE FUNCTION "notify_threads_of_rows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('changed', 'thread:' || thread_id) FROM (SELECT DISTINCT thread_id FROM changed_rows) t;
  RETURN NULL;
END $$;
CREATE TRIGGER "comment_inserted" AFTER INSERT ON "comment" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_rows"();
CREATE TRIGGER "comment_updated" AFTER UPDATE ON "comment" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_rows"();
CREATE TRIGGER "comment_gone" AFTER DELETE ON "comment" REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_rows"();
CREATE TRIGGER "reaction_inserted" AFTER INSERT ON "reaction" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_rows"();
CREATE TRIGGER "reaction_gone" AFTER DELETE ON "reaction" REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_rows"();
CREATE TRIGGER "crux_inserted" AFTER INSERT ON "crux" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_rows"();
CREATE TRIGGER "crux_updated" AFTER UPDATE ON "crux" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_rows"();
CREATE TRIGGER "crux_gone" AFTER DELETE ON "crux" REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_rows"();
CREATE TRIGGER "anchor_inserted" AFTER INSERT ON "crux_anchor" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_rows"();
CREATE TRIGGER "anchor_gone" AFTER DELETE ON "crux_anchor" REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "notify_threads_of_rows"();

-- A name or an account's page stands on many pages: karma alone does not count, it changes with every vote.
CREATE FUNCTION "notify_people"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('changed', 'people');
  RETURN NULL;
END $$;
CREATE TRIGGER "person_changed" AFTER UPDATE ON "app_user" FOR EACH ROW
  WHEN ((OLD.handle, OLD.name, OLD.about, OLD.automatic) IS DISTINCT FROM (NEW.handle, NEW.name, NEW.about, NEW.automatic))
  EXECUTE FUNCTION "notify_people"();
CREATE TRIGGER "person_gone" AFTER DELETE ON "app_user" FOR EACH ROW EXECUTE FUNCTION "notify_people"();
CREATE TRIGGER "group_changed" AFTER UPDATE OR DELETE ON "forum_group" FOR EACH ROW EXECUTE FUNCTION "notify_people"();
