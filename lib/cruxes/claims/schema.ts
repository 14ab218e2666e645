import { z } from 'zod'
import { rowId } from '@/lib/access/row-id'
import { words } from '../stances/schema'

const slug = z.string().max(80)
const claim = z.string().min(1).max(40)
/** One sentence, as the database takes it. */
export const claimText = z
  .string()
  .transform((given) => given.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'say in one sentence what it claims').max(280, 'say it in at most 280 characters'))

export const addClaimInput = z.object({ thread: slug, text: claimText })
export type AddClaimInput = z.output<typeof addClaimInput>

export const rewordClaimInput = z.object({ thread: slug, claim, text: claimText, reason: words(500) })
export type RewordClaimInput = z.output<typeof rewordClaimInput>

export const claimGoneInput = z.object({ thread: slug, claim, reason: words(500) })
export type ClaimGoneInput = z.output<typeof claimGoneInput>

export const forClaimInput = z.object({ crux: rowId, claim })
export type ForClaimInput = z.output<typeof forClaimInput>
