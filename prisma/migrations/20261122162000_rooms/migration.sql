-- CreateTable
CREATE TABLE "crux_room" (
    "id" SERIAL NOT NULL,
    "crux_id" INTEGER NOT NULL,
    "opened_by_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "crux_room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crux_room_seat" (
    "room_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "seat" TEXT NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "crux_room_seat_pkey" PRIMARY KEY ("room_id","user_id")
);

-- CreateTable
CREATE TABLE "crux_room_point" (
    "id" SERIAL NOT NULL,
    "room_id" INTEGER NOT NULL,
    "author_id" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "moved_by_id" INTEGER,
    "moved_at" TIMESTAMPTZ(3),

    CONSTRAINT "crux_room_point_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "crux_room_crux_id_idx" ON "crux_room"("crux_id");

-- CreateIndex
CREATE INDEX "crux_room_opened_by_id_idx" ON "crux_room"("opened_by_id");

-- CreateIndex
CREATE INDEX "crux_room_seat_user_id_idx" ON "crux_room_seat"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "crux_room_seat_room_id_seat_key" ON "crux_room_seat"("room_id", "seat");

-- CreateIndex
CREATE INDEX "crux_room_point_room_id_idx" ON "crux_room_point"("room_id");

-- CreateIndex
CREATE INDEX "crux_room_point_author_id_idx" ON "crux_room_point"("author_id");

-- CreateIndex
CREATE INDEX "crux_room_point_moved_by_id_idx" ON "crux_room_point"("moved_by_id");

-- AddForeignKey
ALTER TABLE "crux_room" ADD CONSTRAINT "crux_room_crux_id_fkey" FOREIGN KEY ("crux_id") REFERENCES "crux"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_room" ADD CONSTRAINT "crux_room_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_room_seat" ADD CONSTRAINT "crux_room_seat_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "crux_room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_room_seat" ADD CONSTRAINT "crux_room_seat_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_room_point" ADD CONSTRAINT "crux_room_point_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "crux_room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_room_point" ADD CONSTRAINT "crux_room_point_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crux_room_point" ADD CONSTRAINT "crux_room_point_moved_by_id_fkey" FOREIGN KEY ("moved_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- From here on: what the schema file cannot say.
ALTER TABLE "crux_room_seat" ADD CONSTRAINT "room_seat" CHECK ("seat" IN ('first', 'second', 'facilitator'));
ALTER TABLE "crux_room_point" ADD CONSTRAINT "room_section" CHECK ("section" IN ('beliefs', 'bets', 'cruxes', 'tests', 'rant'));
