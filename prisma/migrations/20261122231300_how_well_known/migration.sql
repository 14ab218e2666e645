-- How well somebody says they know what they give numbers on: 1 a guess, 2 thought over, 3 known well. No formula reads it.
ALTER TABLE "crux_stance_event" ADD COLUMN "confidence" SMALLINT;

-- From here on: what the schema file cannot say.

ALTER TABLE "crux_stance_event" ADD CONSTRAINT "stance_confidence" CHECK ("confidence" BETWEEN 1 AND 3);

-- As before, with the new column: a view has the columns that its table had when it was made.
CREATE OR REPLACE VIEW "current_stance" AS
  SELECT DISTINCT ON (s.crux_id, s.claim_id, s.user_id) s.*
  FROM "crux_stance_event" s JOIN "crux" x ON x.id = s.crux_id
  WHERE s.retracted_at IS NULL AND s.crux_revision >= x.meaning_revision
  ORDER BY s.crux_id, s.claim_id, s.user_id, s.at DESC, s.id DESC;
