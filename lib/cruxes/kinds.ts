/** What a crux is about. Values and definitions have no truth to find: people accept them or not. */
export const CRUX_KINDS = {
  empirical: { label: 'Empirical', measure: 'probability' },
  forecast: { label: 'Forecast', measure: 'probability' },
  causal: { label: 'Causal', measure: 'probability' },
  definition: { label: 'Definition', measure: 'acceptance' },
  value: { label: 'Value', measure: 'acceptance' },
  method: { label: 'Method', measure: 'probability' },
  other: { label: 'Other', measure: 'probability' },
} as const satisfies Record<string, { label: string; measure: Measure }>

export type CruxKind = keyof typeof CRUX_KINDS
export type Measure = 'probability' | 'acceptance'
export const cruxKinds = Object.keys(CRUX_KINDS) as CruxKind[]

/** How a crux ended, and in which state that leaves it. */
export const OUTCOMES = {
  true: { state: 'resolved', label: 'true' },
  false: { state: 'resolved', label: 'false' },
  ambiguous: { state: 'resolved', label: 'ambiguous' },
  annulled: { state: 'resolved', label: 'annulled' },
  definition_agreed: { state: 'dissolved', label: 'a definition was agreed' },
  value_difference: { state: 'dissolved', label: 'a difference of values' },
  misunderstanding: { state: 'dissolved', label: 'a misunderstanding' },
} as const satisfies Record<string, { state: 'resolved' | 'dissolved'; label: string }>

export type Outcome = keyof typeof OUTCOMES
export const outcomes = Object.keys(OUTCOMES) as Outcome[]

/** The words in which a crux of this kind asks and speaks; the arithmetic is the same for all. */
export function wordsOf(kind: CruxKind) {
  return WORDS[CRUX_KINDS[kind].measure]
}

const WORDS = {
  probability: {
    noun: 'probability',
    ask: 'How likely is it?',
    askIfTrue: 'Main claim if true',
    askIfFalse: 'Main claim if false',
    settling: 'Settling this',
    ifTrue: 'if it were true',
    ifFalse: 'if it were false',
    wasTrue: 'true',
    wasFalse: 'false',
  },
  acceptance: {
    noun: 'acceptance',
    ask: 'How much do you accept it?',
    askIfTrue: 'Main claim if you accepted it',
    askIfFalse: 'Main claim if you rejected it',
    settling: 'Changing your mind on this',
    ifTrue: 'if you accepted it',
    ifFalse: 'if you rejected it',
    wasTrue: 'accepted by all',
    wasFalse: 'rejected by all',
  },
} as const satisfies Record<Measure, Record<string, string>>
