import { z } from 'zod'
import { rowId } from '@/lib/access/row-id'
import { absent, commentRef, words } from '../stances/schema'
import { type FlagKind, flagKinds } from './kinds'

const sentence = (most: number, missing: string) =>
  z.preprocess(absent, z.string(missing).trim().max(most, `write at most ${most} characters`))

const web = z.preprocess(
  absent,
  z
    .url({ protocol: /^https?$/, error: 'write an http or https address' })
    .max(2000)
    .nullable(),
)

/** A page elsewhere or a comment here, what it says, and which way that points. */
export const evidenceInput = z
  .object({
    crux: rowId,
    url: web,
    comment: commentRef,
    direction: z.coerce.number().int().min(-2).max(2),
    quote: sentence(500, 'say in a sentence what it shows'),
  })
  .refine(({ url, comment }) => (url === null) !== (comment === null), {
    path: ['url'],
    error: 'give a link, or a comment of this thread: one of the two',
  })
export type EvidenceInput = z.output<typeof evidenceInput>

/** A moderator who takes away what others said gives a reason. */
export const evidenceGoneInput = z.object({ evidence: rowId, reason: words(500) })
export type EvidenceGoneInput = z.output<typeof evidenceGoneInput>

/** Somebody's view in one's own words. */
export const paraphraseInput = z.object({
  crux: rowId,
  of: z.string().trim().max(40),
  text: sentence(1000, 'say in your words what they think'),
})
export type ParaphraseInput = z.output<typeof paraphraseInput>

export const decideInput = z.object({ paraphrase: rowId, accepted: z.enum(['yes', 'no']) })
export type DecideInput = z.output<typeof decideInput>

export const flagInput = z.object({
  crux: rowId,
  kind: z.enum(flagKinds as [FlagKind, ...FlagKind[]]),
  note: sentence(500, 'say in a sentence why: a doubt without a reason helps nobody'),
})
export type FlagInput = z.output<typeof flagInput>

export const flagGoneInput = z.object({ flag: rowId, reason: words(500) })
export type FlagGoneInput = z.output<typeof flagGoneInput>

/** What an answer is to: a doubt about a crux, or somebody's "not a crux". */
export const replyInput = z.object({
  crux: rowId,
  to: z.string().regex(/^(flag|stance):\d{1,9}$/, 'answer a doubt or a dispute of this crux'),
  text: sentence(1000, 'write your answer'),
})
export type ReplyInput = z.output<typeof replyInput>
