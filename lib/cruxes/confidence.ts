/**
 * How well somebody says they know what they gave numbers on. It is told beside the numbers and enters no formula: who feels surer
 * would weigh more, and people feel surer for many reasons (docs/decisions/0010).
 */
export const CONFIDENCE = { 1: 'a guess', 2: 'thought it over', 3: 'know it well' } as const

export type Confidence = keyof typeof CONFIDENCE
export const confidences = [1, 2, 3] as const satisfies readonly Confidence[]
export const LEAST_SURE = 1
export const MOST_SURE = 3
