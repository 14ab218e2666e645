import { type Calibration, calibrationOf } from '../calibration'
import type { CruxState } from '../crux-state'
import type { CruxKind, Outcome } from '../kinds'
import { cardSentence } from '../sentences'
import { rulesOf, type Swing } from '../settings/swing'
import { type Mark, type Percents, toStance } from '../stance'

/** A comment that moved somebody, with the thread it stands in. */
export type Cause = { ref: string; slug: string; by: string | null }

/** A comment that others named as what moved them, and how many they are. */
export type Mover = { ref: string; slug: string; title: string; words: string; people: number }

/** One thing that somebody said on a claim or a crux, oldest first. Times are milliseconds. */
export type SaidOnce = {
  subject: SubjectFacts
  percents: Percents
  mark: Mark | null
  at: number
  because: Cause | null
}
export type SubjectFacts = {
  /** "claim 7", "crux 12 claim 7": tells subjects apart. */
  key: string
  /** "Claim 2": the claim it is, or the crux was weighed against; null for a thread's main claim. */
  claim: string | null
  /** Null: a claim of the thread. */
  crux: {
    id: number
    label: string
    kind: CruxKind
    state: CruxState
    outcome: Outcome | null
    resolvedAt: number | null
    /** How many points a crux has to move somebody by in its thread. */
    swing: Swing
  } | null
  statement: string
  thread: { slug: string; title: string }
  /** The reader has still to answer it, and must not see what others say. */
  isHidden: boolean
}

export type Change = { at: number; from: number; to: number; because: Cause | null }
export type SubjectView = Pick<
  SubjectFacts,
  'key' | 'claim' | 'statement' | 'thread' | 'crux' | 'isHidden'
> & {
  /** Percent now; null where they gave none, or while hidden. */
  now: number | null
  mark: Mark | null
  /** What the numbers make it for them; null for a claim, and without all numbers. */
  verdict: string | null
  /** Their credence as it changed, for the step line: at least one point unless none was given. */
  line: { at: number; credence: number }[]
  changes: Change[]
}
export type MemberStances = {
  threads: { slug: string; title: string; subjects: SubjectView[] }[]
  /** Every change of mind, newest first. */
  changes: (Change & { statement: string; label: string | null; thread: { slug: string; title: string } })[]
  calibration: Calibration | null
  /** Forecasts of theirs that came out true or false. */
  resolved: number
}

/** Where somebody stands, how they came there, and how their forecasts came out, for one reader. */
export function memberStances(said: readonly SaidOnce[]): MemberStances {
  const bySubject = groupedBy(said, ({ subject }) => subject.key)
  const subjects = [...bySubject.values()].flatMap((own) => subjectOf(own) ?? [])
  const byThread = groupedBy(subjects, ({ thread }) => thread.slug)
  // How likely somebody finds a crux is one belief, whichever claim they weigh it against.
  const byCrux = groupedBy(said, ({ subject }) => (subject.crux ? `crux ${subject.crux.id}` : subject.key))
  const forecasts = [...byCrux.values()].flatMap((own) => forecastOf(own) ?? [])
  return {
    threads: [...byThread.values()].flatMap((own) => {
      const [first] = own
      // The main claim first, then the cruxes in order.
      const sorted = [...own].sort((a, b) => (a.crux?.id ?? 0) - (b.crux?.id ?? 0))
      return first ? [{ ...first.thread, subjects: sorted }] : []
    }),
    changes: subjects
      .flatMap(({ changes, statement, crux, thread }, i) =>
        changes
          .filter((change) => !isTold(change, crux, subjects.slice(0, i)))
          .map((change) => ({ ...change, statement, label: crux?.label ?? null, thread })),
      )
      .sort((a, b) => b.at - a.at),
    calibration: calibrationOf(forecasts),
    resolved: forecasts.length,
  }
}

/** Written again beside another claim, within the moment: the same change of mind. */
const AT_ONCE = 1000
const isTold = ({ at, to }: Change, crux: SubjectFacts['crux'], before: readonly SubjectView[]): boolean =>
  crux !== null &&
  before.some(
    (other) =>
      other.crux?.id === crux.id &&
      other.changes.some((one) => one.to === to && Math.abs(one.at - at) < AT_ONCE),
  )

function subjectOf(own: readonly SaidOnce[]): SubjectView | null {
  const last = own.at(-1)
  if (!last) return null
  const { key, claim, statement, thread, crux, isHidden } = last.subject
  const shown = { key, claim, statement, thread, crux, isHidden }
  if (isHidden) return { ...shown, now: null, mark: null, verdict: null, line: [], changes: [] }
  const line = own.flatMap(({ at, percents: { credence }, because }) =>
    credence === null ? [] : [{ at, credence, because }],
  )
  const steps = line.filter((point, i) => i === 0 || point.credence !== line[i - 1]?.credence)
  const stance = toStance(last.percents)
  return {
    ...shown,
    now: line.at(-1)?.credence ?? null,
    mark: last.mark,
    verdict: crux && stance ? cardSentence(stance, crux.kind, rulesOf(crux.swing).crux) : null,
    line: steps.map(({ at, credence }) => ({ at, credence })),
    changes: steps.flatMap(({ at, credence, because }, i) => {
      const before = steps[i - 1]
      return before ? [{ at, from: before.credence, to: credence, because }] : []
    }),
  }
}

/** What they said last before a forecast came out true or false; null for anything else. */
function forecastOf(own: readonly SaidOnce[]): { credence: number; cameTrue: boolean } | null {
  const crux = own[0]?.subject.crux
  if (crux?.kind !== 'forecast' || crux.resolvedAt === null) return null
  if (crux.outcome !== 'true' && crux.outcome !== 'false') return null
  const { resolvedAt } = crux
  const last = own.filter(({ at, percents }) => at < resolvedAt && percents.credence !== null).at(-1)
  const credence = last?.percents.credence ?? null
  return credence === null ? null : { credence, cameTrue: crux.outcome === 'true' }
}

/** By a key, in the order in which keys first come. (Map.groupBy is newer than the oldest Node that we run on.) */
function groupedBy<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const own = groups.get(key(one))
    if (own) own.push(one)
    else groups.set(key(one), [one])
  }
  return groups
}
