-- CreateTable
CREATE TABLE "log_entry" (
    "id" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" INTEGER,
    "capacity" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "group_id" INTEGER,
    "thread_id" INTEGER,
    "comment_id" INTEGER,
    "crux_id" INTEGER,
    "person_id" INTEGER,
    "reason" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "undoes_id" INTEGER,
    "parent_id" INTEGER,
    "previous" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "log_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "log_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "entries" INTEGER NOT NULL DEFAULT 0,
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "log_head_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "log_entry_undoes_id_key" ON "log_entry"("undoes_id");

-- CreateIndex
CREATE INDEX "log_entry_parent_id_idx" ON "log_entry"("parent_id");

-- CreateIndex
CREATE INDEX "log_entry_action_id_idx" ON "log_entry"("action", "id");

-- CreateIndex
CREATE INDEX "log_entry_thread_id_id_idx" ON "log_entry"("thread_id", "id");

-- CreateIndex
CREATE INDEX "log_entry_comment_id_id_idx" ON "log_entry"("comment_id", "id");

-- CreateIndex
CREATE INDEX "log_entry_person_id_id_idx" ON "log_entry"("person_id", "id");

-- CreateIndex
CREATE INDEX "log_entry_actor_id_id_idx" ON "log_entry"("actor_id", "id");



-- From here on: what the schema file cannot say.

-- The last row's number and hash. Whoever writes holds this one row until they commit, so that rows follow one another without a gap,
-- and a row taken off the end is missed.
ALTER TABLE "log_head" ADD CONSTRAINT "log_head_alone" CHECK ("id" = 1);
INSERT INTO "log_head" DEFAULT VALUES;

ALTER TABLE "log_entry" ADD CONSTRAINT "log_has_reason" CHECK (length("reason") BETWEEN 1 AND 4000),
  ADD CONSTRAINT "log_looks_back" CHECK ("undoes_id" < "id" AND "parent_id" < "id");

-- What a row's hash is over: everything it says, and the hash of the row before. One definition for whoever writes and whoever verifies.
-- Numbers refer to rows that may go; a reference would make the log change with them.
CREATE FUNCTION "log_entry_hash"(e "log_entry") RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    e.id, round(extract(epoch FROM e.at) * 1000)::bigint, e.actor_id, e.capacity, e.action, e.group_id, e.thread_id, e.comment_id, e.crux_id,
    e.person_id, e.reason, e.details, e.undoes_id, e.parent_id, e.previous)::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION "chain_log_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT h.entries + 1, h.hash INTO NEW.id, NEW.previous FROM log_head h FOR UPDATE;
  NEW.hash := log_entry_hash(NEW);
  UPDATE log_head SET entries = NEW.id, hash = NEW.hash;
  RETURN NEW;
END $$;
CREATE TRIGGER "log_entry_chained" BEFORE INSERT ON "log_entry" FOR EACH ROW EXECUTE FUNCTION "chain_log_entry"();

-- What was written stays: taking back is a row of its own.
CREATE TRIGGER "log_entry_append_only" BEFORE UPDATE OR DELETE ON "log_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "log_entry_not_emptied" BEFORE TRUNCATE ON "log_entry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE FUNCTION "notify_log"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('changed', 'log');
  RETURN NULL;
END $$;
CREATE TRIGGER "log_entry_added" AFTER INSERT ON "log_entry" FOR EACH STATEMENT EXECUTE FUNCTION "notify_log"();
