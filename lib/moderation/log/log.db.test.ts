import { expect, test } from 'vitest'
import { db, transaction } from '@/lib/server/db'
import { findDrift } from '@/lib/server/verify'
import { givenMember, givenThread } from '@/lib/testing/given'
import { writeLog } from './commands'
import { ANYBODY, type LogReader, NO_FILTER, readEntry, readLog, readSeal } from './queries'

const MODERATOR = { sight: 'moderator', viewerId: null } as const

import { sentenceOf } from './view'

const now = new Date('2026-05-01T10:00:00.123Z')

async function givenEntries(reasons: string[]) {
  const [moderator, bob] = [await givenMember({ role: 'moderator' }), await givenMember()]
  const slug = await givenThread(bob)
  const { id: threadId } = await db.thread.findUniqueOrThrow({ where: { slug } })
  const about = { actorId: moderator.id, capacity: 'moderator', threadId, personId: bob.id, at: now } as const
  const ids: number[] = []
  for (const reason of reasons)
    ids.push(await transaction((query) => writeLog(query, { ...about, kind: 'warn', reason })))
  return { moderator, bob, slug, about, ids }
}

const logDrift = async () => (await findDrift()).filter(({ check }) => check === 'public log')

test('decisions that are written at once follow one another without a gap, each sealed by the one before', async () => {
  const { about } = await givenEntries(['The first.'])
  await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      transaction((query) => writeLog(query, { ...about, kind: 'warn', reason: `Number ${i}.` })),
    ),
  )

  const rows = await db.logEntry.findMany({ orderBy: { id: 'asc' } })
  expect(rows.map(({ id }) => id)).toEqual(rows.map((_, i) => i + 1))
  expect(rows.slice(1).map(({ previous }) => previous)).toEqual(rows.slice(0, -1).map(({ hash }) => hash))
  expect(await readSeal()).toEqual({ entries: rows.length, hash: rows.at(-1)?.hash })
  expect(await logDrift()).toEqual([])
})

test('a decision that is rolled back leaves no row and no gap', async () => {
  const { about } = await givenEntries(['Before.'])
  const { entries } = await readSeal()
  await expect(
    transaction(async (query) => {
      await writeLog(query, { ...about, kind: 'warn', reason: 'Never mind.' })
      throw new Error('it failed after all')
    }),
  ).rejects.toThrow('after all')
  await transaction((query) => writeLog(query, { ...about, kind: 'warn', reason: 'After.' }))

  expect((await readSeal()).entries).toBe(entries + 1)
  expect(await logDrift()).toEqual([])
})

test('what is in the log can be neither changed nor deleted', async () => {
  const { ids } = await givenEntries(['It stays.'])
  const id = ids[0] ?? 0

  await expect(db.$executeRaw`UPDATE log_entry SET reason = 'Another.' WHERE id = ${id}`).rejects.toThrow(
    'append-only',
  )
  await expect(db.$executeRaw`DELETE FROM log_entry WHERE id = ${id}`).rejects.toThrow('append-only')
  await expect(db.$executeRaw`TRUNCATE log_entry`).rejects.toThrow('append-only')
})

test('whoever gets around that by hand in the database is found out: a changed row, one taken out, and the last one gone', async () => {
  const { ids } = await givenEntries(['One.', 'Two.', 'Three.', 'Four.'])
  const [, second = 0, third = 0, last = 0] = ids
  const byHand = async (sql: string) => {
    await db.$executeRawUnsafe('ALTER TABLE log_entry DISABLE TRIGGER USER')
    await db.$executeRawUnsafe(sql)
    await db.$executeRawUnsafe('ALTER TABLE log_entry ENABLE TRIGGER USER')
  }
  expect(await logDrift()).toEqual([])

  await byHand(`UPDATE log_entry SET reason = 'Something milder.' WHERE id = ${second}`)
  expect((await logDrift()).map(({ what }) => what)).toEqual([`log entry ${second}`])
  // Sealed anew, it no longer fits the row after it.
  await byHand(`UPDATE log_entry l SET hash = log_entry_hash(l) WHERE id = ${second}`)
  expect((await logDrift()).map(({ what }) => what)).toEqual([`log entry ${third}`])
  await byHand(`UPDATE log_entry SET reason = 'Two.' WHERE id = ${second}`)
  await byHand(`UPDATE log_entry l SET hash = log_entry_hash(l) WHERE id = ${second}`)
  expect(await logDrift()).toEqual([])
  await byHand(`DELETE FROM log_entry WHERE id = ${last}`)
  expect((await logDrift()).map(({ what }) => what)).toEqual(['the end of the log'])
})

test('the log can be read by kind, by person and by thread; a row that names nobody is not found by whom it hides', async () => {
  const { bob, slug, about, moderator } = await givenEntries(['Too sharp.'])
  await transaction((query) => writeLog(query, { ...about, kind: 'dismiss', reason: 'Nothing wrong.' }))
  await transaction((query) => writeLog(query, { ...about, kind: 'lock', personId: null, reason: 'Heated.' }))
  const kinds = async (filter: Partial<typeof NO_FILTER>, reader: LogReader = ANYBODY) =>
    (await readLog({ ...NO_FILTER, thread: slug, ...filter }, null, reader)).items.map(({ kind }) => kind)

  expect(await kinds({})).toEqual(['lock', 'dismiss', 'warn'])
  expect(await kinds({ family: 'threads' })).toEqual(['lock'])
  expect(await kinds({ by: moderator.handle })).toEqual(['lock', 'dismiss', 'warn'])
  expect(await kinds({ about: bob.handle })).toEqual(['warn'])
  expect(await kinds({ about: bob.handle }, MODERATOR)).toEqual(['dismiss', 'warn'])
  const { items } = await readLog({ ...NO_FILTER, thread: slug }, null, ANYBODY)
  expect(items.find(({ kind }) => kind === 'dismiss')?.person).toBeNull()
})

test('a site may keep its moderators’ names to itself: then no row, and no filter, gives them away', async () => {
  const { slug, moderator, ids } = await givenEntries(['Too sharp.'])
  await db.siteSetting.create({ data: { name: 'logNames', value: 'roles' } })

  const { items } = await readLog({ ...NO_FILTER, thread: slug, by: 'nobody' }, null, ANYBODY)
  expect(items.map(({ actor }) => actor)).toEqual([null])
  expect((await readEntry(ids[0] ?? 0, MODERATOR))?.item.actor?.handle).toBe(moderator.handle)
  await db.siteSetting.deleteMany()
})

test('a row says what was done, to what and to whom', async () => {
  const { ids, slug, bob } = await givenEntries(['Too sharp.'])
  const entry = await readEntry(ids[0] ?? 0, ANYBODY)

  const said =
    entry && sentenceOf(entry.item).map((part) => (part.kind === 'person' ? part.person.name : part.words))
  expect(said?.join('')).toBe(`warned ${bob.handle} about the post, in About ${slug}`)
})
