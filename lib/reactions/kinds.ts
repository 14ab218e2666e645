/** A small set, chosen for argument. Public by name; none of them moves karma, order or any limit. */
export const REACTIONS = {
  agree: 'Agree',
  'changed-my-mind': 'Changed my mind',
  crux: 'Crux',
  'not-a-crux': 'Not a crux',
  'good-point': 'Good point',
  examples: 'Examples?',
  source: 'Source?',
  'missed-the-point': 'Missed the point',
  'locally-valid': 'Locally valid',
  unclear: 'Unclear',
  thanks: 'Thanks',
  typo: 'Typo',
  '1%': '1%',
  '10%': '10%',
  '25%': '25%',
  '40%': '40%',
  '60%': '60%',
  '75%': '75%',
  '90%': '90%',
  '99%': '99%',
} as const satisfies Record<string, string>

export type ReactionKind = keyof typeof REACTIONS
export const reactionKinds = Object.keys(REACTIONS) as [ReactionKind, ...ReactionKind[]]

/** What to call a reaction; an imported one that is not of our set keeps its own name. */
export const reactionWords = (kind: string): string =>
  Object.hasOwn(REACTIONS, kind) ? REACTIONS[kind as ReactionKind] : kind.replaceAll('-', ' ')
