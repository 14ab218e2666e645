/** Doubts about how a crux is put. None hides anything; each needs a reason, can be answered, and can be taken back. */
export const FLAG_KINDS = {
  not_falsifiable: 'could not turn out false',
  compound: 'holds more than one claim',
  unclear: 'can be read in more than one way',
  duplicate: 'says what another crux says',
  unrelated: 'does not bear on the main claim',
  nobody_disagrees: 'is disputed by nobody',
  unsourced: 'rests on a fact without a source',
} as const
export type FlagKind = keyof typeof FLAG_KINDS
export const flagKinds = Object.keys(FLAG_KINDS) as FlagKind[]

/** How far something speaks for a crux (above 0) or against it. */
export const DIRECTIONS = {
  2: 'speaks strongly for it',
  1: 'speaks for it',
  0: 'bears on it either way',
  [-1]: 'speaks against it',
  [-2]: 'speaks strongly against it',
} as const
export type Direction = -2 | -1 | 0 | 1 | 2
export const directions = [2, 1, 0, -1, -2] as const satisfies readonly Direction[]
