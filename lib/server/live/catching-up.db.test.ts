import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommentChange } from '@/lib/live/changes'
import { db } from '@/lib/server/db'
import { EventStream } from '@/lib/testing/event-stream'
import { type LiveNode, startNode } from '@/lib/testing/live-nodes'
import { openThread, refs } from '@/lib/testing/live-threads'
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

describe('what is written on one node', () => {
  test('reaches a page that is open on another, within a second', async () => {
    const { id, ada, path } = await openThread()
    const pages = await Promise.all(
      [one, other].map(async (node) => new EventStream(node.url + (await path())).open()),
    )
    const began = Date.now()
    await writeComment(id, ada, { ref: 'c1', body: 'Hear this.' })

    for (const page of pages) await page.until((heard) => refs(heard).includes('c1'))
    expect(Date.now() - began).toBeLessThan(1000)
    const [told] = pages[1]?.told<CommentChange>('comments') ?? []
    expect(told).toMatchObject({ ref: 'c1', parent: null, by: 'ada', karma: 0 })
    expect(told?.html).toContain('<p>Hear this.</p>')
    expect(told?.html).toContain('aria-label="Comment by ada"')
  })

  test('comes with what it answers, and with how many comments there are', async () => {
    const { id, ada, bob, path } = await openThread()
    await writeComment(id, ada, { ref: 'c1' })
    const page = await new EventStream(one.url + (await path())).open()
    await writeComment(id, bob, { ref: 'c2', parent: 'c1' })

    await page.until((heard) => refs(heard).length > 0)
    expect(page.told<CommentChange>('comments')[0]).toMatchObject({ ref: 'c2', parent: 'c1' })
    expect(page.events.at(-1)?.data.thread).toEqual({ comments: 2, karma: 0, agreement: 0 })
  })
})

describe('catching up', () => {
  test('a page is told what happened between its making and its listening, and only that', async () => {
    const { id, ada, path } = await openThread()
    await writeComment(id, ada, { ref: 'before' })
    const late = one.url + (await path())
    await writeComment(id, ada, { ref: 'between' })
    const page = await new EventStream(late).open()
    await page.until((heard) => refs(heard).length > 0)
    await writeComment(id, ada, { ref: 'after' })
    await page.until((heard) => refs(heard).length > 1)

    expect(refs(page)).toEqual(['between', 'after'])
  })

  test('of two writers the one who began first may end last: neither comment is lost', async () => {
    const { id, ada, path } = await openThread()
    const slow = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await slow.connect()
    await slow.query('BEGIN')
    await slow.query(
      `INSERT INTO comment (thread_id, ref, seq, author_id, body, body_html, renderer_version) VALUES ($1, 'slow', 1000, $2, '', '', 1)`,
      [id, ada],
    )
    const page = await new EventStream(one.url + (await path())).open()
    await writeComment(id, ada, { ref: 'quick' })
    await page.until((heard) => refs(heard).includes('quick'))
    page.cut()
    await slow.query('COMMIT')
    await slow.end()
    await page.open()
    await page.until((heard) => refs(heard).includes('slow'))

    expect(refs(page)).toEqual(['quick', 'slow'])
  })

  test('a burst of 200 comments from ten writers arrives whole and once, over lines that keep breaking, from either node', async () => {
    const { id, ada, bob, path } = await openThread()
    const page = await new EventStream(one.url + (await path())).open()
    const again = page.url.replace(one.url, '')
    const writers = Array.from({ length: 10 }, async (_, writer) => {
      for (let i = 0; i < 20; i++) await writeComment(id, i % 2 ? ada : bob, { ref: `w${writer}-${i}` })
    })
    let isWriting = true
    const breaking = (async () => {
      for (let turn = 0; isWriting; turn++) {
        await new Promise((later) => setTimeout(later, 60))
        page.cut()
        await page.open((turn % 2 ? one.url : other.url) + again)
      }
    })()
    await Promise.all(writers)
    isWriting = false
    await breaking
    await page.until((heard) => new Set(refs(heard)).size === 200)
    await new Promise((later) => setTimeout(later, 600))

    expect(refs(page).length).toBe(200)
  }, 40_000)

  test('a page that slept through more than can be told is asked to load anew', async () => {
    const { id, ada, path } = await openThread()
    const asleep = one.url + (await path())
    for (let i = 0; i < 6; i++)
      await db.comment.createMany({
        data: Array.from({ length: 100 }, (_, j) => {
          const seq = i * 100 + j + 1
          return {
            threadId: id,
            authorId: ada,
            seq,
            ref: `c${seq}`,
            body: '',
            bodyHtml: '',
            rendererVersion: 1,
          }
        }),
      })
    const page = await new EventStream(asleep).open()

    await page.until((heard) => heard.events.length > 0)
    expect(page.events[0]?.name).toBe('behind')
  })

  test('a moment of another database, or nonsense in its place, does no harm', async () => {
    const { slug, id, ada } = await openThread()
    const [future, nonsense] = await Promise.all(
      ['900000000000:900000000000:', 'DROP:TABLE:x'].map((after) =>
        new EventStream(`${one.url}/live?thread=${slug}&after=${after}`).open(),
      ),
    )
    await future?.until((heard) => heard.events.length > 0)
    expect(future?.events[0]?.name).toBe('behind')
    await new Promise((later) => setTimeout(later, 300))
    await writeComment(id, ada, { ref: 'c1' })
    await nonsense?.until((heard) => refs(heard).includes('c1'))
  })
})
