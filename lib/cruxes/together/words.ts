import type { CruxKind } from '../kinds'
import { CRUX_KINDS } from '../kinds'
import { atLeast, mean, points, sign, sum } from '../numbers'
import { quantity } from '../sentences'
import { NO_EFFECT_BELOW } from '../thresholds'
import type { JointTrouble } from './bounds'
import type { Swings } from './facts'

/** The database's limit of a statement. */
const MOST = 280
const HOLD: Record<number, string> = { 2: 'Both hold', 3: 'All three hold', 4: 'All four hold' }

/** "Both hold: the bridge is open by June; the steel comes in March." Long statements are cut alike, at a word, until it fits. */
export function togetherStatement(statements: readonly string[]): string {
  const begins = `${HOLD[statements.length] ?? 'All hold'}: `
  const plain = statements.map((one) => one.trim().replace(/[.;]+$/, ''))
  const said = (room: number) => `${begins}${plain.map((one) => cut(one, room)).join('; ')}.`
  let room = MOST
  while (said(room).length > MOST) room--
  return said(room)
}

function cut(text: string, room: number): string {
  if (text.length <= room) return text
  const short = text.slice(0, room - 1)
  const atWord = short.lastIndexOf(' ') > room / 2 ? short.slice(0, short.lastIndexOf(' ')) : short
  return `${atWord.replace(/[\s,;:.–-]+$/, '')}…`
}

/** "both together", "all three together" */
export const allTogether = (parts: number): string =>
  `${parts === 2 ? 'both' : parts === 3 ? 'all three' : parts === 4 ? 'all four' : 'all'} together`

/** "You put C1 at 40, so both together cannot be likelier than 40." */
export function troubleSentence({ side, bound, from }: JointTrouble, parts: number, kind: CruxKind): string {
  const said = listOf(from.map(({ label, credence }) => `${label} at ${credence}`))
  const all = allTogether(parts)
  if (CRUX_KINDS[kind].measure === 'acceptance')
    return `You put ${said}, so you cannot accept ${all} ${side === 'above' ? 'more' : 'less'} than ${bound}.`
  return `You put ${said}, so ${all} cannot be ${side === 'above' ? 'likelier' : 'less likely'} than ${bound}.`
}

/** "Make it 55 for C1", "Make it 82 for C1 and 73 for C2": what the second button of a repair says. */
export const partsRepairLabel = ({ partsInstead }: JointTrouble): string =>
  `Make it ${listOf(partsInstead.map(({ label, credence }) => `${credence} for ${label}`))}`

/** How far one part, or all of them, would move the main claim: a - b in -1..1; null where it is not known. */
type Moves = { readonly label: string; readonly swing: number | null }
/** Who is moved: the reader, or people here by the mean of their swings. */
type Moved = 'you' | 'people'

/**
 * What a conjunction teaches: how far each part alone would move somebody, how far all together, and what follows. Null where the
 * whole, or every part, is unknown. A difference under one step of a slider (5 points) is none.
 */
export function togetherSentence(parts: readonly Moves[], whole: number | null, who: Moved): string | null {
  const known = parts.flatMap(({ label, swing }) => (swing === null ? [] : [{ label, swing }]))
  if (whole === null || known.length === 0) return null
  const all = allTogether(parts.length)
  const isMixed = [...known.map(({ swing }) => swing), whole].some(
    (one) => sign(one) * sign(whole) < 0 || sign(whole) === 0,
  )
  const far = (swing: number) => saidPoints(swing, isMixed)
  const [first, ...rest] = known
  const alone = [
    `${first?.label} would move ${who === 'you' ? 'you' : 'people here'} ${far(first?.swing ?? 0)}`,
    ...rest.map(({ label, swing }) => `${label} ${short(swing, isMixed)}`),
  ]
  const average = who === 'people' ? ', on average' : ''
  const begins = `Alone, ${listOf(alone)}${average}; ${all} ${short(whole, isMixed)}`
  if (known.length < parts.length) {
    const missing = parts.filter(({ swing }) => swing === null).map(({ label }) => label)
    return `${begins}. What ${listOf(missing)} alone would do is not known yet.`
  }
  return `${begins}: ${verdictOf(known, whole)}.`
}

/**
 * The same of people here: the mean swings of those who gave all numbers on the whole and on every part, so that like is compared with
 * like. Null for fewer than two of them: one would be a person, not people.
 */
export function togetherAmong(
  parts: readonly { readonly label: string; readonly swings: Swings }[],
  whole: Swings,
): string | null {
  const people = [...whole.keys()].filter((id) => parts.every(({ swings }) => swings.has(id)))
  if (people.length < 2) return null
  const meanOf = (swings: Swings) => mean(people.map((id) => swings.get(id) ?? 0))
  return togetherSentence(
    parts.map(({ label, swings }) => ({ label, swing: meanOf(swings) })),
    meanOf(whole),
    'people',
  )
}

function verdictOf(parts: readonly { label: string; swing: number }[], whole: number): string {
  const isFelt = (swing: number) => atLeast(Math.abs(swing), NO_EFFECT_BELOW)
  const felt = parts.filter(({ swing }) => isFelt(swing))
  if (!isFelt(whole)) {
    if (felt.length === 0) return 'neither alone nor together do they matter'
    const said = listOf(felt.map(({ label }) => label))
    return `it is ${said} by ${felt.length === 1 ? 'itself that counts' : 'themselves that count'}`
  }
  const against = felt.filter(({ swing }) => sign(swing) !== sign(whole))
  if (against.length > 0)
    return `${listOf(against.map(({ label }) => label))} alone ${against.length > 1 ? 'work' : 'works'} the other way`
  const enough = parts.filter(
    ({ swing }) => atLeast(Math.abs(swing) + NO_EFFECT_BELOW, Math.abs(whole)) && isFelt(swing),
  )
  if (enough.length === 1) return `${enough[0]?.label} alone does it`
  if (enough.length > 1) return `each of ${listOf(enough.map(({ label }) => label))} alone does it`
  const apart = sum(parts.map(({ swing }) => Math.abs(swing)))
  return atLeast(Math.abs(whole), apart + NO_EFFECT_BELOW) ? 'they count together' : 'each adds to it'
}

/** "5 points", with its direction where not all go the same way: "5 points down". */
const saidPoints = (swing: number, isMixed: boolean) =>
  `${quantity(Math.abs(points(swing)), 'point')}${direction(swing, isMixed)}`
const short = (swing: number, isMixed: boolean) =>
  `${points(swing) === 0 ? 'none' : Math.abs(points(swing))}${direction(swing, isMixed)}`
const direction = (swing: number, isMixed: boolean) =>
  !isMixed || points(swing) === 0 ? '' : swing > 0 ? ' up' : ' down'

const listOf = (parts: readonly string[]) => new Intl.ListFormat('en-GB').format(parts)
