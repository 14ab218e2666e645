import type { CruxFactsOfPage, Holder, Person } from '../card/facts'
import { sumOf } from '../card/gap'
import type { Confidence } from '../confidence'
import { forecastOf, voi } from '../fri'
import { mean, points } from '../numbers'
import { gapBetween, isDoubleCrux, vodNaive } from '../pair'
import { verdict } from '../person'
import { badge, wholeParts } from '../sentences'
import type { Rules } from '../settings/swing'
import { implied, type Mark, type Percents, type Stance, swing, toStance } from '../stance'
import type { PageEvent } from './facts'

/** One answer to somebody's "not a crux", or to a doubt. */
export type Reply = { id: number; by: string; handle: string; text: string; at: number }

export type PersonRow = {
  person: Person
  percents: Percents
  /** What the three numbers imply for the main claim, and the swing, in points; null without them. */
  implied: number | null
  swing: number | null
  /** "crux", "matters", "not a crux", "certain", "cannot tell"; empty when they left it open. */
  is: string
  /** How well they say they know it. */
  confidence: Confidence | null
  note: string | null
  at: number
  isStale: boolean
  /** Whether it disputes that this is a crux: then it can be answered. */
  isDispute: boolean
  replies: Reply[]
}

const VERDICTS = { crux: 'crux', weak: 'matters', not_crux: 'not a crux', certain: 'certain' } as const
const MARKS = { crux: 'crux', not_crux: 'not a crux', unsure: 'cannot tell' } as const

/** Everybody with a stance, by how likely they find it. */
export function peopleOf(
  holders: readonly Holder[],
  events: readonly PageEvent[],
  rules: Rules,
): PersonRow[] {
  return [...holders]
    .sort(
      (a, b) =>
        Number(a.isStale) - Number(b.isStale) || (b.percents.credence ?? -1) - (a.percents.credence ?? -1),
    )
    .map(({ person, percents, mark, note, confidence, at, isStale }) => {
      const stance = toStance(percents)
      return {
        person,
        percents,
        implied: stance && points(implied(stance)),
        swing: stance && points(swing(stance)),
        is: isFor(stance, mark, rules),
        confidence,
        note,
        at,
        isStale,
        isDispute: mark === 'not_crux',
        replies: repliesTo(`stance:${person.id}`, events),
      }
    })
}

const isFor = (stance: Stance | null, mark: Mark | null, rules: Rules): string => {
  if (stance) return VERDICTS[verdict(stance, rules.crux).kind]
  return mark ? MARKS[mark] : ''
}

export function repliesTo(to: string, events: readonly PageEvent[]): Reply[] {
  return events.flatMap(({ id, kind, by, after, at }) =>
    kind === 'replied' && after?.to === to
      ? [{ id, by: by?.name ?? 'a former member', handle: by?.handle ?? '', text: String(after.text), at }]
      : [],
  )
}

export type PairRow = {
  who: string
  gap: number
  explained: number
  residual: number
  /** "40 = 32 + 8" */
  sum: string
  isDouble: boolean
  /** What settling it would be expected to close, in points. */
  vod: number
}

/** More pairs than this are a wall of numbers. */
const MOST_PAIRS = 8

/** The pairs that stand furthest apart on the main claim, each gap as two parts that add up to it. */
export function pairsOf(holders: readonly Holder[], rules: Rules): { pairs: PairRow[]; others: number } {
  const full = holders.flatMap(({ person, percents, isStale }) => {
    const stance = isStale ? null : toStance(percents)
    return stance ? [{ person, stance }] : []
  })
  const all = full.flatMap((one, i) =>
    full.slice(i + 1).map((other) => {
      const [a, b] = implied(one.stance) >= implied(other.stance) ? [one, other] : [other, one]
      const parts = wholeParts(gapBetween(a.stance, b.stance))
      return {
        who: `${a.person.name} and ${b.person.name}`,
        ...parts,
        sum: sumOf(parts),
        isDouble: isDoubleCrux(a.stance, b.stance, rules.double),
        vod: points(vodNaive(a.stance, b.stance)),
      }
    }),
  )
  const pairs = all.sort((a, b) => b.gap - a.gap || b.explained - a.explained).slice(0, MOST_PAIRS)
  return { pairs, others: all.length - pairs.length }
}

export type Figure = { name: string; value: string; means: string }

/** What all stances come to, as figures with their meaning; empty until there are two full ones. */
export function figuresOf({ score }: Pick<CruxFactsOfPage, 'score'>, holders: readonly Holder[]): Figure[] {
  const stances = holders.flatMap(({ percents, isStale }) => (isStale ? [] : (toStance(percents) ?? [])))
  if (stances.length < 2 || score.status === 'too_few') return []
  const info = 100 * mean(stances.map((stance) => voi(forecastOf(stance)).naive))
  const worth = {
    name: 'Value of information',
    value: one(info),
    means: 'points that a person should expect to move on learning the answer',
  }
  if (score.status !== 'scored') {
    const [a, b] = stances
    const vod =
      a && b
        ? [
            {
              name: 'Value of discrimination',
              value: one(100 * vodNaive(a, b)),
              means: 'points by which the answer should be expected to bring the two closer',
            },
          ]
        : []
    return [worth, ...vod]
  }
  const marked = badge(score)
  return [
    {
      name: 'Score',
      value: one(score.score),
      means: `points of disagreement per pair that it accounts for, drawn towards 0 while few have answered${score.hollow ? '; mostly a guess so far' : ''}`,
    },
    { name: 'At least', value: one(score.lower), means: 'its lower bound, by which cruxes are ordered' },
    worth,
    {
      name: 'Value of discrimination',
      value: one(score.vod),
      means: 'points by which the answer should be expected to bring two people closer',
    },
    ...(marked ? [{ name: 'Marks', value: String(score.markedOnly), means: marked }] : []),
  ]
}

/** With its sign: a crux may work the other way. */
function one(value: number): string {
  const text = Math.abs(value).toFixed(1)
  return value < 0 && text !== '0.0' ? `−${text}` : text
}
