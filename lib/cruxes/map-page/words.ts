import { CRUX_KINDS } from '../kinds'
import { mean } from '../numbers'
import { pointsOf } from '../sentences'
import type { CruxEntry } from './entry'

/** What the map draws of a crux, as sentences: how likely people find it, and how far it would move the main claim. */
export function drawnInWords({ kind, stances, score, isBlind }: CruxEntry): string[] {
  const credences = stances.flatMap(({ percents }) => percents.credence ?? [])
  if (isBlind || credences.length === 0) return []
  const isAccepted = CRUX_KINDS[kind].measure === 'acceptance'
  const average = Math.round(mean(credences))
  const verb = isAccepted ? `accept it at ${average}` : `find it ${average}% likely`
  return [`On average people ${verb}.`, ...swingInWords(score.meanSwing, isAccepted)]
}

function swingInWords(swing: number | null, isAccepted: boolean): string[] {
  if (swing === null) return []
  const when = isAccepted ? 'To accept it' : 'Its being true'
  if (Math.round(Math.abs(swing) * 100) === 0)
    return [`${when} would leave the main claim where it is, on average.`]
  return [`${when} would make the main claim ${pointsOf(swing)} ${swing > 0 ? 'likelier' : 'less likely'}.`]
}
