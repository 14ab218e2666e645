import { CRUX_STATES, type CruxState } from '../crux-state'
import { type Percents, swing, toStance } from '../stance'
import type { RailLine } from '../where-we-disagree'
import type { Swings } from './facts'
import { PARTS_AT_LEAST } from './parts'
import { togetherAmong, togetherSentence } from './words'

type Crux = {
  id: number
  number: number
  state: CruxState
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
    const those = (whole.parts ?? [])
      .flatMap((id) => byId.get(id) ?? [])
      .filter(({ state }) => state !== 'merged' && state !== 'rejected')
      .sort((a, b) => a.number - b.number)
    if (those.length < PARTS_AT_LEAST || CRUX_STATES[whole.state].ended) return []
    const parts = those.map((part) => ({ label: `C${part.number}`, swings: swingsOf(part) }))
    const all = swingsOf(whole)
    const own = (swings: Swings) => (viewerId === null ? null : (swings.get(viewerId) ?? null))
    const mine = togetherSentence(
      parts.map(({ label, swings }) => ({ label, swing: own(swings) })),
      own(all),
      'you',
    )
    const sentence = mine ?? ([whole, ...those].some(isBlind) ? null : togetherAmong(parts, all))
    return sentence === null
      ? []
      : [{ crux: `C${whole.number}`, sentence: `C${whole.number}: ${lowered(sentence)}` }]
  })
}

const swingsOf = ({ stances }: Crux): Swings =>
  new Map(
    stances.flatMap(({ userId, percents }) => {
      const stance = toStance(percents)
      return stance ? [[userId, swing(stance)] as const] : []
    }),
  )

const lowered = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1)
