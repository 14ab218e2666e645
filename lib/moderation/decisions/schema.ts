import { z } from 'zod'
import { saysWhy } from '@/lib/access/reason'
import { rowId } from '@/lib/access/row-id'
import { refInput, slugInput } from '@/lib/comments/schema'
import { cleaned } from '@/lib/text/clean'
import { tagsOf } from '@/lib/text/slug'
import { toMoveTo } from '../moving/address'
import { decisionKinds, PACES, spans } from './kinds'

const REASON_MAX = 1000

/** Everybody reads it: in the log, and in the place of what was removed. */
export const reasonInput = z
  .string()
  .max(REASON_MAX, `say it in ${REASON_MAX} characters`)
  .transform((reason) => cleaned(reason).replace(/\s+/g, ' ').trim())
  .refine(saysWhy, 'give a reason: whom it concerns will read it')

/** A field that was left empty, or is not in the form at all. */
const left = <T extends z.ZodType>(field: T) =>
  z.preprocess((given) => (given === '' ? undefined : given), field)

export const decideInput = z.object({
  decision: z.enum(decisionKinds, 'choose what to do'),
  reason: reasonInput,
  thread: slugInput,
  comment: z.union([refInput, z.literal('')]).default(''),
  /** The case that it decides, and how far that had come when the moderator looked. */
  case: left(rowId.optional()),
  version: left(rowId.optional()),
  until: left(z.enum(spans).default('1w')),
  every: left(
    z.coerce
      .number()
      .refine((seconds) => Object.hasOwn(PACES, seconds), 'choose one of the paces')
      .default(900),
  ),
  scope: left(z.enum(['thread', 'site']).default('thread')),
  hide: z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false),
  tags: z.string().max(2000).default('').transform(tagsOf),
  /** Where a comment is moved: an address, as people copy it. Null when it is none. */
  to: z.string().max(500).default('').transform(toMoveTo),
})
export type DecideInput = z.output<typeof decideInput>

export const undoInput = z.object({ entry: rowId, reason: reasonInput })
export type UndoInput = z.output<typeof undoInput>

/** `wanted` says which end: to have it in hand, or to let it go. */
export const claimInput = z.object({
  case: rowId,
  wanted: z.union([z.boolean(), z.stringbool()]).default(true),
})

/** A ticked box of a form is a field of its own, `case-NUMBER`, with the version that was seen. */
const gather = (given: unknown): unknown => {
  if (typeof given !== 'object' || given === null) return given
  const ticked = Object.entries(given).flatMap(([name, version]) => {
    const id = /^case-(\d{1,9})$/.exec(name)?.[1]
    return id === undefined ? [] : [{ case: id, version }]
  })
  return { ...given, cases: ticked }
}

export const bulkInput = z.preprocess(
  gather,
  z.object({
    decision: z.enum(['dismiss', 'remove', 'warn'], 'choose what to do'),
    reason: reasonInput,
    cases: z
      .array(z.object({ case: rowId, version: rowId }))
      .min(1, 'tick what it is about')
      .max(100),
  }),
)
export type BulkInput = z.output<typeof bulkInput>

export const decideHeldInput = z.object({
  case: rowId,
  version: rowId,
  decision: z.enum(['approve', 'decline'], 'choose what becomes of it'),
  reason: reasonInput,
})
export type DecideHeldInput = z.output<typeof decideHeldInput>

export const decideMergeInput = z.object({
  case: rowId,
  version: rowId,
  decision: z.enum(['merge', 'leave'], 'choose what becomes of the two'),
  reason: reasonInput,
})
export type DecideMergeInput = z.output<typeof decideMergeInput>
