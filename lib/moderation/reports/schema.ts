import { z } from 'zod'
import { refInput, slugInput } from '@/lib/comments/schema'
import { cleaned } from '@/lib/text/clean'
import { reportKinds } from './kinds'

const NOTE_MAX = 1000

/** A comment as its name in the thread, or as its permalink: whoever has no script copies that. Empty is the post. */
export const targetInput = z
  .string()
  .trim()
  .transform((given) => /#comment-([A-Za-z0-9_-]{1,40})$/.exec(given)?.[1] ?? given)
  .pipe(z.union([refInput, z.literal('')]))

export const reportInput = z.object({
  thread: slugInput,
  comment: targetInput.default(''),
  kind: z.enum(reportKinds, 'say what is wrong with it'),
  note: z
    .string()
    .max(NOTE_MAX, `say it in ${NOTE_MAX} characters`)
    .default('')
    .transform((note) => cleaned(note).trim()),
})
export type ReportInput = z.output<typeof reportInput>
