import { z } from 'zod'
import { rowId } from '@/lib/access/row-id'
import { refInput, slugInput, textInput } from '@/lib/comments/schema'

/** `revision` is the one that the writer saw: what was changed since is never replaced unseen. */
export const editInput = z.object({
  thread: slugInput,
  comment: refInput,
  body: textInput,
  revision: rowId,
})
export type EditInput = z.output<typeof editInput>

/** The end that is wanted. A button without script says it by its name: `comment` deletes, `undelete` brings back. */
export const deleteInput = z
  .union([
    z.object({ thread: slugInput, undelete: refInput }),
    z.object({ thread: slugInput, comment: refInput, deleted: z.boolean().default(true) }),
  ])
  .transform((given) =>
    'undelete' in given ? { thread: given.thread, comment: given.undelete, deleted: false } : given,
  )
export type DeleteInput = z.output<typeof deleteInput>

const link = z
  .string()
  .trim()
  .max(500)
  .regex(/^$|^https?:\/\/\S+$|^\/threads\/\S+$/, 'give a whole address, with https://, or one of this forum')

export const retractInput = z.object({
  thread: slugInput,
  comment: refInput,
  retracted: z.union([z.boolean(), z.stringbool()]).default(true),
  reason: z.string().trim().max(300, 'say it in 300 characters').default(''),
  link: link.default(''),
})
export type RetractInput = z.output<typeof retractInput>
