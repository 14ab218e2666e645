/** A vote as it is pressed: its direction, doubled when strong; 0 is none. */
export const PRESSES = [-2, -1, 0, 1, 2] as const
export type Press = (typeof PRESSES)[number]

/** What one reader holds on one text, axis by axis. */
export type Held = { karma: Press; agreement: Press }
export const NOTHING_HELD: Held = { karma: 0, agreement: 0 }
