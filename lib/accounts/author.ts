/** Whose name stands on something. */
export type Author = { handle: string; name: string; automatic: boolean }
