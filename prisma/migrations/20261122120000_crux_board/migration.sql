-- The board reads one state at a time, liveliest first, without walking through all cruxes.
CREATE INDEX "crux_board" ON "crux" ("state", "last_activity_at", "id") WHERE "merged_into_id" IS NULL;
CREATE INDEX "crux_board_all" ON "crux" ("last_activity_at", "id") WHERE "merged_into_id" IS NULL;

-- Cruxes that came with an import were active when somebody last said something on them, not when they were imported.
UPDATE "crux" x SET "last_activity_at" = greatest(x."created_at", (SELECT max(s."at") FROM "crux_stance_event" s WHERE s."crux_id" = x."id"));
