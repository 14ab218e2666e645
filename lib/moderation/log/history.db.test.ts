import { expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { db, transaction } from '@/lib/server/db'
import { givenMember, givenThread } from '@/lib/testing/given'
import { writeLog } from './commands'
import type { LogKind } from './kinds'
import { readHistory } from './queries'

const now = new Date('2026-05-01T10:00:00Z')

async function threadIn(group: { mayRead: 'anyone' | 'member' }, founder: Member): Promise<number> {
  const slug = await givenThread()
  const name = `group-${slug}`
  const { id } = await db.group.create({ data: { slug: name, name, ...group } })
  await db.groupMember.create({ data: { groupId: id, userId: founder.id, role: 'moderator' } })
  return (await db.thread.update({ where: { slug }, data: { groupId: id } })).id
}

/** Bob was dealt with in a group that is private, in one that is public, and in one that Eve has just founded. */
async function givenBob() {
  const [bob, eve, mo] = [await givenMember(), await givenMember(), await givenMember({ role: 'moderator' })]
  const founder = await givenMember()
  const threads = {
    secret: await threadIn({ mayRead: 'member' }, founder),
    open: await threadIn({ mayRead: 'anyone' }, founder),
    hers: await threadIn({ mayRead: 'anyone' }, eve),
  }
  for (const [where, threadId] of Object.entries(threads))
    for (const kind of ['warn', 'note', 'dismiss'] as const)
      await transaction((query) =>
        writeLog(query, {
          ...{ kind, threadId, personId: bob.id, reason: `${kind} in ${where}`, at: now },
          actorId: mo.id,
          capacity: 'moderator',
        }),
      )
  const read = async (viewer: Member) =>
    (await readHistory(viewer.id, [], [bob.id])).map(({ item }) => [item.reason, item.actor?.name ?? null])
  return { eve, mo, founder, read }
}
const all = (where: string, by: string): [string, string][] =>
  (['dismiss', 'note', 'warn'] satisfies LogKind[]).map((kind) => [`${kind} in ${where}`, by])

test('whoever founds a group reads of its writers what they themselves decide there, and elsewhere what everybody reads', async () => {
  const { eve, mo, founder, read } = await givenBob()

  expect(await read(eve)).toEqual([...all('hers', mo.name), ['warn in open', mo.name]])
  expect(await read(founder)).toEqual([
    ['warn in hers', mo.name],
    ...all('open', mo.name),
    ...all('secret', mo.name),
  ])
  expect(await read(mo)).toEqual([
    ...all('hers', mo.name),
    ...all('open', mo.name),
    ...all('secret', mo.name),
  ])
})

test('where the site names no moderators, they learn no names elsewhere either', async () => {
  const { eve, mo, read } = await givenBob()
  await db.siteSetting.create({ data: { name: 'logNames', value: 'roles' } })

  expect(await read(eve)).toEqual([...all('hers', mo.name), ['warn in open', null]])
  await db.siteSetting.deleteMany()
})
