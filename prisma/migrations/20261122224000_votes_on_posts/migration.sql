-- Votes on posts are counted by the limits as those on comments are.
CREATE INDEX "thread_vote_user_id_at_idx" ON "thread_vote"("user_id", "at");

-- The latest reactions of one person, without sorting all they ever gave.
CREATE INDEX "reaction_user_id_created_at_idx" ON "reaction"("user_id", "created_at");
DROP INDEX "reaction_user_id_idx";
