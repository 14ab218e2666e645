-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "stances_public" BOOLEAN NOT NULL DEFAULT false;
