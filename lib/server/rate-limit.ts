import { createHash } from 'node:crypto'
import { Refusal } from '@/lib/access/refusal'
import { spanInWords } from '@/lib/time/span'
import { type Query, transaction, tuples } from './db'

/**
 * How often something may be tried. `burst` tries go through at once; from then on every try is followed by a wait, which
 * doubles from `firstWait` to `longestWait` as tries pile up. One try is forgotten every `forget` seconds. All in seconds.
 */
export type LimitRule = {
  name: string
  burst: number
  forget: number
  firstWait: number
  longestWait: number
  /** What the refusal begins with, as a sentence. */
  words: string
}

/** Keys hold addresses and e-mail addresses: the table keeps neither. */
const keyOf = (rule: LimitRule, key: string): string =>
  `${rule.name}:${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`

/** One statement, so that two nodes, or two hundred tries at once, count as one queue: each sees what the one before it left. */
const TAKE = `INSERT INTO rate_limit AS r (key, count, since, blocked_until)
  VALUES ($1, 1, $2, CASE WHEN $3::int <= 1 THEN $2::timestamptz + make_interval(secs => $5::float8) END)
  ON CONFLICT (key) DO UPDATE SET (count, since, blocked_until) = (
    SELECT n, CASE WHEN forgotten >= r.count THEN $2::timestamptz ELSE r.since + make_interval(secs => forgotten * $4::float8) END,
      CASE WHEN n >= $3::int THEN $2::timestamptz + make_interval(secs => least($6::float8, $5::float8 * power(2, least(n - $3::int, 30)))) END
    FROM (SELECT greatest(0, r.count - forgotten) + 1 AS n, forgotten
          FROM (SELECT least(1e9, greatest(0, floor(extract(epoch FROM $2::timestamptz - r.since) / $4::float8)))::int AS forgotten) f) m)
  WHERE r.blocked_until IS NULL OR r.blocked_until <= $2
  RETURNING blocked_until`

/**
 * Count one try, or refuse it and say until when. A refused try is not counted: waiting is enough. The count lasts only if the
 * transaction does, so what may fail for the person's own fault (a wrong password) is counted in one of its own: `countAttempt`.
 */
export async function takeAttempt(query: Query, rule: LimitRule, key: string, now: Date): Promise<void> {
  const { burst, forget, firstWait, longestWait } = rule
  const counted = await query<[Date | null]>('limit-take', TAKE, [
    keyOf(rule, key),
    now,
    burst,
    forget,
    firstWait,
    longestWait,
  ])
  if (counted.length > 0) return
  const [row] = await query<[Date | null]>(
    'limit-until',
    'SELECT blocked_until FROM rate_limit WHERE key = $1',
    [keyOf(rule, key)],
  )
  throw tooFast(rule, row?.[0] ?? now, now)
}

/** The same, in a transaction of its own. */
export const countAttempt = (rule: LimitRule, key: string, now: Date): Promise<void> =>
  transaction((query) => takeAttempt(query, rule, key, now))

/** Until when this key must wait, without counting a try; null when it need not. */
export async function blockedUntil(rule: LimitRule, key: string, now: Date): Promise<Date | null> {
  const [row] = await tuples<[Date]>(
    'limit-look',
    'SELECT blocked_until FROM rate_limit WHERE key = $1 AND blocked_until > $2',
    [keyOf(rule, key), now],
  )
  return row?.[0] ?? null
}

/** Forget every try: it was the right person. */
export async function forgetAttempts(rule: LimitRule, key: string): Promise<void> {
  await tuples('limit-forget', 'DELETE FROM rate_limit WHERE key = $1', [keyOf(rule, key)])
}

/** Rows that no longer hold anybody back. The longest rule forgets within two days. */
export async function sweepAttempts(now: Date): Promise<void> {
  await tuples(
    'limit-sweep',
    `DELETE FROM rate_limit WHERE since < $1::timestamptz - interval '2 days' AND (blocked_until IS NULL OR blocked_until < $1)`,
    [now],
  )
}

export const tooFast = (rule: LimitRule, until: Date, now: Date): Refusal =>
  new Refusal('too-fast', `${rule.words} Try again in ${spanInWords(now.getTime(), until.getTime())}.`, until)
