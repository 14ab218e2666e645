-- Whether words of a comment may be shown to all who read another thread: it stands there, in a thread of the same group, or where
-- everybody reads. A comment that was moved away may since have come to stand in a group that closed its door (docs/decisions/0025).
CREATE FUNCTION "words_are_shared"("stands_in" integer, "shown_in" integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT "stands_in" = "shown_in" OR EXISTS (
    SELECT 1 FROM thread s JOIN thread t ON t.id = "shown_in"
    WHERE s.id = "stands_in" AND (s.group_id = t.group_id OR group_is_readable(s.group_id, NULL)))
$$;
