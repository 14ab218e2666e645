import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/server/db'
import { allRows, idsIn } from '@/lib/testing/all-rows'
import { fullDocument, smallDocument } from '@/lib/testing/documents'
import { canonical } from './canonical'
import { importDocument } from './commands'
import type { ThreadDocument } from './document'
import { parseValue } from './parse'
import { readDocument } from './queries'

const FILE = 'file.yaml'
const bring = (document: ThreadDocument) => importDocument(FILE, document)

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE forum_group, app_user, tag, former_handle RESTART IDENTITY CASCADE`
})

/** A change of a copy. */
function changed(document: ThreadDocument, change: (copy: ThreadDocument) => void): ThreadDocument {
  const copy = structuredClone(document)
  change(copy)
  return copy
}

describe('a document of a thread that is here', () => {
  test('updates in place what it says otherwise, and deletes nothing', async () => {
    await bring(fullDocument())
    const before = idsIn(await allRows())
    const wanted = changed(fullDocument(), ({ thread, comments, claims, cruxes }) => {
      Object.assign(thread, { title: 'Another title', tags: ['ai-safety', 'methods', 'new'], karma: 84 })
      Object.assign(comments[0] ?? {}, { body: '**Bob** disagrees twice: no, no. And so on.\n' })
      const rows = [...(claims?.[0]?.stances ?? []), ...(cruxes?.[0]?.stances ?? [])]
      for (const stance of rows) if (stance.credence !== undefined) stance.credence += 1
      for (const anchor of cruxes?.[0]?.anchors ?? []) if (anchor.comment === 'c1') anchor.quote = 'And so on'
      comments.push({ ...smallDocument().comments[0], id: 'c8' } as (typeof comments)[number])
    })

    expect(await bring(wanted)).toEqual({ slug: 'full', outcome: 'updated', comments: 8 })
    expect(await readDocument('full')).toEqual(canonical(wanted))

    const after = idsIn(await allRows())
    for (const [table, ids] of Object.entries(before))
      expect(after[table]).toEqual(expect.arrayContaining(ids))
    expect(after.crux_anchor).toEqual(before.crux_anchor)
    expect(after.crux_stance_event).toEqual(before.crux_stance_event)
    expect(await bring(wanted)).toMatchObject({ outcome: 'unchanged' })
  })

  test('deletes nothing either when it says less', async () => {
    await bring(fullDocument())
    const before = await allRows()
    const less = changed(fullDocument(), ({ thread, comments, cruxes }) => {
      Object.assign(thread, { reactions: [], tags: [], revisions: [] })
      comments.splice(5)
      cruxes?.splice(1)
      Object.assign(cruxes?.[0] ?? {}, { relations: [], anchors: [], stances: [] })
    })
    less.people = less.people.filter(({ handle }) => handle !== 'robot' && handle !== 'carol')
    less.people.push({ handle: 'carol' })

    expect(await bring(less)).toMatchObject({ outcome: 'unchanged' })
    const after = await allRows()
    const computed = { crux_score: [], opinion_division: [] } // they say when they were computed
    expect({ ...after, ...computed }).toEqual({ ...before, ...computed })
  })

  test('adds to what members did here: their votes, their answers and their counts stay', async () => {
    await bring(smallDocument())
    const [c2, ada, thread] = await Promise.all([
      db.comment.findFirstOrThrow({ where: { ref: 'c2' } }),
      db.user.findFirstOrThrow(),
      db.thread.findFirstOrThrow(),
    ])
    const live = {
      seq: 3,
      ref: 'live-1',
      parentId: c2.id,
      topId: c2.topId,
      depth: 2,
      body: 'Live.',
      bodyHtml: '',
    }
    const at = new Date('2025-01-01T00:00:00Z')
    await db.comment.create({
      data: {
        ...live,
        threadId: thread.id,
        authorId: ada.id,
        rendererVersion: 1,
        createdAt: at,
        lastActivityAt: at,
      },
    })
    await db.comment.updateMany({
      where: { id: { lte: c2.id } },
      data: { descendantCount: { increment: 1 } },
    })
    await db.comment.update({ where: { id: c2.id }, data: { score: 2, voteCount: 1, lastActivityAt: at } })
    await db.thread.update({
      where: { id: thread.id },
      data: { commentCount: 3, lastSeq: 3, lastActivityAt: at },
    })

    const wanted = changed(smallDocument(), ({ comments }) => {
      const [first] = comments
      if (first) comments.push({ ...first, id: 'c3', parent: 'c2', created_at: '2024-05-01T12:00:00Z' })
      for (const comment of comments) comment.karma = 5
    })
    expect(await bring(wanted)).toMatchObject({ outcome: 'updated' })

    const rows = await db.comment.findMany({ orderBy: { seq: 'asc' } })
    expect(rows.map(({ ref, descendantCount }) => [ref, descendantCount])).toEqual([
      ...[
        ['c1', 3],
        ['c2', 2],
        ['live-1', 0],
        ['c3', 0],
      ],
    ])
    expect(rows[1]).toMatchObject({ importedScore: 5, score: 2, voteCount: 1, lastActivityAt: at })
    expect(await db.thread.findFirst()).toMatchObject({ commentCount: 4, lastSeq: 4, lastActivityAt: at })
    expect((await readDocument('small'))?.comments.map(({ id, karma }) => [id, karma])).toEqual([
      ...[
        ['c1', 5],
        ['c2', 7],
        ['live-1', undefined],
        ['c3', 5],
      ],
    ])
    expect(await bring(wanted)).toMatchObject({ outcome: 'unchanged' })
  })

  test('does not bring back what a moderator removed here, nor show it', async () => {
    await bring(fullDocument())
    const removed = {
      state: 'removed' as const,
      stateReason: 'Off topic.',
      stateAt: new Date('2025-01-01T00:00:00Z'),
    }
    await db.comment.updateMany({ where: { ref: 'c1' }, data: removed })

    const wanted = changed(fullDocument(), ({ thread }) => Object.assign(thread, { title: 'Another' }))
    await bring(wanted)

    const exported = await readDocument('full')
    expect(exported?.thread.title).toBe('Another')
    expect(exported?.comments[0]).toMatchObject({ state: 'removed', body: '', karma: 46 })
    expect(JSON.stringify(exported)).not.toContain('disagrees twice')
    expect(parseValue(exported).ok).toBe(true)
    expect(await db.comment.findFirst({ where: { ref: 'c1' } })).toMatchObject({
      body: expect.stringContaining('disagrees twice'),
    })
  })

  test('is refused with the place, where it moves a comment or turns a relation round', async () => {
    await bring(fullDocument())
    const before = await allRows()
    const moved = changed(fullDocument(), ({ comments }) =>
      Object.assign(comments[3] ?? {}, { parent: 'c2' }),
    )
    const turned = changed(fullDocument(), ({ cruxes }) => {
      Object.assign(cruxes?.[0] ?? {}, { relations: [] })
      Object.assign(cruxes?.[1] ?? {}, { relations: [{ type: 'depends_on', to: 'x1' }] })
    })

    await expect(bring(moved)).rejects.toThrow('file.yaml: comments[3].parent: c4 stands elsewhere')
    await expect(bring(turned)).rejects.toThrow(
      'file.yaml: cruxes[1].relations[0]: these cruxes would rest on one another in a circle',
    )
    expect(await allRows()).toEqual(before)
  })
})

describe('the people of a document', () => {
  test('are placeholders that nobody can sign in as, here since the first thread they came with', async () => {
    await bring(fullDocument())
    await bring(
      changed(smallDocument(), ({ thread }) => Object.assign(thread, { created_at: '2019-05-01T08:00:00Z' })),
    )

    expect(await db.user.findUnique({ where: { handle: 'ada' } })).toMatchObject({
      ...{
        placeholder: true,
        email: null,
        passwordHash: null,
        name: 'Ada L.',
        about: 'Asks: first.\nThen reads.',
      },
      joinedAt: new Date('2019-05-01T08:00:00Z'),
    })
    expect(await db.user.findUnique({ where: { handle: 'robot' } })).toMatchObject({ automatic: true })
  })

  test('do not overwrite what a member says about themself', async () => {
    const ada = await db.user.create({
      data: { handle: 'ada', name: 'Ada, really', about: 'Mine.', email: 'a@b.example' },
    })

    await bring(fullDocument())

    expect(await db.user.findUnique({ where: { handle: 'ada' } })).toEqual(ada)
    expect(await db.thread.findFirst()).toMatchObject({ authorId: ada.id })
  })

  test('may be named by the handle that a member had before', async () => {
    const ada = await db.user.create({ data: { handle: 'ada-lovelace', email: 'a@b.example' } })
    await db.formerHandle.create({ data: { handle: 'ada', userId: ada.id } })

    await bring(smallDocument())

    expect(await db.thread.findFirst()).toMatchObject({ authorId: ada.id })
    expect((await readDocument('small'))?.thread.by).toBe('ada-lovelace')
  })

  test('are not taken for a member who has left', async () => {
    await db.formerHandle.create({ data: { handle: 'ada', userId: null } })

    await expect(bring(smallDocument())).rejects.toThrow(
      'file.yaml: people: ada was the handle of somebody who has left',
    )
    expect(await db.thread.count()).toBe(0)
  })
})
