import { saysCrux } from '../person'
import type { Mark, Percents } from '../stance'

export type CheckFacts = {
  first: { name: string; stance: { percents: Percents; mark: Mark | null } | null }
  second: { name: string; stance: { percents: Percents; mark: Mark | null } | null }
  /** Has the first accepted the second's words for their view? */
  isUnderstood: boolean
}

export type Check = { words: string; isDone: boolean; todo: string }

/**
 * Tyre's minimal pattern, four checks in order: is the point understood, is it a crux for whoever makes it, what does the other believe
 * about it, is it a crux for them too. Nobody ticks them: what people said does.
 */
export function checksOf({ first, second, isUnderstood }: CheckFacts): Check[] {
  const says = ({ stance }: CheckFacts['first']) =>
    stance !== null && (saysCrux(stance) !== null || stance.mark === 'unsure')
  return [
    {
      words: `${second.name} has put ${first.name}’s view into words that ${first.name} accepts`,
      isDone: isUnderstood,
      todo: `${second.name} says it in their words, below; ${first.name} accepts or declines.`,
    },
    {
      words: `${first.name} has said whether it is a crux for them`,
      isDone: says(first),
      todo: `${first.name} gives a stance.`,
    },
    {
      words: `${second.name} has said what they believe about it`,
      isDone: (second.stance?.percents.credence ?? null) !== null,
      todo: `${second.name} says how likely it is.`,
    },
    {
      words: `${second.name} has said whether it is a crux for them`,
      isDone: says(second),
      todo: `${second.name} gives a stance.`,
    },
  ]
}
