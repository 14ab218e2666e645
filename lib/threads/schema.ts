import { z } from 'zod'
import { rowId } from '@/lib/access/row-id'
import { cleaned } from '@/lib/text/clean'
import { tagsOf } from '@/lib/text/slug'

export const THREAD_KINDS = ['post', 'linkpost', 'transcript', 'question', 'quick_takes'] as const
const slug = z.string().regex(/^[a-z0-9-]{1,80}$/, 'this is no address of ours')
/** One line, however it was typed. */
const line = z
  .string()
  .max(5000)
  .transform((text) => cleaned(text).replace(/\s+/g, ' ').trim())

const text = {
  title: line,
  url: z.string().trim().max(2000).default(''),
  body: z
    .string()
    .max(2_000_000)
    .default('')
    .transform((body) => cleaned(body).trimEnd()),
  mainClaim: line.default(''),
  tags: z.string().max(2000).default('').transform(tagsOf),
}

export const newThreadInput = z.object({ group: slug, kind: z.enum(THREAD_KINDS), ...text })
export type NewThreadInput = z.output<typeof newThreadInput>

/** `revision` is the one that the writer saw. */
export const editThreadInput = z.object({
  thread: slug,
  revision: rowId,
  ...text,
  /** The tags that the writer saw; left out, those given are put in place of any. */
  tagsSeen: z.string().max(2000).transform(tagsOf).optional(),
})
export type EditThreadInput = z.output<typeof editThreadInput>
