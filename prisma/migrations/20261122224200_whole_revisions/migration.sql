-- A changed title, link or claim can be read like a changed text.
ALTER TABLE "thread_revision" ADD COLUMN "title" TEXT, ADD COLUMN "url" TEXT, ADD COLUMN "claim" TEXT;
