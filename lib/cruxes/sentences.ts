import { type CruxKind, wordsOf } from './kinds'
import { points, sign } from './numbers'
import type { Gap } from './pair'
import { type CruxRule, verdict } from './person'
import type { CruxScore } from './score'
import { type Incoherence, implied, type Repair, type Stance, swing } from './stance'
import { EITHER_WAY_WITHIN } from './thresholds'

/** "1 point", "34 points", "no points": a count and its noun. Plural is the noun + s unless given. */
export function quantity(count: number, noun: string, plural = `${noun}s`): string {
  return `${count === 0 ? 'no' : count} ${count === 1 ? noun : plural}`
}

/** A difference of the main claim in whole points, without its sign: "34 points". */
export const pointsOf = (fraction: number): string => quantity(Math.abs(points(fraction)), 'point')

/** The card's live sentence: what a full stance means for the person who gave it. The points are the swing |a - b|. */
export function cardSentence(stance: Stance, kind: CruxKind, rule?: CruxRule): string {
  const { kind: is } = verdict(stance, rule)
  if (is === 'certain') {
    return `You are ${isCertain(stance) ? '' : 'all but '}certain, so it cannot be a live crux for you.`
  }
  const far = swing(stance) === 0 ? 'not move you' : `move you by ${pointsOf(swing(stance))}`
  const move = `${wordsOf(kind).settling} would ${far}`
  if (is === 'not_crux') return `${move}: it is not a crux for you.`
  return `${move}: ${is === 'crux' ? 'it is a crux for you' : 'it matters to you, but it is not a crux'}.`
}

/** What more can be said of somebody's crux, in up to two sentences: that one answer alone would do it, or flip them. */
export function cardDetails(stance: Stance, kind: CruxKind, rule?: CruxRule): string[] {
  const { kind: is, strict, onlyIf } = verdict(stance, rule)
  if (is !== 'crux') return []
  const { ifTrue, ifFalse } = wordsOf(kind)
  return [
    ...(onlyIf ? [`It would do so only ${onlyIf === 'true' ? ifTrue : ifFalse}.`] : []),
    ...(strict ? ['One answer would take you to the other side of the main claim.'] : []),
  ]
}

/** A percent 0..100 as a natural frequency, in the smallest of ten, twenty or a hundred that fits: 65 -> "13 in 20". */
export function naturalFrequency(percent: number): string {
  const of = [10, 20].find((count) => (percent * count) % 100 === 0) ?? 100
  return `${(percent * of) / 100} in ${of}`
}

/** "Your numbers imply 63, but you said 40." */
export const incoherenceSentence = ({ implied, stated }: Incoherence): string =>
  `Your numbers imply ${implied}, but you said ${stated}.`

/** What the button of a repair says. */
export function repairLabel({ changes, percents }: Repair, kind: CruxKind): string {
  if (changes === 'main') return `Say ${percents.main}`
  const { ifTrue, ifFalse } = wordsOf(kind)
  return `Keep ${percents.main}; make it ${percents.ifTrue} ${ifTrue} and ${percents.ifFalse} ${ifFalse}`
}

/** A gap in whole points whose two parts add up to it, as the bar shows them. `gap` is >= 0; parts keep their sign. */
export function wholeParts({ gap, explained }: Pick<Gap, 'gap' | 'explained'>) {
  const side = sign(gap) || 1
  const [whole, part] = [points(side * gap), points(side * explained)]
  return { gap: whole, explained: part, residual: whole - part }
}

/** What a crux does to the gap between two people or two groups; `who` as in "you and Bob", "groups A and B". */
export function gapSentence(between: Gap, label: string, who: string): string {
  const { gap, explained, residual } = wholeParts(between)
  if (gap === 0) return `On the main claim ${who} stand level.`
  const of = `the ${quantity(gap, 'point')} between ${who}`
  if (explained < 0) {
    return `${label} works the other way: without it ${who} would stand ${quantity(residual, 'point')} apart, not ${gap}.`
  }
  if (explained > gap)
    return `${label} accounts for more than ${of}: differing on what follows from it takes ${-residual} off.`
  return `${label} accounts for ${explained === gap ? 'all' : explained === 0 ? 'none' : explained} of ${of}.`
}

/** What would remain whichever way the crux fell. Two numbers where the two ways leave different gaps. */
export function residualSentence(between: Gap, label: string, who: string, kind: CruxKind): string {
  const { ifTrue, ifFalse, residual } = between
  if (Math.abs(ifTrue - ifFalse) > EITHER_WAY_WITHIN) {
    const { wasTrue, wasFalse } = wordsOf(kind)
    return `If ${label} were ${wasTrue}, ${who} would stand ${pointsOf(ifTrue)} apart; if ${wasFalse}, ${pointsOf(ifFalse)}.`
  }
  const remains = points(residual) === 0 ? 'stand level' : `still stand ${pointsOf(residual)} apart`
  return `Whichever way ${label} fell, ${who} would ${remains}.`
}

/** The edge rules in words, for a crux without a score; null for one that has it (CRUXES 4.4, "Edge rules"). */
export function edgeSentence(score: CruxScore, who = 'the two'): string | null {
  if (score.status === 'too_few')
    return `Needs ${score.missing === 1 ? 'one more stance' : 'two more stances'}.`
  if (score.status === 'agreed') return 'You agree: there is no gap on the main claim for it to explain.'
  return score.status === 'pair' ? gapSentence(score.between, 'It', who) : null
}

/** "3 marked, 0 quantified": shown beside a score or in place of it; null if nobody only marked. */
export const badge = ({ markedOnly, full }: Pick<CruxScore, 'markedOnly' | 'full'>): string | null =>
  markedOnly === 0 ? null : `${markedOnly} marked, ${full} quantified`

/** What the crux is asked back with: "You said: if true, 70. Now?" Percent 0..100. */
export const askedAgainSentence = (foretold: number, outcome: 'true' | 'false'): string =>
  `You said: if ${outcome}, ${foretold}. Now?`

/** "You are at 66 now; 70 if it were true, 30 if it were false." Percents as implied and given. */
export function stanceSentence(stance: Stance, kind: CruxKind): string {
  const { ifTrue, ifFalse } = wordsOf(kind)
  return `You are at ${points(implied(stance))} now; ${points(stance.a)} ${ifTrue}, ${points(stance.b)} ${ifFalse}.`
}

const isCertain = ({ c }: Stance) => c === 0 || c === 1
