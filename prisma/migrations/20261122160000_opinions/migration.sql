-- CreateTable
CREATE TABLE "opinion_division" (
    "thread_id" INTEGER NOT NULL,
    "k" INTEGER NOT NULL,
    "challenger_k" INTEGER,
    "challenger_wins" INTEGER,
    "input_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "opinion_division_pkey" PRIMARY KEY ("thread_id")
);

-- CreateTable
CREATE TABLE "opinion_place" (
    "thread_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "x" DOUBLE PRECISION NOT NULL,
    "y" DOUBLE PRECISION NOT NULL,
    "label" TEXT,

    CONSTRAINT "opinion_place_pkey" PRIMARY KEY ("thread_id","user_id")
);

-- CreateIndex
CREATE INDEX "opinion_place_user_id_idx" ON "opinion_place"("user_id");

-- AddForeignKey
ALTER TABLE "opinion_division" ADD CONSTRAINT "opinion_division_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion_place" ADD CONSTRAINT "opinion_place_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "opinion_division"("thread_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion_place" ADD CONSTRAINT "opinion_place_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
