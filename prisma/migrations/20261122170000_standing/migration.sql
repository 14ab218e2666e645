-- Groups get a door, norms and rights; threads and branches can be locked; people can be suspended from a thread.
CREATE TYPE "group_visibility" AS ENUM ('public', 'private');
CREATE TYPE "group_door" AS ENUM ('open', 'asking', 'invitation');
CREATE TYPE "group_level" AS ENUM ('anyone', 'member', 'moderator');
CREATE TYPE "group_role" AS ENUM ('member', 'moderator');

ALTER TABLE "forum_group"
  ADD COLUMN "visibility" "group_visibility" NOT NULL DEFAULT 'public',
  ADD COLUMN "door" "group_door" NOT NULL DEFAULT 'open',
  ADD COLUMN "norms" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "norms_html" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "question" TEXT,
  ADD COLUMN "may_read" "group_level" NOT NULL DEFAULT 'anyone',
  ADD COLUMN "may_comment" "group_level" NOT NULL DEFAULT 'anyone',
  ADD COLUMN "may_vote" "group_level" NOT NULL DEFAULT 'anyone',
  ADD COLUMN "may_tag" "group_level" NOT NULL DEFAULT 'anyone',
  ADD COLUMN "may_start" "group_level" NOT NULL DEFAULT 'anyone',
  ADD COLUMN "created_by_id" INTEGER,
  ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;

CREATE TABLE "group_member" (
    "group_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "role" "group_role" NOT NULL DEFAULT 'member',
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_member_pkey" PRIMARY KEY ("group_id","user_id")
);

