/**
 * A room's document (CRUXES 1.2): points begin at the foot and are moved up as they get clearer. `common`: it stands there only
 * once somebody other than its author has moved it up, so that both are behind it.
 */
export const SECTIONS = {
  beliefs: { title: 'Common beliefs', hint: 'What you both hold, and need not argue.', common: true },
  bets: {
    title: 'Checks and bets',
    hint: 'What could be looked up, tried or bet on, and what each of you expects.',
    common: false,
  },
  cruxes: {
    title: 'Common cruxes',
    hint: 'What would move you both, put so that it can be found out.',
    common: true,
  },
  tests: {
    title: 'Passing each other’s test',
    hint: 'The other’s view, in words that they would sign.',
    common: false,
  },
  rant: { title: 'Rant', hint: 'Everything else. Nothing here has to be fair or finished.', common: false },
} as const satisfies Record<string, { title: string; hint: string; common: boolean }>

export type Section = keyof typeof SECTIONS
export const sections = Object.keys(SECTIONS) as Section[]

/** Where a new point may begin: not among what is common. */
export const beginnings = sections.filter((section) => !SECTIONS[section].common)

/** The section above or below; null at the ends. */
export function beside(section: Section, direction: 'up' | 'down'): Section | null {
  return sections[sections.indexOf(section) + (direction === 'up' ? -1 : 1)] ?? null
}

export const SEATS = ['first', 'second', 'facilitator'] as const
export type Seat = (typeof SEATS)[number]
