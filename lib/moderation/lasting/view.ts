/** A lock or a suspension as a row of the log set it. Until null is for good. */
export type Lasting = { at: Date; until: Date | null; reason: string }
