-- AlterTable
ALTER TABLE "mail" ADD COLUMN     "unsubscribe" TEXT;
