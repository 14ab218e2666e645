-- CreateTable
CREATE TABLE "moderation_case" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "thread_id" INTEGER,
    "comment_id" INTEGER,
    "held_id" INTEGER,
    "crux_id" INTEGER,
    "person_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "weight" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3),
    "claimed_by_id" INTEGER,
    "claimed_at" TIMESTAMPTZ(3),
    "decided_by_id" INTEGER,
    "decided_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "log_id" INTEGER,

    CONSTRAINT "moderation_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" SERIAL NOT NULL,
    "case_id" INTEGER NOT NULL,
    "reporter_id" INTEGER NOT NULL,
    "thread_id" INTEGER NOT NULL,
    "comment_id" INTEGER,
    "kind" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL,
    "snapshot" TEXT NOT NULL,
    "context" TEXT NOT NULL DEFAULT '',
    "weight" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "upheld" BOOLEAN,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeal" (
    "id" SERIAL NOT NULL,
    "log_id" INTEGER NOT NULL,
    "case_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "removed_post" (
    "thread_id" INTEGER NOT NULL,
    "words" JSONB NOT NULL,

    CONSTRAINT "removed_post_pkey" PRIMARY KEY ("thread_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "moderation_case_held_id_key" ON "moderation_case"("held_id");

-- CreateIndex
CREATE INDEX "moderation_case_thread_id_idx" ON "moderation_case"("thread_id");

-- CreateIndex
CREATE INDEX "moderation_case_comment_id_idx" ON "moderation_case"("comment_id");

-- CreateIndex
CREATE INDEX "moderation_case_crux_id_idx" ON "moderation_case"("crux_id");

-- CreateIndex
CREATE INDEX "moderation_case_person_id_idx" ON "moderation_case"("person_id");

-- CreateIndex
CREATE INDEX "moderation_case_claimed_by_id_idx" ON "moderation_case"("claimed_by_id");

-- CreateIndex
CREATE INDEX "moderation_case_decided_by_id_idx" ON "moderation_case"("decided_by_id");

-- CreateIndex
CREATE INDEX "moderation_case_decided_at_idx" ON "moderation_case"("decided_at");

-- CreateIndex
CREATE INDEX "report_case_id_idx" ON "report"("case_id");

-- CreateIndex
CREATE INDEX "report_reporter_id_at_idx" ON "report"("reporter_id", "at");

-- CreateIndex
CREATE INDEX "report_thread_id_idx" ON "report"("thread_id");

-- CreateIndex
CREATE INDEX "report_comment_id_idx" ON "report"("comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "appeal_log_id_key" ON "appeal"("log_id");

-- CreateIndex
CREATE UNIQUE INDEX "appeal_case_id_key" ON "appeal"("case_id");

-- CreateIndex
CREATE INDEX "appeal_person_id_idx" ON "appeal"("person_id");

-- AddForeignKey
ALTER TABLE "moderation_case" ADD CONSTRAINT "moderation_case_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_case" ADD CONSTRAINT "moderation_case_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_case" ADD CONSTRAINT "moderation_case_held_id_fkey" FOREIGN KEY ("held_id") REFERENCES "held_comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_case" ADD CONSTRAINT "moderation_case_crux_id_fkey" FOREIGN KEY ("crux_id") REFERENCES "crux"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_case" ADD CONSTRAINT "moderation_case_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_case" ADD CONSTRAINT "moderation_case_claimed_by_id_fkey" FOREIGN KEY ("claimed_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_case" ADD CONSTRAINT "moderation_case_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "moderation_case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "moderation_case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "removed_post" ADD CONSTRAINT "removed_post_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- From here on: what the schema file cannot say.

ALTER TABLE "moderation_case" ADD CONSTRAINT "case_kind" CHECK ("kind" IN ('report', 'held', 'appeal', 'crux')),
  ADD CONSTRAINT "case_decided" CHECK (("decided_at" IS NULL) = ("outcome" IS NULL)),
  ADD CONSTRAINT "case_claimed" CHECK (("claimed_by_id" IS NULL) OR ("claimed_at" IS NOT NULL));
-- What waits, and nothing else: the queue never walks through what was decided.
CREATE INDEX "case_open" ON "moderation_case" ("kind", "id") WHERE "decided_at" IS NULL;
-- Reports on one text are one case; the next one after a decision opens another.
CREATE UNIQUE INDEX "case_open_once" ON "moderation_case" ("thread_id", coalesce("comment_id", 0)) WHERE "kind" = 'report' AND "decided_at" IS NULL;
-- A person reports a text once.
CREATE UNIQUE INDEX "report_once" ON "report" ("reporter_id", "thread_id", coalesce("comment_id", 0));

-- Whether somebody keeps order in a thread: everywhere, in its group, or in it alone.
CREATE FUNCTION "moderates_thread"("thread" integer, "viewer" integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM app_user u WHERE u.id = "viewer" AND u.deleted_at IS NULL AND (u.role <> 'member'
    OR EXISTS (SELECT 1 FROM thread t JOIN group_member m ON m.group_id = t.group_id WHERE t.id = "thread" AND m.user_id = u.id AND m.role = 'moderator')
    OR EXISTS (SELECT 1 FROM thread_moderator m WHERE m.thread_id = "thread" AND m.user_id = u.id)))
$$;

-- What is held for review waits in the queue from the moment it is held.
CREATE FUNCTION "open_held_case"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO moderation_case (kind, thread_id, held_id, person_id, weight, opened_at) VALUES ('held', NEW.thread_id, NEW.id, NEW.author_id, 0, NEW.created_at);
  RETURN NULL;
END $$;
CREATE TRIGGER "held_comment_waits" AFTER INSERT ON "held_comment" FOR EACH ROW EXECUTE FUNCTION "open_held_case"();

-- The count in the header of those who moderate is live.
CREATE FUNCTION "notify_queue"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('changed', 'queue');
  RETURN NULL;
END $$;
CREATE TRIGGER "case_changed" AFTER INSERT OR UPDATE OR DELETE ON "moderation_case" FOR EACH STATEMENT EXECUTE FUNCTION "notify_queue"();
