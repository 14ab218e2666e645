import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommentChange, VoteChange } from '@/lib/live/changes'
import { db } from '@/lib/server/db'
import { EventStream } from '@/lib/testing/event-stream'
import { type LiveNode, startNode } from '@/lib/testing/live-nodes'
import { openThread, refs, signIn } from '@/lib/testing/live-threads'
import { writeComment } from '@/lib/testing/written'

let one: LiveNode
let other: LiveNode
beforeAll(async () => {
  ;[one, other] = await Promise.all([startNode(), startNode()])
})
afterAll(() => {
  one.stop()
  other.stop()
})

describe('what is told', () => {
  test('a shower of votes is told in a few words', async () => {
    const { id, ada, path } = await openThread()
    const comment = await writeComment(id, ada, { ref: 'c1' })
    const page = await new EventStream(one.url + (await path())).open()
    await page.until((heard) => heard.status === 200)
    for (let i = 0; i < 100; i++)
      await db.comment.update({
        where: { id: comment },
        data: { score: { increment: 1 }, agreement: { decrement: 1 } },
      })
    await page.until((heard) => heard.told<VoteChange>('votes').at(-1)?.karma === 100)

    expect(page.told<VoteChange>('votes').at(-1)).toEqual({ ref: 'c1', karma: 100, agreement: -100 })
    expect(page.told('votes').length).toBeLessThan(12)
    expect(page.told('comments')).toEqual([])
  })

  test('an edit is told with its new words; a removed text never', async () => {
    const { id, ada, path } = await openThread()
    const comment = await writeComment(id, ada, { ref: 'c1', body: 'Rash words' })
    const page = await new EventStream(one.url + (await path())).open()
    await db.comment.update({ where: { id: comment }, data: { bodyHtml: '<p>Wise words</p>', revision: 2 } })
    await page.until((heard) => refs(heard).length === 1)
    expect(page.told<CommentChange>('comments')[0]?.html).toContain('Wise words')

    await db.comment.update({ where: { id: comment }, data: { state: 'removed', stateReason: 'Rule 2.' } })
    await page.until((heard) => refs(heard).length === 2)
    const [, removed] = page.told<CommentChange>('comments')
    expect(removed?.html).toContain('Removed by a moderator')
    expect(removed?.html).not.toContain('words')
  })

  test('a reaction is told with the comment it is on', async () => {
    const { id, ada, bob, path } = await openThread()
    const comment = await writeComment(id, ada, { ref: 'c1' })
    const page = await new EventStream(one.url + (await path())).open()
    await db.reaction.create({ data: { threadId: id, commentId: comment, userId: bob, kind: 'good-point' } })

    await page.until((heard) => refs(heard).length === 1)
    expect(page.told<CommentChange>('comments')[0]?.html).toContain('aria-label="Reactions"')
  })

  test('a reply that changes only the counts above it says nothing of those', async () => {
    const { id, ada, path } = await openThread()
    const above = await writeComment(id, ada, { ref: 'c1' })
    const page = await new EventStream(one.url + (await path())).open()
    await db.comment.update({
      where: { id: above },
      data: { descendantCount: { increment: 1 }, lastActivityAt: new Date() },
    })
    await writeComment(id, ada, { ref: 'c2', parent: 'c1' })

    await page.until((heard) => refs(heard).length > 0)
    expect(refs(page)).toEqual(['c2'])
    expect(page.told('votes')).toEqual([])
  })
})

describe('who may listen', () => {
  test('a member hears the number of their notices on every page, from either node', async () => {
    const { id, cookie } = await signIn('cyd')
    const pages = await Promise.all(
      [one, other].map((node) => new EventStream(`${node.url}/live`, { cookie }).open()),
    )
    for (const page of pages) await page.until((heard) => heard.events.at(-1)?.data.unread === 0)
    await db.notification.create({
      data: { userId: id, kind: 'reply', event: 'comment:1', text: 'Bob answered' },
    })
    for (const page of pages) await page.until((heard) => heard.events.at(-1)?.data.unread === 1)
    await db.notification.updateMany({ where: { userId: id }, data: { readAt: new Date() } })
    for (const page of pages) await page.until((heard) => heard.events.at(-1)?.data.unread === 0)
  })

  test('nobody hears of the notices of others', async () => {
    const { cookie } = await signIn('dee')
    const eve = await signIn('eve')
    const page = await new EventStream(`${one.url}/live`, { cookie }).open()
    await page.until((heard) => heard.events.length === 1)
    await db.notification.create({ data: { userId: eve.id, kind: 'reply', event: 'comment:1', text: '' } })
    await new Promise((later) => setTimeout(later, 600))

    expect(page.events.length).toBe(1)
  })

  test('an author is sent their own comment with the marks of an author', async () => {
    const { id, path } = await openThread()
    const ada = await signIn('ada')
    const url = one.url + (await path())
    const [own, others] = [
      await new EventStream(url, { cookie: ada.cookie }).open(),
      await new EventStream(url).open(),
    ]
    await writeComment(id, ada.id, { ref: 'c1' })
    for (const page of [own, others]) await page.until((heard) => refs(heard).length === 1)

    expect(own.told<CommentChange>('comments')[0]?.html).toContain('disabled')
    expect(others.told<CommentChange>('comments')[0]?.html).not.toContain('disabled')
  })

  test('there is nothing to hear without a thread and without a sign-in, nor in a thread that is not there', async () => {
    expect((await new EventStream(`${one.url}/live`).open()).status).toBe(204)
    expect((await new EventStream(`${one.url}/live?thread=nowhere`).open()).status).toBe(404)
  })
})
