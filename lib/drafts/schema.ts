import { z } from 'zod'
import { toPlace } from './place'

const place = z.string().transform((name, context) => {
  const found = toPlace(name)
  if (found) return found
  context.addIssue('this is no place to write')
  return z.NEVER
})

/** A form without script sends a thread field by field. */
const threadFields = {
  group: z.string().max(80).optional(),
  kind: z.string().max(20).optional(),
  title: z.string().max(5000).optional(),
  url: z.string().max(2000).optional(),
  mainClaim: z.string().max(5000).optional(),
  tags: z.string().max(2000).optional(),
  tagsSeen: z.string().max(2000).optional(),
}

/** `base` is the version the writer's device started from, null for none; left out, whatever is there is replaced. */
export const saveDraftInput = z
  .object({
    place,
    body: z.string().max(400_000, 'this is too long to be kept'),
    base: z.iso.datetime().nullable().optional(),
    ...threadFields,
  })
  .transform(({ place, body, base, ...fields }) => ({
    place,
    base,
    body: fields.title === undefined ? body : JSON.stringify({ ...fields, body }),
  }))
export type SaveDraftInput = z.output<typeof saveDraftInput>

export const previewInput = z.object({
  body: z.string().max(400_000, 'this is too long to be shown'),
  as: z.enum(['comment', 'post', 'linkpost', 'transcript', 'question', 'quick_takes']).default('comment'),
})
