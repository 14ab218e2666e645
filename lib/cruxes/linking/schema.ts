import { z } from 'zod'
import { rowId } from '@/lib/access/row-id'
import { words } from '../stances/schema'
import { type Relation, relations } from './kinds'

export const relationInput = z.object({
  crux: rowId,
  type: z.enum(relations as [Relation, ...Relation[]]),
  to: rowId,
})
/** A moderator who takes away what others said gives a reason. */
export const relationGoneInput = relationInput.extend({ reason: words(500) })
export type RelationGoneInput = z.output<typeof relationGoneInput>
export type RelationInput = z.output<typeof relationInput>
