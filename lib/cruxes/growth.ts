import type { CruxState } from './crux-state'
import { quantity } from './sentences'

/** What happened on a crux in one stretch of time: how the sum of its credences changed, how many people came new, how many stances were given. */
export type StanceStep = { ref: string; at: number; sum: number; fresh: number; count: number }

export type GrowingCrux = {
  ref: string
  label: string
  createdAt: number
  /** As it stands now; the changes say how it came there. */
  state: CruxState
  changes: readonly { at: number; from: CruxState; to: CruxState }[]
  /** When it ended, for cruxes that were brought in without a history. */
  resolvedAt: number | null
  /** Others' numbers are hidden from this reader. */
  isBlind: boolean
}

/** One crux at the end of a step: its state, how likely people find it on average (0..1, null: hidden or nobody), how many they are. */
export type NodeThen = { ref: string; state: CruxState; split: number | null; people: number }
export type GrowthStep = { at: number; words: string; nodes: NodeThen[] }

/** More steps than this are a film nobody watches: neighbours in time are taken together. */
export const STEPS_AT_MOST = 60

/**
 * How a thread's map came to be, oldest first: for each moment at which something happened, what it was in words, and the
 * cruxes that it changed as they stood then. Replaying the steps in order ends in the map of today.
 */
export function growthOf(cruxes: readonly GrowingCrux[], stances: readonly StanceStep[]): GrowthStep[] {
  const moments = [
    ...cruxes.map(({ createdAt }) => createdAt),
    ...cruxes.flatMap(changesOf).map(({ at }) => at),
    ...stances.map(({ at }) => at),
  ]
  const ends = gathered([...new Set(moments)].sort((a, b) => a - b))
  const known = new Map(cruxes.map((crux) => [crux.ref, { crux, sum: 0, people: 0 }]))
  let after = -Infinity
  return ends.map((end) => {
    const within = ({ at }: { at: number }) => at > after && at <= end
    const given = stances.filter((step) => within(step) && known.has(step.ref))
    const proposed = cruxes.filter(({ createdAt }) => within({ at: createdAt }))
    const changed = cruxes.flatMap((crux) => {
      const last = changesOf(crux).filter(within).at(-1)
      return last ? [{ crux, to: last.to }] : []
    })
    for (const { ref, sum, fresh } of given) {
      const one = known.get(ref)
      if (!one) continue
      one.sum += sum
      one.people += fresh
    }
    const touched = new Set([...proposed, ...changed.map(({ crux }) => crux)].map(({ ref }) => ref))
    for (const { ref } of given) touched.add(ref)
    const words = wordsOf(proposed, changed, given, known)
    after = end
    return { at: end, words, nodes: [...touched].flatMap((ref) => nodeAt(known.get(ref), end) ?? []) }
  })
}

/** The last moment of each step: all moments, or as many stretches of them as are bearable. */
function gathered(moments: readonly number[]): number[] {
  const per = Math.ceil(moments.length / STEPS_AT_MOST)
  return moments.filter((_, i) => (i + 1) % per === 0 || i === moments.length - 1)
}

/** What is known of how its state changed. A crux brought in with its end, and nothing before, was open until then. */
function changesOf({ changes, state, resolvedAt, createdAt }: GrowingCrux) {
  if (changes.length > 0 || resolvedAt === null || resolvedAt <= createdAt) return changes
  return [{ at: resolvedAt, from: 'open' as const, to: state }]
}

function stateAt(crux: GrowingCrux, end: number): CruxState {
  const changes = changesOf(crux)
  const next = changes.find(({ at }) => at > end)
  return next ? next.from : crux.state
}

type Known = { crux: GrowingCrux; sum: number; people: number }

function nodeAt(one: Known | undefined, end: number): NodeThen | null {
  if (!one) return null
  const { crux, sum, people } = one
  const split = crux.isBlind || people === 0 ? null : Math.round(sum / people) / 100
  return { ref: crux.ref, state: stateAt(crux, end), split, people }
}

function wordsOf(
  proposed: readonly GrowingCrux[],
  changed: readonly { crux: GrowingCrux; to: CruxState }[],
  given: readonly StanceStep[],
  known: ReadonlyMap<string, Known>,
): string {
  const counts = new Map<string, number>()
  for (const { ref, count } of given) {
    const label = known.get(ref)?.crux.label ?? ref
    counts.set(label, (counts.get(label) ?? 0) + count)
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const on = [...counts.keys()].sort(byNumber)
  return [
    proposed.length > 0 ? `${listed(proposed.map(({ label }) => label))} named.` : null,
    total > 0 ? `${quantity(total, 'stance')} on ${listed(on)}.` : null,
    ...changed.map(({ crux, to }) => `${crux.label} ${BECAME[to]}.`),
  ]
    .filter((one) => one !== null)
    .join(' ')
}

const BECAME: Record<CruxState, string> = {
  proposed: 'is proposed again',
  open: 'is open',
  double: 'becomes a double crux',
  disputed: 'is disputed',
  parked: 'is parked',
  resolved: 'is resolved',
  dissolved: 'is dissolved',
  merged: 'is merged into another',
  rejected: 'is rejected',
}

const byNumber = (a: string, b: string) => Number(a.slice(1)) - Number(b.slice(1))

/** "C1, C2 and C3"; of more than four, how many. */
function listed(labels: readonly string[]): string {
  return labels.length > 4 ? `${labels.length} cruxes` : new Intl.ListFormat('en-GB').format(labels)
}
