import type { Query } from './db'

/** What one person does one after the other, however many requests they send at once; numbers of our own among advisory locks. */
const TURNS = { writing: 0x77726974, drafts: 0x64726166 } as const

/** Wait until this person's other transactions of the kind have ended: so that limits hold, and a second try finds what the first wrote. */
export async function takeTurn(query: Query, kind: keyof typeof TURNS, userId: number): Promise<void> {
  await query('turn', 'SELECT pg_advisory_xact_lock($1, $2)', [TURNS[kind], userId])
}
