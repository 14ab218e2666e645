import { z } from 'zod'
import { handle, reason } from '../schema'

/** `handle` goes, `into` stays; `confirm` is the handle that goes once more, typed by whoever means it. */
export const mergeInput = z.object({
  handle,
  into: handle,
  confirm: z.string('Type it').trim().toLowerCase().max(60),
  reason,
})
export type MergeInput = z.output<typeof mergeInput>
