import { z } from 'zod'
import { toPlace } from './place'

const place = z.string().transform((name, context) => {
  const found = toPlace(name)
  if (found) return found
  context.addIssue('this is no place to write')
  return z.NEVER
})

/** `base` is the version the writer's device started from, null for none; left out, whatever is there is replaced. */
export const saveDraftInput = z.object({
  place,
  body: z.string().max(400_000, 'this is too long to be kept'),
  base: z.iso.datetime().nullable().optional(),
})
export type SaveDraftInput = z.output<typeof saveDraftInput>

export const previewInput = z.object({
  body: z.string().max(400_000, 'this is too long to be shown'),
  as: z.enum(['comment', 'post', 'linkpost', 'transcript', 'question', 'quick_takes']).default('comment'),
})
