import { CRUX_STATES } from '../crux-state'
import type { CruxKind } from '../kinds'
import { type Percents, type Stance, swing } from '../stance'
import { asIfIndependent, type JointTrouble, jointTrouble, type Part } from './bounds'
import type { PartFacts, Swings } from './facts'
import { allTogether, togetherAmong, togetherSentence, troubleSentence } from './words'

/** What a conjunction's card says of its parts to one reader. */
export type TogetherView = {
  parts: (Pick<PartFacts, 'id' | 'label' | 'statement' | 'claim' | 'mine'> & { isEnded: boolean })[]
  /** What each would do alone and all together: to the reader, and to those who answered. */
  compares: string[]
}

type Reader = {
  /** Their full stance on the whole. */
  stance: Stance | null
  /** Null for a guest. */
  userId: number | null
  /** Others' numbers on the whole are hidden from them. */
  isBlind: boolean
  blindFirst: boolean
}

/** Null for a crux that has no parts. Of a part that the reader must answer first, the others' numbers stay hidden. */
export function togetherOf(parts: readonly PartFacts[], whole: Swings, reader: Reader): TogetherView | null {
  if (parts.length < 2) return null
  const isHidden = ({ mine, state }: PartFacts) =>
    reader.userId !== null && reader.blindFirst && mine === null && !CRUX_STATES[state].ended
  // Of their swings, as of others', only those for the claim that is looked at.
  const own = parts.map(({ label, swings }) => ({
    label,
    swing: reader.userId === null ? null : (swings.get(reader.userId) ?? null),
  }))
  const hidesOthers = reader.isBlind || parts.some(isHidden)
  return {
    parts: parts.map(({ id, label, statement, state, claim, mine }) => ({
      id,
      label,
      statement,
      claim,
      mine,
      isEnded: CRUX_STATES[state].ended,
    })),
    compares: [
      togetherSentence(own, reader.stance && swing(reader.stance), 'you'),
      hidesOthers ? null : togetherAmong(parts, whole),
    ].filter((one) => one !== null),
  }
}

/** The reader's credences in the parts, as far as they bound the whole: of what has ended, only the end says something. */
export const credencesIn = ({ parts }: Pick<TogetherView, 'parts'>): Part[] =>
  parts.map(({ id, label, mine, isEnded }) => ({
    id,
    label,
    credence: isEnded ? null : (mine?.percents.credence ?? null),
  }))

export type JointNote = {
  sentence: string
  trouble: JointTrouble | null
  /** Where the slider may start from, percent. */
  start: number | null
}

/** What the card says of the reader's credence in the whole beside those in its parts; null where there is nothing to say. */
export function jointNote(
  parts: readonly Part[],
  given: Pick<Percents, 'credence'>,
  kind: CruxKind,
): JointNote | null {
  const trouble = jointTrouble(parts, given.credence)
  if (trouble) return { sentence: troubleSentence(trouble, parts.length, kind), trouble, start: null }
  if (given.credence !== null) return null
  const start = asIfIndependent(parts.map(({ credence }) => credence))
  if (start === null) return null
  const all = allTogether(parts.length)
  return {
    sentence: `If none said anything about another, ${all} would come to ${start}. They may well hang together: then it is more, or less.`,
    trouble: null,
    start,
  }
}
