import { z } from 'zod'
import { rowId } from '@/lib/access/row-id'
import { cleaned } from '@/lib/text/clean'
import { reasonInput } from '../decisions/schema'

const WORDS_MAX = 4000

export const appealInput = z.object({
  entry: rowId,
  words: z
    .string()
    .max(WORDS_MAX, `say it in ${WORDS_MAX} characters`)
    .transform((words) => cleaned(words).trim())
    .refine((words) => words.length >= 3, 'say why the decision was wrong'),
})
export type AppealInput = z.output<typeof appealInput>

export const decideAppealInput = z.object({
  case: rowId,
  version: rowId,
  decision: z.enum(['uphold', 'overturn'], 'choose what becomes of the decision'),
  reason: reasonInput,
})
export type DecideAppealInput = z.output<typeof decideAppealInput>
