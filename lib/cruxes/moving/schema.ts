import { z } from 'zod'
import { rowId } from '@/lib/access/row-id'
import { type Outcome, outcomes } from '../kinds'
import { absent, words } from '../stances/schema'

/** Where somebody may want to take a crux. Double, disputed and stale ones get there by themselves. */
export const MOVE_TARGETS = ['open', 'double', 'parked', 'resolved', 'dissolved', 'rejected'] as const

const outcome = z.preprocess(absent, z.enum(outcomes as [Outcome, ...Outcome[]]).nullable())
const reason = z.preprocess(
  absent,
  z
    .string('give a reason: it stands in the crux’s history')
    .trim()
    .max(500, 'give a reason of at most 500 characters'),
)

export const moveInput = z.object({ crux: rowId, to: z.enum(MOVE_TARGETS), reason, outcome })

export const mergeInput = z.object({ crux: rowId, into: rowId, reason })

/** What two who disagree both take for the end of it; empty takes one's word back. */
export const agreeInput = z.object({ crux: rowId, outcome })

export const criteriaInput = z.object({
  crux: rowId,
  criteria: words(2000),
  resolveBy: z.preprocess(absent, z.iso.date('write a day such as 2027-03-04').nullable()),
})
export type CriteriaInput = z.output<typeof criteriaInput>

export type MoveInput = z.output<typeof moveInput>
export type MergeInput = z.output<typeof mergeInput>
export type AgreeInput = z.output<typeof agreeInput>
