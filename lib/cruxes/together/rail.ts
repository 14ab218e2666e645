import { CRUX_STATES, type CruxState } from '../crux-state'
import type { CruxScore } from '../score'
import { type Percents, swing, toStance } from '../stance'
import type { RailLine } from '../where-we-disagree'
import { PARTS_AT_LEAST } from './parts'
import { togetherSentence } from './words'

type Crux = {
  id: number
  number: number
  state: CruxState
  score: Pick<CruxScore, 'meanSwing'>
  stances: readonly { userId: number; percents: Percents }[]
  parts?: readonly number[]
}

/**
 * What each conjunction of a thread teaches, one sentence each: the reader's own numbers if they gave them, else the mean of those who
 * answered, unless the reader must give theirs on the whole or on a part first.
 */
export function togetherLines(
  cruxes: readonly Crux[],
  viewerId: number | null,
  isBlind: (crux: Crux) => boolean,
): RailLine[] {
  const byId = new Map(cruxes.map((crux) => [crux.id, crux]))
  return cruxes.flatMap((whole) => {
    const parts = (whole.parts ?? [])
      .flatMap((id) => byId.get(id) ?? [])
      .filter(({ state }) => state !== 'merged' && state !== 'rejected')
      .sort((a, b) => a.number - b.number)
    if (parts.length < PARTS_AT_LEAST || CRUX_STATES[whole.state].ended) return []
    const said = (swingOf: (crux: Crux) => number | null, who: 'you' | 'people') =>
      togetherSentence(
        parts.map((part) => ({ label: `C${part.number}`, swing: swingOf(part) })),
        swingOf(whole),
        who,
      )
    const mine = viewerId === null ? null : said((crux) => ownSwing(crux, viewerId), 'you')
    const sentence =
      mine ?? ([whole, ...parts].some(isBlind) ? null : said(({ score }) => score.meanSwing, 'people'))
    return sentence === null
      ? []
      : [{ crux: `C${whole.number}`, sentence: `C${whole.number}: ${lowered(sentence)}` }]
  })
}

function ownSwing({ stances }: Crux, userId: number): number | null {
  const own = stances.find((one) => one.userId === userId)
  const stance = own && toStance(own.percents)
  return stance ? swing(stance) : null
}

const lowered = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1)
