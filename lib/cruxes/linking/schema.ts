import { z } from 'zod'
import { rowId } from '../stances/schema'
import { type Relation, relations } from './kinds'

export const relationInput = z.object({
  crux: rowId,
  type: z.enum(relations as [Relation, ...Relation[]]),
  to: rowId,
})
export type RelationInput = z.output<typeof relationInput>
