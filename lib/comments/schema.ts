import { z } from 'zod'

export const slugInput = z.string().regex(/^[a-z0-9-]{1,80}$/, 'this is no thread’s address')
export const refInput = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'this is no comment’s name')
/** Far more than a text may have: whoever pastes too much is told so by the rule about texts, in its own words. */
export const textInput = z.string().max(2_000_000)

/** A device's name for one comment, the same with every try. It becomes the comment's name in the thread. */
export const KEY_FORM = /^[a-z0-9]{8,16}$/

/** A new comment; an answer to `parent` unless that is empty. Without a key (a form without script) the text itself tells tries apart. */
export const commentInput = z.object({
  thread: slugInput,
  parent: z.union([refInput, z.literal('')]).default(''),
  body: textInput,
  key: z.string().regex(KEY_FORM).optional(),
})
export type CommentInput = z.output<typeof commentInput>
