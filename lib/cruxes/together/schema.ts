import { z } from 'zod'
import { rowId } from '@/lib/access/row-id'
import { STATEMENT_MOST } from '../naming/advice'
import { absent } from '../stances/schema'

const other = z.preprocess(absent, rowId.nullable())

/** A crux and one to three others of its thread, each in a field of its own; said in a sentence, or in that made of theirs. */
export const togetherInput = z
  .object({
    crux: rowId,
    with: rowId,
    with2: other,
    with3: other,
    statement: z.preprocess(
      (value) => absent(typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value),
      z.string().max(STATEMENT_MOST, `say it in at most ${STATEMENT_MOST} characters`).nullable(),
    ),
  })
  .transform(({ crux, with: one, with2, with3, statement }) => ({
    parts: [...new Set([crux, one, with2, with3])].filter((id) => id !== null),
    statement,
  }))
export type TogetherInput = z.output<typeof togetherInput>
