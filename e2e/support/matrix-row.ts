import type { Target, World } from './matrix'

/** d: done. S: signed out, F: forbidden, N: not found, C: conflict, I: invalid, T: too fast. */
export type Outcome = 'd' | 'S' | 'F' | 'N' | 'C' | 'I' | 'T' | '?'

export type Row = {
  ask: (world: World) => Record<string, unknown> | Promise<Record<string, unknown>>
  /** An outcome for each asker, in the order of ASKERS: guest, suspended, member, author, thread moderator, moderator, admin. */
  rows: Partial<Record<Target, string>>
  /** Whether the thread has a main claim and a crux; it has. */
  claim?: boolean
}
