import { z } from 'zod'
import { rowId } from '@/lib/access/row-id'
import { type Confidence, LEAST_SURE, MOST_SURE } from '../confidence'
import { cannotTells, reasonWith } from './cannot-tell'

/** An empty field of a form is no answer; absent counts alike. */
export const absent = (value: unknown): unknown =>
  value === '' || value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value

export const percent = z.preprocess(
  absent,
  z.coerce
    .number('write a whole number from 0 to 100')
    .int('write a whole number from 0 to 100')
    .min(0, 'write a whole number from 0 to 100')
    .max(100, 'write a whole number from 0 to 100')
    .nullable(),
)
export const words = (most: number) =>
  z.preprocess(absent, z.string().trim().max(most, `write at most ${most} characters`).nullable())

const REF = /(?:^|#comment-|\/comments\/)([A-Za-z0-9_-]{1,40})\/?$/

/** A comment by its name in the thread (`c12`), or by any link to it. */
export const commentRef = z.preprocess(
  absent,
  z
    .string()
    .trim()
    .max(2000)
    .transform((given, context) => {
      const ref = given.match(REF)?.[1]
      if (ref) return ref
      context.issues.push({ code: 'custom', message: 'paste the link to a comment', input: given })
      return z.NEVER
    })
    .nullable(),
)

const slug = z.string().max(80)

/** The comment that moved somebody: chosen from a list, or by its link, which says more. */
const cause = { because: commentRef, becauseLink: commentRef }
type Cause = { because: string | null; becauseLink: string | null }
const withCause = <Given extends Cause>({ because, becauseLink, ...given }: Given) => ({
  ...given,
  because: becauseLink ?? because,
})

const NOTE_MOST = 1000

/** One of a thread's claims by its name there; none is the first it can be. */
export const claimName = z.preprocess(absent, z.string().max(40).nullable())

/** Where somebody stands on a crux, whole: what is left empty is no answer. */
export const stanceInput = z
  .object({
    crux: rowId,
    claim: claimName,
    credence: percent,
    ifTrue: percent,
    ifFalse: percent,
    main: percent,
    mark: z.preprocess(absent, z.enum(['crux', 'not_crux', 'unsure']).nullable()),
    note: words(NOTE_MOST),
    confidence: z.preprocess(
      absent,
      z.coerce
        .number()
        .int()
        .min(LEAST_SURE)
        .max(MOST_SURE)
        .nullable()
        .transform((given) => given as Confidence | null), // within 1 to 3
    ),
    /** Cannot tell, and why: a reason to press, or one's own words, which also count where another button was pressed. */
    cannotTell: z.preprocess(absent, z.enum(cannotTells).nullable()),
    cannotTellWhy: words(300),
    ...cause,
  })
  .transform(({ cannotTell, cannotTellWhy, ...given }) => {
    const note = reasonWith(cannotTell ?? 'own', cannotTellWhy, given.note)
    return withCause({ ...given, note, mark: cannotTell === null ? given.mark : ('unsure' as const) })
  })
  .refine(({ note }) => (note ?? '').length <= NOTE_MOST, {
    path: ['note'],
    error: `write at most ${NOTE_MOST} characters`,
  })
export type StanceInput = z.output<typeof stanceInput>

/** How likely somebody finds a claim of a thread: its main one, unless they name another. */
export const claimStanceInput = z
  .object({
    thread: slug,
    claim: claimName,
    credence: percent.pipe(z.number('say how likely it is')),
    ...cause,
  })
  .transform(withCause)
export type ClaimStanceInput = z.output<typeof claimStanceInput>

export const onCruxInput = z.object({ crux: rowId })

/** What somebody answers who is asked again once a crux is resolved. */
export const answerInput = z.object({
  crux: rowId,
  claim: claimName,
  main: percent.pipe(z.number('say where you are now')),
})
export type AnswerInput = z.output<typeof answerInput>
