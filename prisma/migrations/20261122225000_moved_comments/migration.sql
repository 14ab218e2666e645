-- CreateTable
CREATE TABLE "comment_move" (
    "trace_id" INTEGER NOT NULL,
    "comment_id" INTEGER NOT NULL,
    "from_thread_id" INTEGER NOT NULL,
    "comments" INTEGER NOT NULL,
    "log_id" INTEGER NOT NULL,

    CONSTRAINT "comment_move_pkey" PRIMARY KEY ("trace_id")
);

-- CreateTable
CREATE TABLE "former_ref" (
    "thread_id" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "comment_id" INTEGER NOT NULL,
    "trace_id" INTEGER,
    "changed_in" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "former_ref_pkey" PRIMARY KEY ("thread_id","ref")
);

-- CreateIndex
CREATE UNIQUE INDEX "comment_move_log_id_key" ON "comment_move"("log_id");

-- CreateIndex
CREATE INDEX "comment_move_comment_id_idx" ON "comment_move"("comment_id");

-- CreateIndex
CREATE INDEX "comment_move_from_thread_id_idx" ON "comment_move"("from_thread_id");

-- CreateIndex
CREATE INDEX "former_ref_comment_id_idx" ON "former_ref"("comment_id");

-- CreateIndex
CREATE INDEX "former_ref_trace_id_idx" ON "former_ref"("trace_id");

-- AddForeignKey
ALTER TABLE "comment_move" ADD CONSTRAINT "comment_move_trace_id_fkey" FOREIGN KEY ("trace_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_move" ADD CONSTRAINT "comment_move_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_move" ADD CONSTRAINT "comment_move_from_thread_id_fkey" FOREIGN KEY ("from_thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "former_ref" ADD CONSTRAINT "former_ref_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "former_ref" ADD CONSTRAINT "former_ref_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "former_ref" ADD CONSTRAINT "former_ref_trace_id_fkey" FOREIGN KEY ("trace_id") REFERENCES "comment"("id") ON DELETE SET NULL ON UPDATE CASCADE;



-- From here on: what the schema file cannot say.

ALTER TABLE "comment_move" ADD CONSTRAINT "comment_move_counts" CHECK ("comments" > 0 AND "trace_id" <> "comment_id");

-- The name that a comment has in a thread: its own where it stands, the one it had where it was moved away from, and none elsewhere.
CREATE FUNCTION "ref_in"("thread" integer, "comment" integer, "stands_in" integer, "ref" text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN "stands_in" = "thread" THEN "ref"
    ELSE (SELECT f.ref FROM former_ref f WHERE f.thread_id = "thread" AND f.comment_id = "comment" LIMIT 1) END
$$;

-- A place of a crux stays with its crux when its comment is moved to another thread (docs/decisions/0025): whether both stand in
-- one thread is asked when the place is made, and not when an edit finds its words again.
DROP TRIGGER "anchor_same_thread" ON "crux_anchor";
CREATE TRIGGER "anchor_same_thread" BEFORE INSERT OR UPDATE OF "crux_id", "thread_id", "comment_id" ON "crux_anchor"
  FOR EACH ROW EXECUTE FUNCTION "check_same_thread"();

-- A comment that is moved is new to the pages of the thread it comes to: they are told its words.
CREATE OR REPLACE FUNCTION "mark_comment_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_in := pg_current_xact_id();
  IF (OLD.thread_id, OLD.revision, OLD.renderer_version, octet_length(OLD.body_html), OLD.edited_at, OLD.state, OLD.state_reason, OLD.author_id, OLD.on_behalf_of_id)
    IS DISTINCT FROM (NEW.thread_id, NEW.revision, NEW.renderer_version, octet_length(NEW.body_html), NEW.edited_at, NEW.state, NEW.state_reason, NEW.author_id, NEW.on_behalf_of_id) THEN
    NEW.words_changed_in := pg_current_xact_id();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "comment_move_marked" BEFORE UPDATE OF "thread_id" ON "comment" FOR EACH ROW
  WHEN (OLD.thread_id <> NEW.thread_id) EXECUTE FUNCTION "mark_comment_change"();

-- What a trace says is shown in another thread than what it leads to.
CREATE FUNCTION "notify_moved"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('changed', 'thread:' || t.thread_id) FROM (
    SELECT coalesce(NEW.from_thread_id, OLD.from_thread_id) AS thread_id
    UNION SELECT c.thread_id FROM comment c WHERE c.id = coalesce(NEW.comment_id, OLD.comment_id)) t;
  RETURN NULL;
END $$;
CREATE TRIGGER "comment_move_changed" AFTER INSERT OR DELETE ON "comment_move" FOR EACH ROW EXECUTE FUNCTION "notify_moved"();
