import { z } from 'zod'
import { rowId } from '@/lib/access/row-id'
import { cruxKinds } from '../kinds'
import { absent, claimName, commentRef, words } from '../stances/schema'
import { OPERATIONALIZATION_MOST, STATEMENT_MOST } from './advice'

/** How a comment stands to a crux: who raised it, and which side of it they speak for. */
export const ANCHOR_ROLES = {
  raised_by: 'raises it',
  side_a: 'speaks for it',
  side_b: 'speaks against it',
  example: 'is an example of it',
} as const
export type AnchorRole = keyof typeof ANCHOR_ROLES
const roles = Object.keys(ANCHOR_ROLES) as [AnchorRole, ...AnchorRole[]]

/** The longest quote: nobody anchors a crux on pages. */
export const QUOTE_MOST = 1000
const MOST_ANCHORS = 4

const slug = z.string().max(80)
const statement = z
  .string()
  .transform((given) => given.replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'say in one sentence what it turns on')
      .max(STATEMENT_MOST, `say it in at most ${STATEMENT_MOST} characters`),
  )
const details = words(4000)
const operationalization = words(OPERATIONALIZATION_MOST)
const kind = z.enum(cruxKinds as [(typeof cruxKinds)[number], ...(typeof cruxKinds)[number][]])

/** A place in the text: a comment (none is the post), and words of it or none. */
const anchor = z.object({
  comment: commentRef,
  role: z.enum(roles),
  quote: z.preprocess(absent, z.string().max(QUOTE_MOST).nullable()),
  prefix: z.string().max(200).default(''),
  suffix: z.string().max(200).default(''),
})
export type AnchorInput = z.output<typeof anchor>

/** Scripts send a list; a form sends one place, or two that disagree, each in its own fields. */
const anchors = z.preprocess(readList, z.array(anchor).max(MOST_ANCHORS).nullable())
const place = {
  anchors,
  comment: commentRef,
  role: z.enum(roles).default('raised_by'),
  quote: anchor.shape.quote,
  comment2: commentRef,
  role2: z.enum(roles).default('side_b'),
  quote2: anchor.shape.quote,
}
type InFields = Omit<{ [Name in keyof typeof place]: z.output<(typeof place)[Name]> }, 'anchors'>

export const tagInput = z
  .object({ thread: slug, claim: claimName, statement, kind, details, operationalization, ...place })
  .transform(({ thread, claim, statement, kind, details, operationalization, anchors: list, ...fields }) => ({
    thread,
    claim,
    statement,
    kind,
    details,
    operationalization,
    anchors: list ?? placesIn(fields),
  }))
export type TagInput = z.output<typeof tagInput>

export const joinInput = z
  .object({ crux: rowId, claim: claimName, ...place })
  .transform(({ crux, claim, anchors: list, ...fields }) => ({
    crux,
    claim,
    anchors: list ?? placesIn(fields),
  }))
export type JoinInput = z.output<typeof joinInput>

export const editInput = z.object({
  crux: rowId,
  statement,
  details,
  operationalization,
  kind: kind.optional(),
  /** Only asked once others hold stances on it. */
  meaning: z.enum(['same', 'changed']).default('same'),
  reason: words(500),
})
export type EditInput = z.output<typeof editInput>

export const mainClaimInput = z.object({
  thread: slug,
  text: z
    .string()
    .transform((given) => given.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, 'say what the thread is about').max(280, 'say it in at most 280 characters')),
})
export type MainClaimInput = z.output<typeof mainClaimInput>

function placesIn({ comment, role, quote, comment2, role2, quote2 }: InFields): AnchorInput[] {
  return [
    { comment, role, quote, prefix: '', suffix: '' },
    { comment: comment2, role: role2, quote: quote2, prefix: '', suffix: '' },
  ].filter((one) => one.comment !== null || one.quote !== null)
}

function readList(given: unknown): unknown {
  if (typeof given !== 'string') return given ?? null
  if (given === '') return null
  try {
    return JSON.parse(given)
  } catch {
    return given
  }
}
