/** How a reporter's decided reports of the last year came out. */
export type Record = { right: number; wrong: number }

/**
 * How much somebody's report weighs, between 0 and 1: the mean of a Beta distribution that begins even, (right + 1) / (decided + 2).
 * Whoever has reported nothing yet weighs a half, and nobody ever weighs nothing.
 */
export const weightOf = ({ right, wrong }: Record): number => (right + 1) / (right + wrong + 2)

/** Longer ago is forgotten: people learn. */
export const RECORD_DAYS = 365
