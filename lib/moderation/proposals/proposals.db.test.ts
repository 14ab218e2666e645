import { expect, test } from 'vitest'
import { addRelation, removeRelation } from '@/lib/cruxes/linking/commands'
import { db } from '@/lib/server/db'
import { givenCrux, givenThread } from '@/lib/testing/crux-world'
import { givenMember } from '@/lib/testing/member'
import { claim } from '../queue/commands'
import { readQueue } from '../queue/queries'
import { decideMerge } from './commands'

const now = new Date('2026-05-01T10:00:00Z')

async function givenProposal() {
  const thread = await givenThread()
  const [one, two] = [await givenCrux(thread), await givenCrux(thread)]
  const [ada, mo] = [await givenMember('Ada'), await givenMember('Mo', 'moderator')]
  await addRelation(ada, { crux: one, type: 'duplicates', to: two }, now)
  const [view] = (await readQueue(mo.id, 'crux')).filter(({ crux }) => crux?.id === one)
  return { thread, one, two, ada, mo, open: { case: view?.id ?? 0, version: view?.version ?? 0 } }
}

test('whoever says that two cruxes are the same proposes a merge; a moderator merges them, and the log says so', async () => {
  const { one, two, mo, open } = await givenProposal()
  await decideMerge(mo, { ...open, decision: 'merge', reason: 'Word for word.' }, now)

  expect(await db.crux.findUniqueOrThrow({ where: { id: one } })).toMatchObject({
    state: 'merged',
    mergedIntoId: two,
  })
  expect(await db.logEntry.count({ where: { cruxId: one, action: 'crux-merge' } })).toBe(1)
  expect(await readQueue(mo.id, 'crux', open.case)).toEqual([])
})

test('of two moderators who decide at once one is told; what was merged is not left as well', async () => {
  for (let round = 0; round < 4; round++) {
    const { one, mo, open } = await givenProposal()
    const mia = await givenMember('Mia', 'moderator')
    const both = await Promise.allSettled([
      decideMerge(mo, { ...open, decision: 'leave', reason: 'One is about June.' }, now),
      decideMerge(mia, { ...open, decision: 'merge', reason: 'Word for word.' }, now),
    ])

    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.logEntry.count({ where: { cruxId: one } })).toBe(1)
    const { state } = await db.crux.findUniqueOrThrow({ where: { id: one } })
    expect(state === 'merged').toBe(both[1]?.status === 'fulfilled')
  }
})

test('an author who moderates their own thread neither decides nor claims which of its cruxes are the same', async () => {
  await db.siteSetting.create({ data: { name: 'authorsModerate', value: 'on' } })
  const { thread, open } = await givenProposal()
  const author = { ...(await givenMember('Author')), id: thread.authorId }
  const leave = { ...open, decision: 'leave', reason: 'They differ.' } as const

  await expect(decideMerge(author, leave, now)).rejects.toThrow('Only moderators of')
  await expect(claim(author, { case: open.case, wanted: true }, now)).rejects.toThrow('Only moderators of')
  await db.siteSetting.deleteMany()
})

test('or leaves both, which closes the case; and what is taken back waits no more', async () => {
  const { one, mo, open } = await givenProposal()
  await decideMerge(mo, { ...open, decision: 'leave', reason: 'One is about June.' }, now)
  expect((await db.crux.findUniqueOrThrow({ where: { id: one } })).state).toBe('open')
  expect((await db.moderationCase.findUniqueOrThrow({ where: { id: open.case } })).outcome).toBe('dismissed')

  const other = await givenProposal()
  await removeRelation(other.ada, { crux: other.one, type: 'duplicates', to: other.two, reason: null }, now)
  expect(await db.moderationCase.count({ where: { id: other.open.case } })).toBe(0)
})
