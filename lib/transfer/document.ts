import { z } from 'zod'
import { LEAST_SURE, MOST_SURE } from '@/lib/cruxes/confidence'
import { cruxStates } from '@/lib/cruxes/crux-state'
import { cruxKinds, outcomes } from '@/lib/cruxes/kinds'
import { SWINGS } from '@/lib/cruxes/settings/swing'
import { CONTEXT } from '@/lib/text/quotation'

/** The name and version that every thread document carries in its first line. */
export const FORMAT = 'doublecrux.thread/1'

export const THREAD_KINDS = ['post', 'linkpost', 'transcript', 'question', 'quick_takes'] as const
export const COMMENT_STATES = ['live', 'retracted', 'deleted', 'removed'] as const
export const CRUX_RELATIONS = [
  'depends_on',
  'refines',
  'contradicts',
  'conjunct_of',
  'evidence_for',
  'evidence_against',
  'duplicates',
] as const
export const ANCHOR_ROLES = ['raised_by', 'side_a', 'side_b', 'example'] as const
export const STANCE_MARKS = ['crux', 'not_crux', 'unsure'] as const

const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens')
const handle = z
  .string()
  .min(2)
  .max(32)
  .regex(/^[a-z0-9][a-z0-9_-]*$/, 'use lower-case letters, digits, _ and -')
const ref = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[A-Za-z0-9_-]+$/, 'use letters, digits, _ and -')
/** What every database and clock in the chain can keep; a year such as 0022 is a slip of the hand. */
const isPlausible = (time: string) => /^(19|2\d)\d\d$/.test(String(new Date(time).getUTCFullYear()))
const YEARS = 'write a time from the years 1900 to 2999'
const instant = z.iso
  .datetime({ offset: true, error: 'write a time such as 2023-03-08T17:30:00Z' })
  .refine(isPlausible, YEARS)
const day = z.iso.date('write a day such as 2022-03-04').refine(isPlausible, YEARS)
const percent = z.int().min(0).max(100)
const line = (max: number) => z.string().trim().min(1).max(max)
/** Not trimmed: words are quoted as they stand. Longer ones could not be found again after an edit. */
const quote = z.string().min(1).max(2000)
const web = z.url({ protocol: /^https?$/, error: 'write an http or https address' }).max(2000)
const markdown = z.string().min(1).max(400_000)
const figure = z.int().min(-100_000).max(1_000_000)

const revision = z.strictObject({ body: markdown, at: instant })
const words = {
  prefix: z.string().max(CONTEXT).optional(),
  suffix: z.string().max(CONTEXT).optional(),
}
const reaction = z.strictObject({ kind: line(40), by: handle, quote: quote.optional(), ...words })

const person = z.strictObject({
  handle,
  name: line(80).optional(),
  about: z.string().max(1000).optional(),
  automatic: z.boolean().optional(),
})

const thread = z.strictObject({
  slug,
  group: slug.optional(),
  kind: z.enum(THREAD_KINDS),
  title: line(200),
  main_claim: line(280).optional(),
  by: handle,
  body: markdown,
  created_at: instant,
  edited_at: instant.optional(),
  tags: z.array(slug).max(10).optional(),
  source: z
    .strictObject({
      site: line(80),
      title: line(200).optional(),
      url: web.optional(),
      mirrored: z.boolean().optional(),
    })
    .optional(),
  crossposted_from: line(80).optional(),
  media: z
    .strictObject({
      type: z.enum(['podcast', 'video', 'audio', 'talk']),
      title: line(200).optional(),
      duration_minutes: z.number().positive().max(6000).optional(),
      recorded: day.optional(),
      speakers: z.array(handle).max(40).optional(),
    })
    .optional(),
  karma: figure.optional(),
  agreement: figure.optional(),
  votes: z.int().min(0).optional(),
  reactions: z.array(reaction).optional(),
  revisions: z.array(revision).optional(),
  settings: z
    .strictObject({ blind_first: z.boolean().optional(), crux_swing: z.literal(SWINGS).optional() })
    .optional(),
})

const comment = z.strictObject({
  id: ref,
  parent: ref.nullable(),
  by: handle.nullable(),
  body: z.string().max(400_000),
  created_at: instant,
  edited_at: instant.optional(),
  karma: figure.optional(),
  agreement: figure.optional(),
  af_karma: figure.optional(),
  votes: z.int().min(0).optional(),
  state: z.enum(COMMENT_STATES).optional(),
  state_reason: line(1100).optional(),
  state_at: instant.optional(),
  on_behalf_of: handle.optional(),
  /** It was moved here from another thread: so it may be older than what it stands below. */
  moved: z.literal(true).optional(),
  reactions: z.array(reaction).optional(),
  revisions: z.array(revision).optional(),
})

const claimStance = z.strictObject({ by: handle, credence: percent, at: instant, because: ref.optional() })
const claim = z.strictObject({ id: ref, text: line(280), stances: z.array(claimStance).optional() })

const cruxStance = z
  .strictObject({
    by: handle,
    claim: ref.optional(),
    credence: percent.optional(),
    if_true: percent.optional(),
    if_false: percent.optional(),
    main: percent.optional(),
    mark: z.enum(STANCE_MARKS).optional(),
    /** How well they know it: 1 a guess, 2 thought over, 3 known well. */
    confidence: z.int().min(LEAST_SURE).max(MOST_SURE).optional(),
    note: line(1000).optional(),
    at: instant,
    because: ref.optional(),
  })
  .refine((s) => [s.credence, s.if_true, s.if_false, s.main, s.mark].some((given) => given !== undefined), {
    error: 'a stance says at least one of credence, if_true, if_false, main or mark',
  })

const anchor = z.strictObject({
  comment: ref.nullable(),
  role: z.enum(ANCHOR_ROLES),
  quote: quote.optional(),
  ...words,
})

const crux = z.strictObject({
  id: ref,
  statement: line(280),
  details: z.string().max(4000).optional(),
  operationalization: line(600).optional(),
  kind: z.enum(cruxKinds),
  state: z.enum(cruxStates),
  outcome: z.enum(outcomes).optional(),
  outcome_note: line(500).optional(),
  resolution_criteria: z.string().max(2000).optional(),
  resolve_by: day.optional(),
  resolved_at: instant.optional(),
  merged_into: ref.optional(),
  by: handle,
  created_at: instant,
  /** The claims it is a crux for; absent, it is one for the thread's first: the main claim. */
  claims: z.array(ref).optional(),
  anchors: z.array(anchor).optional(),
  stances: z.array(cruxStance).optional(),
  relations: z.array(z.strictObject({ type: z.enum(CRUX_RELATIONS), to: ref })).optional(),
})

/** A whole discussion as one value: what seeds, imports, exports and the simulator share. */
export const threadDocument = z.strictObject({
  format: z.literal(FORMAT),
  thread,
  people: z.array(person),
  comments: z.array(comment),
  claims: z.array(claim).optional(),
  cruxes: z.array(crux).optional(),
})

export type ThreadDocument = z.output<typeof threadDocument>
export type DocumentComment = ThreadDocument['comments'][number]
export type DocumentReaction = NonNullable<DocumentComment['reactions']>[number]
export type DocumentCrux = NonNullable<ThreadDocument['cruxes']>[number]
export type DocumentStance = NonNullable<DocumentCrux['stances']>[number]
