-- Who deletes what they had retracted, and brings it back, finds it retracted, for the reason they gave.
ALTER TABLE "comment" ADD COLUMN "retraction" JSONB;
