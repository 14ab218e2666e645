import { expect, test } from 'vitest'
import { moveCrux } from '@/lib/cruxes/moving/commands'
import { editCrux } from '@/lib/cruxes/naming/commands'
import { givenCrux, givenThread } from '@/lib/testing/crux-world'
import { givenMember } from '@/lib/testing/member'
import { db } from './db'

const now = new Date('2026-05-01T10:00:00Z')

test('what a moderator does with a crux stands in the public log; what its proposer does in its history alone', async () => {
  const thread = await givenThread()
  const [one, two] = [await givenCrux(thread), await givenCrux(thread)]
  const mo = await givenMember('Mo', 'moderator')
  const author = { ...(await givenMember('Author')), id: thread.authorId }
  const edit = {
    details: null,
    operationalization: null,
    kind: undefined,
    meaning: 'same',
    reason: null,
  } as const
  await editCrux(author, { ...edit, crux: one, statement: 'It will be ready by July.' }, now)
  expect(await db.logEntry.count()).toBe(0)

  await editCrux(
    mo,
    { ...edit, crux: one, statement: 'It will be ready by August.', reason: 'Clearer.' },
    now,
  )
  await moveCrux(mo, { crux: two, to: 'rejected', reason: 'Nothing turns on it.', outcome: null }, now)

  const rows = await db.logEntry.findMany({ orderBy: { id: 'asc' } })
  expect(rows.map(({ action, cruxId, actorId, capacity }) => [action, cruxId, actorId, capacity])).toEqual([
    ['crux-reword', one, mo.id, 'moderator'],
    ['crux-reject', two, mo.id, 'moderator'],
  ])
})
