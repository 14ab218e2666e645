import { NO_REASON, saysWhy } from '@/lib/access/reason'
import {
  aSecondHolder,
  type Condition,
  disputeIsOver,
  doubleHasFailed,
  hasTarget,
  isDisputed,
  isNotBarred,
  isNotMoversAlone,
  isNotOnASide,
  isStale,
  isTestedFairly,
  isWoken,
  opposedHoldersAgree,
  outcomeFits,
  somePairIsDouble,
} from './conditions'
import { CRUX_STATES, type CruxFacts, type CruxState, type Move } from './crux-state'

/** One way a crux may go. By the system it carries its own reason; a person always has to give one. */
export type Transition = {
  readonly from: readonly CruxState[]
  readonly to: CruxState
  readonly needs: readonly Condition[]
} & ({ readonly by: 'system'; readonly because: string } | { readonly by: 'member' | 'moderator' })

const UNSETTLED = ['proposed', 'open', 'double', 'disputed', 'parked'] as const
const SEEN = ['open', 'double', 'disputed', 'parked'] as const
const ENDED = ['resolved', 'dissolved', 'merged', 'rejected'] as const
const AWAKE = ['proposed', 'open', 'double', 'disputed'] as const

/** Every transition there is (CRUXES 4.3). The order matters only to `settle`: the first automatic one that holds. */
export const TRANSITIONS: readonly Transition[] = [
  {
    from: ['proposed'],
    to: 'open',
    by: 'system',
    needs: [aSecondHolder],
    because: 'A second person gave a stance.',
  },
  { from: ['proposed'], to: 'open', by: 'moderator', needs: [] },
  {
    from: ['open', 'double'],
    to: 'disputed',
    by: 'system',
    needs: [isDisputed],
    because: 'Most who answered say that it is not a crux.',
  },
  {
    from: ['disputed'],
    to: 'open',
    by: 'system',
    needs: [disputeIsOver],
    because: 'It is no longer clear that most take it for no crux.',
  },
  {
    from: ['open'],
    to: 'double',
    by: 'system',
    needs: [isNotBarred, somePairIsDouble],
    because: 'It carries the disagreement of at least one pair.',
  },
  { from: ['open'], to: 'double', by: 'moderator', needs: [somePairIsDouble] },
  {
    from: ['double'],
    to: 'open',
    by: 'system',
    needs: [doubleHasFailed],
    because: 'It no longer carries the disagreement of any pair.',
  },
  { from: ['double'], to: 'open', by: 'moderator', needs: [] },
  { from: AWAKE, to: 'parked', by: 'system', needs: [isStale], because: 'Nothing has happened for a month.' },
  { from: AWAKE, to: 'parked', by: 'moderator', needs: [] },
  { from: ['parked'], to: 'open', by: 'system', needs: [isWoken], because: 'Somebody gave a new stance.' },
  { from: ['parked'], to: 'open', by: 'moderator', needs: [] },
  {
    from: SEEN,
    to: 'resolved',
    by: 'moderator',
    needs: [outcomeFits, isNotMoversAlone, isNotOnASide, isTestedFairly],
  },
  { from: SEEN, to: 'dissolved', by: 'moderator', needs: [outcomeFits, isNotMoversAlone] },
  { from: SEEN, to: 'dissolved', by: 'member', needs: [outcomeFits, opposedHoldersAgree] },
  { from: UNSETTLED, to: 'merged', by: 'moderator', needs: [hasTarget] },
  { from: UNSETTLED, to: 'rejected', by: 'moderator', needs: [isNotOnASide] },
  // A mistake can be undone. The log keeps both; the outcome is cleared, and the numbers decide what follows.
  { from: ENDED, to: 'open', by: 'moderator', needs: [] },
]

export type StateDecision =
  | { readonly allowed: true; readonly because: string }
  | { readonly allowed: false; readonly refusal: string }

/** May this crux go from one state to another, for this mover and these facts? If so why; if not, a sentence why not. */
export function decide(from: CruxState, to: CruxState, move: Move, facts: CruxFacts): StateDecision {
  const ways = TRANSITIONS.filter((way) => way.to === to && way.from.includes(from))
  const way = ways.find(({ by }) => by === move.by)
  if (!way) return refuse(noWay(from, to, ways))
  const because = way.by === 'system' ? way.because : move.reason.trim()
  if (!saysWhy(because)) return refuse(NO_REASON)
  const refusals = way.needs.map((condition) => condition(facts, move, to))
  const first = refusals.find((refusal) => refusal !== null)
  return first ? refuse(first) : { allowed: true, because }
}

export type Step = { readonly to: CruxState; readonly because: string }

/**
 * The automatic steps that the facts call for now, in order, until none holds: empty if it may stay. Each state is
 * entered at most once, so it ends. Applying it again to the state it ends in gives nothing.
 */
export function settle(from: CruxState, facts: CruxFacts): Step[] {
  return stepsFrom(from, facts, [from])
}

function stepsFrom(from: CruxState, facts: CruxFacts, seen: readonly CruxState[]): Step[] {
  const step = automaticStep(from, facts)
  if (!step || seen.includes(step.to)) return []
  return [step, ...stepsFrom(step.to, facts, [...seen, step.to])]
}

const BY_ITSELF: Move = { by: 'system', reason: '', outcome: null, target: null }

function automaticStep(from: CruxState, facts: CruxFacts): Step | undefined {
  const way = TRANSITIONS.filter(({ by }) => by === 'system')
    .filter((candidate) => candidate.from.includes(from))
    .find(({ to }) => decide(from, to, BY_ITSELF, facts).allowed)
  return way?.by === 'system' ? { to: way.to, because: way.because } : undefined
}

function noWay(from: CruxState, to: CruxState, ways: readonly Transition[]): string {
  if (ways.some(({ by }) => by === 'moderator')) return 'Only a moderator can do that.'
  if (ways.length > 0) return 'That happens by itself when the numbers say so.'
  const [is, be] = [CRUX_STATES[from].label, CRUX_STATES[to].label].map((label) => label.toLowerCase())
  return from === to ? `It is ${is} already.` : `It is ${is}, and cannot become ${be} from there.`
}

const refuse = (refusal: string): StateDecision => ({ allowed: false, refusal })
