import { tuples } from './db'
import { isDemo, siteUrl } from './env'

export type Written = { id: number; to: string; subject: string; text: string; at: number }

/** A mail's links lead to the forum under the name that it is read under: the sign-in of one name is not that of another. */
const here = (text: string): string => text.replaceAll(siteUrl, '')

/** The mails of demo mode, newest first; null where mails are private. */
export async function readOutbox(): Promise<Written[] | null> {
  if (!isDemo) return null
  const rows = await tuples<[number, string, string, string, number]>(
    'outbox',
    `SELECT id, "to", subject, text, (extract(epoch FROM created_at) * 1000)::float8 FROM mail ORDER BY id DESC LIMIT 50`,
    [],
  )
  return rows.map(([id, to, subject, text, at]) => ({ id, to, subject, text: here(text), at }))
}

/** One mail in its dress; null when there is none, or where mails are private. */
export async function readDressed(id: number): Promise<string | null> {
  if (!isDemo || !Number.isSafeInteger(id) || id < 1 || id >= 2 ** 31) return null
  const [row] = await tuples<[string]>('outbox-one', 'SELECT html FROM mail WHERE id = $1', [id])
  return row ? here(row[0]) : null
}
