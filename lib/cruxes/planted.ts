import type { Holder } from './impute'
import { clamp } from './numbers'

/** A source of numbers in [0, 1), passed in, so that the same seed makes the same world. */
export type Random = () => number

/** A small generator for planted worlds (Mulberry32): equal seeds, equal numbers. Not for secrets, nor for large studies. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What a statement of the world really is (CRUXES 6.5, "Ground truth"). */
export type Role = 'crux' | 'irrelevant' | 'agreed' | 'noise'

/** 2 true cruxes, 3 that divide but do not matter, 3 that matter but are agreed on, 2 of noise. */
export const ROLES: readonly Role[] = [
  'crux',
  'crux',
  'irrelevant',
  'irrelevant',
  'irrelevant',
  'agreed',
  'agreed',
  'agreed',
  'noise',
  'noise',
]

/** One statement with everybody who answered on it. */
export type PlantedStatement = { readonly role: Role; readonly holders: readonly Holder[] }
export type PlantedWorld = {
  readonly people: number
  /** Chance 0..1 that a person leaves a statement out. */
  readonly missing: number
  /** Standard deviation of the noise on each answer, fraction. */
  readonly noise: number
}

/** Camps differ by 40 points on the main claim, and by 50 on what divides them; what matters moves people by 30. */
const CAMP = { main: 0.2, divided: 0.25, swing: 0.3 } as const
/** Everybody calls it a crux whom it moves by 20 points: what a "crux" reaction can know. */
const MARKED_FROM = 20

/**
 * A world with known cruxes: two camps of equal size (the first half, the second), ten statements, for each of which a
 * person answers with chance 1 - missing. Each answer is the camp's truth plus normal noise, held in 0..100 and rounded
 * to whole percents; the mark says "crux" if the noisy swing is 20 points or more. A statement's polarity is drawn.
 */
export function plantedWorld({ people, missing, noise }: PlantedWorld, random: Random): PlantedStatement[] {
  return ROLES.map((role) => {
    const polarity = random() < 0.5 ? 1 : -1
    const holders = Array.from({ length: people }, (_, person) => {
      const camp = person < people / 2 ? 1 : -1
      const truth = truthOf(role, camp, polarity, random)
      const answer = (value: number) => Math.round(100 * clamp(value + noise * normal(random), 0, 1))
      const [credence, ifTrue, ifFalse] = [answer(truth.c), answer(truth.a), answer(truth.b)]
      const mark = Math.abs(ifTrue - ifFalse) >= MARKED_FROM ? 'crux' : 'not_crux'
      const holder: Holder = { percents: { credence, ifTrue, ifFalse, main: null }, mark }
      return random() < missing ? [] : [holder]
    })
    return { role, holders: holders.flat() }
  })
}

/** How many of the two statements with the highest value are true cruxes: 0, .5 or 1. Equal values: by chance. */
export function precisionAt2(
  statements: readonly PlantedStatement[],
  value: (one: PlantedStatement) => number,
  random: Random,
) {
  const ranked = statements.map((one) => ({ one, worth: value(one), lot: random() }))
  ranked.sort((x, y) => (x.worth === y.worth ? x.lot - y.lot : y.worth - x.worth))
  return ranked.slice(0, 2).filter(({ one }) => one.role === 'crux').length / 2
}

/** How many people marked it "crux": all that a reaction can count. */
export const markCount = ({ holders }: PlantedStatement): number =>
  holders.filter(({ mark }) => mark === 'crux').length

/** A standard normal number (Box and Muller 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

function truthOf(role: Role, camp: 1 | -1, polarity: 1 | -1, random: Random) {
  const main = 0.5 + camp * CAMP.main
  const divides = role === 'crux' || role === 'irrelevant'
  const c = role === 'noise' ? random() : 0.5 + (divides ? camp * polarity : polarity) * CAMP.divided
  const swing = role === 'crux' || role === 'agreed' ? polarity * CAMP.swing : 0
  return { c, a: main + (1 - c) * swing, b: main - c * swing }
}
