import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/server/db'
import { rerenderStale } from './commands'
import { RENDERER_VERSION } from './markdown'

const BODY = 'So: **small experiments** settle it.\n\n## Why\n\nBecause they are small.'
const COMMENTS = 45 // more than two batches

let threadId = 0

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE forum_group, app_user RESTART IDENTITY CASCADE`
  const group = await db.group.create({ data: { slug: 'commons', name: 'Commons' } })
  const ada = await db.user.create({ data: { handle: 'ada' } })
  const old = { bodyHtml: '<p>So: small experiments settle it.</p>', rendererVersion: RENDERER_VERSION - 1 }
  const thread = await db.thread.create({
    data: {
      ...{ slug: 'old', kind: 'post', title: 'Old', body: BODY, groupId: group.id, authorId: ada.id, ...old },
      ...{ readingMinutes: 9, commentCount: COMMENTS, lastSeq: COMMENTS },
    },
  })
  threadId = thread.id
  await db.comment.createMany({
    data: Array.from({ length: COMMENTS }, (_, i) => ({
      ...{ threadId, ref: `c${i + 1}`, seq: i + 1, authorId: ada.id, body: BODY, ...old },
    })),
  })
})

const htmlOf = async (ref: string) =>
  (await db.comment.findFirstOrThrow({ where: { threadId, ref } })).bodyHtml

describe('after an update of the renderer', () => {
  test('every text is rendered again, once, and what was found in it is kept with it', async () => {
    expect(await rerenderStale()).toEqual({ posts: 1, comments: COMMENTS })

    const thread = await db.thread.findUniqueOrThrow({ where: { id: threadId } })
    expect(thread).toMatchObject({
      rendererVersion: RENDERER_VERSION,
      headings: [{ id: '_why', level: 2, text: 'Why' }],
      readingMinutes: 1,
    })
    expect(thread.bodyHtml).toContain('<strong>small experiments</strong>')
    expect(await htmlOf('c45')).toContain('<h4 id="comment-c45-_why">')
    expect(await rerenderStale()).toEqual({ posts: 0, comments: 0 })
  })

  test('two nodes that start at once share the work', async () => {
    const [one, other] = await Promise.all([rerenderStale(), rerenderStale()])

    expect(one.comments + other.comments).toBe(COMMENTS)
    expect(one.posts + other.posts).toBe(1)
    expect(await db.comment.count({ where: { rendererVersion: { lt: RENDERER_VERSION } } })).toBe(0)
  })

  test('what a newer node has written already is left alone', async () => {
    const newer = { bodyHtml: '<p>from the future</p>', rendererVersion: RENDERER_VERSION + 1 }
    await db.comment.updateMany({ where: { ref: 'c7' }, data: newer })

    await rerenderStale()

    expect(await htmlOf('c7')).toBe('<p>from the future</p>')
  })

  test('a node that is stopped ends between two batches, and the next start goes on', async () => {
    let batches = 0
    const stopped = await rerenderStale(() => ++batches > 3)

    expect(stopped.comments).toBeLessThan(COMMENTS)
    expect((await rerenderStale()).comments).toBe(COMMENTS - stopped.comments)
  })

  test('the words that cruxes and reactions quote are found where they stand now, or shown as lost', async () => {
    const [ada, comment] = await Promise.all([
      db.user.findFirstOrThrow(),
      db.comment.findFirstOrThrow({ where: { threadId, ref: 'c1' } }),
    ])
    const crux = await db.crux.create({
      data: { threadId, ref: 'x1', statement: 'They settle it.', kind: 'empirical', createdById: ada.id },
    })
    const old = 'Note. So: small experiments settle it. Old footer.'
    await db.comment.update({ where: { id: comment.id }, data: { bodyHtml: `<p>${old}</p>` } })
    const words = (quote: string) => ({
      ...{ quote, startOffset: old.indexOf(quote), endOffset: old.indexOf(quote) + quote.length },
    })
    const anchor = { threadId, cruxId: crux.id, commentId: comment.id, role: 'raised_by' as const }
    const found = await db.cruxAnchor.create({ data: { ...anchor, ...words('small experiments settle it') } })
    const lost = await db.cruxAnchor.create({ data: { ...anchor, ...words('Old footer.') } })
    const post = await db.reaction.create({
      data: {
        threadId,
        userId: ada.id,
        kind: 'agree',
        ...words('small experiments'),
        startOffset: 4,
        endOffset: 21,
      },
    })

    await rerenderStale()

    expect(await db.cruxAnchor.findUnique({ where: { id: found.id } })).toMatchObject({
      ...{ quote: 'small experiments settle it', startOffset: 4, endOffset: 31 },
    })
    expect(await db.cruxAnchor.findUnique({ where: { id: lost.id } })).toMatchObject({
      ...{ quote: 'Old footer.', startOffset: null, endOffset: null },
    })
    expect(await db.reaction.findUnique({ where: { id: post.id } })).toMatchObject({
      ...{ startOffset: 4, endOffset: 21 },
    })
  })
})
