/**
 * A moment in the life of the database, as PostgreSQL writes a snapshot, `oldest:next:running,running`: the oldest transaction
 * that still ran, the next one to come, and those between that had not ended. Beside the transaction that last changed a row it
 * says whether a page made at that moment has seen the change, however transactions overlapped. A number counted up cannot:
 * of two transactions the one with the higher number may commit first.
 */
export type Moment = { text: string; oldest: bigint; next: bigint; running: readonly bigint[] }

const SNAPSHOT = /^(\d{1,18}):(\d{1,18}):(\d{1,18}(?:,\d{1,18})*)?$/
const LONGEST = 4000

/** Read a moment that somebody sent; null when it is none. */
export function toMoment(text: string | null | undefined): Moment | null {
  const parts = text && text.length <= LONGEST ? SNAPSHOT.exec(text) : null
  if (!text || !parts) return null
  const [, oldest = '', next = '', running = ''] = parts
  return {
    text,
    oldest: BigInt(oldest),
    next: BigInt(next),
    running: running === '' ? [] : running.split(',').map(BigInt),
  }
}

/** Whether what this transaction did could be seen at that moment. */
export function hadSeen({ oldest, next, running }: Moment, transaction: bigint): boolean {
  return transaction < oldest || (transaction < next && !running.includes(transaction))
}

/** From which transaction on a read covers what all these have not seen. */
export function oldestOf(moments: readonly Moment[]): bigint {
  const [first] = moments.map(({ oldest }) => oldest).sort((one, other) => Number(one - other))
  return first ?? 0n
}
