import { z } from 'zod'
import { reactionKinds } from './kinds'

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])

/** A reaction on a comment (or on the post, without one), or on words of it; `on: false` takes it back. */
export const reactionInput = z.object({
  thread: z.string().max(80),
  comment: z.string().max(40).default(''),
  kind: z.enum(reactionKinds),
  quote: z.string().trim().min(1).max(400).optional(),
  prefix: z.string().max(64).optional(),
  suffix: z.string().max(64).optional(),
  on: flag,
})
export type ReactionInput = z.output<typeof reactionInput>
