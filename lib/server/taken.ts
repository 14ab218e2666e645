import { Prisma } from '@/generated/prisma/client'
import { Refusal } from '@/lib/access/refusal'

/** For `.catch`: two people wanted the same at the same moment, and the database let one have it. Whoever comes second is told. */
export const refuseTaken =
  (words: string, field: string | null = null) =>
  (error: unknown): never => {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
    throw isTaken ? new Refusal('conflict', words, null, field) : error
  }
