import { type NamedClaim, spoken } from '../claims/naming'
import { CRUX_STATES, type CruxState } from '../crux-state'
import { CRUX_KINDS, type CruxKind, OUTCOMES, type Outcome } from '../kinds'
import { RELATIONS, type Relation } from '../linking/kinds'
import { FLAG_KINDS, type FlagKind } from '../talk/kinds'
import type { OtherCrux, PageEvent } from './facts'

export type EventLine = {
  id: number
  at: number
  by: { handle: string; name: string } | null
  words: string
  /** Words that were replaced, and what replaced them. */
  was: string | null
  is: string | null
  reason: string | null
}

/** What happened to a crux, newest first, in words. */
export function historyLines(
  events: readonly PageEvent[],
  siblings: readonly OtherCrux[],
  claims: readonly NamedClaim[] = [],
): EventLine[] {
  return events
    .map(({ id, at, by, reason, ...event }) => ({ id, at, by, reason, ...wordsFor(event, siblings, claims) }))
    .reverse()
}

type Said = Pick<EventLine, 'words' | 'was' | 'is'>
const plain = (words: string): Said => ({ words, was: null, is: null })
const text = (of: Record<string, unknown> | null, key: string): string | null =>
  typeof of?.[key] === 'string' ? (of[key] as string) : null

function wordsFor(
  { kind, before, after }: Pick<PageEvent, 'kind' | 'before' | 'after'>,
  siblings: readonly OtherCrux[],
  claims: readonly NamedClaim[],
): Said {
  const labelOf = (id: unknown) => siblings.find((one) => one.id === id)?.label ?? 'another crux'
  const claimOf = (of: Record<string, unknown> | null) => {
    const claim = claims.find(({ ref }) => ref === of?.claim)
    return claim ? spoken(claim) : 'a claim that is gone'
  }
  const related = (of: Record<string, unknown> | null) =>
    `${RELATIONS[(text(of, 'type') ?? 'refines') as Relation]} ${labelOf(of?.to)}`
  switch (kind) {
    case 'proposed':
      return plain('proposed it')
    case 'joined':
      return plain('found it in another place of the text')
    case 'state':
      return plain(stateWords(before, after, labelOf))
    case 'edited':
      return edited(before, after)
    case 'criteria':
      return {
        words: after?.criteria ? 'said how it will be settled' : 'took back how it will be settled',
        was: text(before, 'criteria'),
        is: text(after, 'criteria'),
      }
    case 'agreed':
      return plain(after?.outcome ? `calls it ${outcomeWords(after.outcome)}` : 'took back how it ended')
    case 'for_claim':
      return plain(`calls it a crux for ${claimOf(after)} too`)
    case 'not_for_claim':
      return plain(`calls it no crux for ${claimOf(before)} any more`)
    case 'evidence':
      return { ...plain('added evidence'), is: text(after, 'quote') }
    case 'evidence_gone':
      return { ...plain('took evidence away'), was: text(before, 'quote') }
    case 'paraphrased':
      return {
        ...plain(`put what ${text(after, 'of') ?? 'somebody'} thinks into words`),
        is: text(after, 'text'),
      }
    case 'meant':
      return plain('said of a paraphrase: yes, that is what I mean')
    case 'not_meant':
      return plain('said of a paraphrase: no, that is not what I mean')
    case 'flagged':
      return plain(`doubts it: ${FLAG_KINDS[(text(after, 'kind') ?? 'unclear') as FlagKind]}`)
    case 'flag_gone':
      return plain('took a doubt back')
    case 'replied':
      return { ...plain('answered'), is: text(after, 'text') }
    case 'related':
      return plain(`related it: ${related(after)}`)
    case 'unrelated':
      return plain(`took a relation away: ${related(before)}`)
    default:
      return plain(kind.replaceAll('_', ' '))
  }
}

function stateWords(
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
  labelOf: (id: unknown) => string,
): string {
  const name = (of: Record<string, unknown> | null) =>
    CRUX_STATES[(text(of, 'state') ?? 'open') as CruxState].label.toLowerCase()
  const end = after?.outcome ? `: ${outcomeWords(after.outcome)}` : ''
  const into = after?.mergedInto ? ` into ${labelOf(after.mergedInto)}` : ''
  return `${name(before)} → ${name(after)}${end}${into}`
}

const outcomeWords = (outcome: unknown): string => OUTCOMES[outcome as Outcome]?.label ?? String(outcome)

/** The words of a crux in the order of their weight, and what it is called to change them. */
const CHANGED = {
  statement: () => 'put it anew',
  operationalization: (is: string | null) =>
    is === null ? 'took back what we would see' : 'said what we would see',
  details: () => 'changed its details',
} as const

/** Everything that was put into other words at once; a kind alone is said by name. */
function edited(before: Record<string, unknown> | null, after: Record<string, unknown> | null): Said {
  const revision =
    typeof after?.revision === 'number' && after.revision > 1 ? `, revision ${after.revision}` : ''
  const meaning = after?.meaning === 'changed' ? '; its meaning changed, so earlier stances rest' : ''
  const changes = (Object.keys(CHANGED) as (keyof typeof CHANGED)[])
    .map((name) => ({ name, was: text(before, name), is: text(after, name) }))
    .filter(({ was, is }) => was !== is)
  const what = changes.map(({ name, is }) => CHANGED[name](is))
  const kind = text(after, 'kind')
  if (kind !== null && kind !== text(before, 'kind'))
    what.push(`calls it ${CRUX_KINDS[kind as CruxKind]?.label.toLowerCase() ?? kind}`)
  const all = (key: 'was' | 'is') => changes.flatMap((change) => change[key] ?? []).join('\n\n') || null
  return {
    words: `${new Intl.ListFormat('en-GB').format(what) || 'changed it'}${revision}${meaning}`,
    was: all('was'),
    is: all('is'),
  }
}
