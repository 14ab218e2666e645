import { spanInWords } from '@/lib/time/span'
import { type Decision, deny } from './decision'

/** How often something may be done by those whom it concerns. Readable: what a person is told is written here. */
export type Limit<Facts> = {
  /** Begins the sentence for whoever is refused. */
  because: string
  most: number
  seconds: number
  concerns(facts: Facts, now: Date): boolean
}

/** Has this been done as often as the limits let it? `written` says when, newest first. Names the limit that lasts longest. */
export const withinLimits = <Facts extends { written: readonly Date[] }>(
  limits: readonly Limit<Facts>[],
  decision: Decision,
  facts: Facts,
  now: Date,
): Decision =>
  withinCounts(
    limits
      .filter(({ concerns }) => concerns(facts, now))
      .map(({ because, most, seconds }) => ({ because, most, seconds, done: facts.written })),
    decision,
    now,
  )

/** A limit, and when that which it counts was done, newest first. */
type Count = { because: string; most: number; seconds: number; done: readonly Date[] }

/** The same for limits that do not count the same things. */
export function withinCounts(counts: readonly Count[], decision: Decision, now: Date): Decision {
  if (!decision.allowed) return decision
  let last: { because: string; until: Date } | null = null
  for (const { because, most, seconds, done } of counts) {
    // A limit is met when the `most`th latest is younger than its time: when that one grows old, another is possible.
    const oldest = done[most - 1]
    const until = oldest && new Date(oldest.getTime() + seconds * 1000)
    if (until && until > now && until > (last?.until ?? now)) last = { because, until }
  }
  return last ? deny('too-fast', `${last.because}: ${whenAgain(last.until, now)}.`, last.until) : decision
}

function whenAgain(until: Date, now: Date): string {
  const at = until.toISOString().slice(11, 16)
  const span = spanInWords(now.getTime(), until.getTime())
  return until.getTime() - now.getTime() < 120_000
    ? `try again in ${span}`
    : `the next one is possible in ${span}, from ${at} UTC`
}
