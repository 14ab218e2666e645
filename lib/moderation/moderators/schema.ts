import { z } from 'zod'
import { slugInput } from '@/lib/comments/schema'
import { reasonInput } from '../decisions/schema'

/** Who is to moderate a thread, or no longer; the reason stands in the log. */
export const threadModeratorInput = z.object({
  thread: slugInput,
  handle: z.string('Whose?').trim().toLowerCase().min(1, 'Whose?').max(60),
  role: z.enum(['moderator', 'none']),
  reason: reasonInput,
})
export type ThreadModeratorInput = z.output<typeof threadModeratorInput>
