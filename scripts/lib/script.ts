import { db, pool } from '@/lib/server/db'
import { Failure, sentenceFor } from './failure.mjs'

/** What the database says when it, and not the program, is the trouble. */
const DATABASE_TROUBLE: Readonly<Record<string, string>> = {
  P2021: 'The database is of another version: start the forum once, which brings it up to date.',
  P2022: 'The database is of another version: start the forum once, which brings it up to date.',
  P2028: 'The database was too busy with something else: try again.',
}
const GONE = /ECONNREFUSED|ECONNRESET|Connection terminated|57P01|terminating connection/

/**
 * Do what a command's own process was started for, with what it was told in its first argument, and end with the exit
 * code that this gives: one sentence on standard error for whatever stops it.
 */
export async function runScript<Wanted>(work: (wanted: Wanted) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work(JSON.parse(process.argv[2] ?? '{}') as Wanted) // written by scripts/lib/transfer.mjs
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`)
    process.exitCode = 1
  } finally {
    await db.$disconnect()
    await pool.end()
  }
}

function sentence(error: unknown): string {
  if (error instanceof Failure) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const isGone = error instanceof Error && GONE.test(`${code} ${error.message}`)
  if (isGone) return 'The database went away meanwhile: what was under way was not written.'
  return DATABASE_TROUBLE[code] ?? sentenceFor(error)
}

/** Write a result, however long, and wait until it is out; a reader who has seen enough (`| head`) is no trouble. */
export async function write(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.once('error', (error) =>
      'code' in error && error.code === 'EPIPE' ? resolve() : reject(error),
    )
    process.stdout.write(text, (error) => (error ? undefined : resolve()))
  })
}
