import { gapBetween } from '../pair'
import { gapSentence, residualSentence, wholeParts } from '../sentences'
import { implied, type Stance } from '../stance'
import type { CruxFactsOfPage, Person } from './facts'

export type GapView = {
  with: Person
  /** Whole points that add up, as the bar shows them. */
  gap: number
  explained: number
  residual: number
  /** "40 = 32 + 8" */
  sum: string
  sentences: string[]
}

/** The person furthest from somebody on the claim, with the gap between them; null if all stand level. */
export function furthest(
  { label, kind }: CruxFactsOfPage,
  mine: Stance,
  others: readonly { person: Person; stance: Stance }[],
): GapView | null {
  const distance = ({ stance }: { stance: Stance }) => Math.abs(implied(stance) - implied(mine))
  const far = others.reduce<(typeof others)[number] | null>(
    (best, one) => (best === null || distance(one) > distance(best) ? one : best),
    null,
  )
  if (!far) return null
  const between = gapBetween(mine, far.stance)
  const parts = wholeParts(between)
  if (parts.gap === 0) return null
  const who = `you and ${far.person.name}`
  return {
    with: far.person,
    ...parts,
    sum: sumOf(parts),
    sentences: [gapSentence(between, label, who), residualSentence(between, label, who, kind)],
  }
}

/** "40 = 32 + 8", "20 = 26 − 6". */
export const sumOf = ({
  gap,
  explained,
  residual,
}: {
  gap: number
  explained: number
  residual: number
}): string => `${gap} = ${minus(explained)} ${residual < 0 ? '−' : '+'} ${Math.abs(residual)}`

const minus = (figure: number) => (figure < 0 ? `−${-figure}` : String(figure))
