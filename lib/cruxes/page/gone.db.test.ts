import { expect, test } from 'vitest'
import { db } from '@/lib/server/db'
import { givenComment, givenCrux, givenThread } from '@/lib/testing/crux-world'
import { givenMember } from '@/lib/testing/member'
import { readExtras } from './queries'

test('who deleted a comment is not named by the crux that stood in it, nor by evidence in it', async () => {
  const thread = await givenThread()
  const crux = await givenCrux(thread)
  const [bob, cyd] = [await givenMember('Bob'), await givenMember('Cyd')]
  const { id: commentId } = await givenComment(thread, bob.id)
  await db.cruxAnchor.create({
    data: { cruxId: crux, threadId: thread.id, commentId, role: 'raised_by', quote: 'Words' },
  })
  await db.cruxEvidence.create({
    data: { cruxId: crux, userId: cyd.id, commentId, direction: 1, quote: 'Look there.' },
  })
  const named = async () => {
    const { anchors, evidence } = await readExtras(crux)
    return [anchors[0]?.by?.name, evidence[0]?.comment?.by, anchors[0]?.isGone]
  }
  expect(await named()).toEqual(['Bob', 'Bob', false])

  await db.comment.update({ where: { id: commentId }, data: { state: 'deleted' } })
  expect(await named()).toEqual([undefined, null, true])
})
