import { z } from 'zod'

/** What one can subscribe to, and what to call it. */
export const TARGETS = ['thread', 'branch', 'member', 'tag'] as const
export type Target = (typeof TARGETS)[number]

/** `of` names it as its address does: a thread's slug, slug/ref of a comment, a handle, a tag. `wanted` is the end state. */
export const subscribeInput = z.object({
  to: z.enum(TARGETS),
  of: z.string().min(1).max(130),
  wanted: z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]),
})
export type SubscribeInput = z.output<typeof subscribeInput>