CREATE TABLE "group_request" (
    "id" SERIAL NOT NULL,
    "group_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" INTEGER,
    "accepted" BOOLEAN,

    CONSTRAINT "group_request_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "group_invitation" (
    "id" SERIAL NOT NULL,
    "group_id" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "made_by_id" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "uses_allowed" INTEGER,
    "used" INTEGER NOT NULL DEFAULT 0,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_invitation_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "thread"
  ADD COLUMN "locked_at" TIMESTAMPTZ(3),
  ADD COLUMN "locked_until" TIMESTAMPTZ(3),
  ADD COLUMN "lock_reason" TEXT,
  ADD COLUMN "slow_mode_seconds" INTEGER,
  ADD COLUMN "approve_first" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "pinned_at" TIMESTAMPTZ(3),
  ADD COLUMN "curated_at" TIMESTAMPTZ(3);

ALTER TABLE "comment"
  ADD COLUMN "branch_locked_at" TIMESTAMPTZ(3),
  ADD COLUMN "branch_locked_until" TIMESTAMPTZ(3),
  ADD COLUMN "branch_lock_reason" TEXT;

CREATE TABLE "thread_moderator" (
    "thread_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "thread_moderator_pkey" PRIMARY KEY ("thread_id","user_id")
);

CREATE TABLE "thread_suspension" (
    "thread_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "until" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "thread_suspension_pkey" PRIMARY KEY ("thread_id","user_id")
);

-- What waits for a moderator's eyes before it is a comment.
CREATE TABLE "held_comment" (
    "id" SERIAL NOT NULL,
    "thread_id" INTEGER NOT NULL,
    "parent_id" INTEGER,
    "author_id" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "client_key" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "matched" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" INTEGER,
    "comment_id" INTEGER,
    "reason" TEXT,

    CONSTRAINT "held_comment_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "forum_group_created_by_id_idx" ON "forum_group"("created_by_id");
CREATE INDEX "group_member_user_id_idx" ON "group_member"("user_id");
CREATE INDEX "group_request_group_id_created_at_idx" ON "group_request"("group_id", "created_at");
CREATE INDEX "group_request_user_id_idx" ON "group_request"("user_id");
CREATE INDEX "group_request_decided_by_id_idx" ON "group_request"("decided_by_id");
CREATE UNIQUE INDEX "group_invitation_hash_key" ON "group_invitation"("hash");
CREATE INDEX "group_invitation_group_id_idx" ON "group_invitation"("group_id");
CREATE INDEX "group_invitation_made_by_id_idx" ON "group_invitation"("made_by_id");
CREATE INDEX "thread_moderator_user_id_idx" ON "thread_moderator"("user_id");
CREATE INDEX "thread_suspension_user_id_idx" ON "thread_suspension"("user_id");
CREATE UNIQUE INDEX "held_comment_author_id_client_key_key" ON "held_comment"("author_id", "client_key");
CREATE INDEX "held_comment_thread_id_idx" ON "held_comment"("thread_id");
CREATE INDEX "held_comment_parent_id_idx" ON "held_comment"("parent_id");
CREATE INDEX "held_comment_decided_by_id_idx" ON "held_comment"("decided_by_id");
CREATE INDEX "held_comment_comment_id_idx" ON "held_comment"("comment_id");
CREATE INDEX "held_comment_decided_at_created_at_idx" ON "held_comment"("decided_at", "created_at");

ALTER TABLE "forum_group" ADD CONSTRAINT "forum_group_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "forum_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "group_request" ADD CONSTRAINT "group_request_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "forum_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "group_request" ADD CONSTRAINT "group_request_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "group_request" ADD CONSTRAINT "group_request_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "group_invitation" ADD CONSTRAINT "group_invitation_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "forum_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "group_invitation" ADD CONSTRAINT "group_invitation_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "thread_moderator" ADD CONSTRAINT "thread_moderator_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "thread_moderator" ADD CONSTRAINT "thread_moderator_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "thread_suspension" ADD CONSTRAINT "thread_suspension_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "thread_suspension" ADD CONSTRAINT "thread_suspension_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "held_comment" ADD CONSTRAINT "held_comment_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "held_comment" ADD CONSTRAINT "held_comment_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "held_comment" ADD CONSTRAINT "held_comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "held_comment" ADD CONSTRAINT "held_comment_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "held_comment" ADD CONSTRAINT "held_comment_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Nothing of a private group is anyone's; what asks for an answer asks something; times and counts make sense.
ALTER TABLE "forum_group" ADD CONSTRAINT "private_group_is_for_members" CHECK (
  "visibility" = 'public' OR 'anyone' NOT IN ("may_read", "may_comment", "may_vote", "may_tag", "may_start"));
ALTER TABLE "group_request" ADD CONSTRAINT "request_decided" CHECK (("decided_at" IS NULL) = ("accepted" IS NULL));
CREATE UNIQUE INDEX "group_request_open" ON "group_request" ("group_id", "user_id") WHERE "decided_at" IS NULL;
ALTER TABLE "group_invitation" ADD CONSTRAINT "invitation_uses" CHECK ("used" >= 0 AND ("uses_allowed" IS NULL OR "used" <= "uses_allowed"));
ALTER TABLE "thread"
  ADD CONSTRAINT "thread_lock" CHECK (("locked_at" IS NULL) = ("lock_reason" IS NULL) AND ("locked_at" IS NOT NULL OR "locked_until" IS NULL)),
  ADD CONSTRAINT "thread_slow_mode" CHECK ("slow_mode_seconds" BETWEEN 1 AND 604800);
ALTER TABLE "comment" ADD CONSTRAINT "branch_lock" CHECK (
  ("branch_locked_at" IS NULL) = ("branch_lock_reason" IS NULL) AND ("branch_locked_at" IS NOT NULL OR "branch_locked_until" IS NULL));
CREATE INDEX "comment_branch_locked" ON "comment" ("thread_id") WHERE "branch_locked_at" IS NOT NULL;
ALTER TABLE "held_comment" ADD CONSTRAINT "held_why" CHECK ("why" IN ('first', 'words', 'links'));

-- Who may read a group's threads. The one place that says so in SQL: `viewer` is null for a guest.
CREATE FUNCTION "group_is_readable"("group" integer, "viewer" integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM forum_group g WHERE g.id = "group" AND (g.may_read = 'anyone'
    OR EXISTS (SELECT 1 FROM group_member m WHERE m.group_id = g.id AND m.user_id = "viewer" AND (g.may_read = 'member' OR m.role = 'moderator'))
    OR EXISTS (SELECT 1 FROM app_user u WHERE u.id = "viewer" AND u.role <> 'member' AND u.deleted_at IS NULL)))
$$;
CREATE FUNCTION "thread_is_readable"("thread" integer, "viewer" integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM thread t WHERE t.id = "thread" AND group_is_readable(t.group_id, "viewer"))
$$;

-- What a person may do is read under a shared lock by whoever writes in their name (lib/groups/queries.ts), and changed under
-- this one: so a suspension, or leaving a group, that comes first refuses what comes second. Not the person's row: votes change it.
CREATE FUNCTION "change_standing"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(1937006958, CASE WHEN TG_TABLE_NAME = 'app_user' THEN (to_jsonb(NEW)->>'id')::int
    ELSE coalesce((to_jsonb(NEW)->>'user_id')::int, (to_jsonb(OLD)->>'user_id')::int) END);
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER "standing_of_person" BEFORE UPDATE OF "suspended_until", "role" ON "app_user" FOR EACH ROW
  WHEN ((OLD.suspended_until, OLD.role) IS DISTINCT FROM (NEW.suspended_until, NEW.role)) EXECUTE FUNCTION "change_standing"();
CREATE TRIGGER "standing_in_group" BEFORE INSERT OR UPDATE OR DELETE ON "group_member" FOR EACH ROW EXECUTE FUNCTION "change_standing"();
CREATE TRIGGER "standing_in_thread" BEFORE INSERT OR UPDATE OR DELETE ON "thread_suspension" FOR EACH ROW EXECUTE FUNCTION "change_standing"();
CREATE TRIGGER "standing_as_moderator" BEFORE INSERT OR UPDATE OR DELETE ON "thread_moderator" FOR EACH ROW EXECUTE FUNCTION "change_standing"();

-- Whoever writes holds the thread's row; whoever locks a branch has to have it alone.
CREATE FUNCTION "hold_thread_of_branch"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM thread WHERE id = NEW.thread_id FOR NO KEY UPDATE;
  RETURN NEW;
END $$;
CREATE TRIGGER "branch_lock_holds_thread" BEFORE UPDATE OF "branch_locked_at", "branch_locked_until" ON "comment" FOR EACH ROW
  WHEN ((OLD.branch_locked_at, OLD.branch_locked_until) IS DISTINCT FROM (NEW.branch_locked_at, NEW.branch_locked_until))
  EXECUTE FUNCTION "hold_thread_of_branch"();

-- Pages of a group show who is in it.
CREATE FUNCTION "notify_group"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('changed', 'group:' || coalesce(NEW.group_id, OLD.group_id));
  RETURN NULL;
END $$;
CREATE TRIGGER "group_member_changed" AFTER INSERT OR UPDATE OR DELETE ON "group_member" FOR EACH ROW EXECUTE FUNCTION "notify_group"();
