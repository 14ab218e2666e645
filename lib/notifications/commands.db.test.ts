import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { postComment } from '@/lib/comments/commands'
import { db, transaction } from '@/lib/server/db'
import { givenMember, givenThread } from '@/lib/testing/given'
import { chooseChannels, markRead, noteEdit, notePeople, noteThread } from './commands'
import { kindOf, type MailChoice, type NoticeKind } from './kinds'

let ada: Member
let bob: Member
let cyd: Member
let thread: string
let count = 0
const now = () => new Date(Date.UTC(2026, 0, 1, 12) + ++count * 60_000)

beforeEach(async () => {
  ;[ada, bob, cyd] = await Promise.all([givenMember(), givenMember(), givenMember()])
  thread = await givenThread(ada)
})

async function write(by: Member, parent = '', body = `Words ${++count}.`): Promise<string> {
  const ref = `n${++count}-${Math.random().toString(36).slice(2, 8)}`
  return (await postComment(by, { thread, parent, body, ref, key: ref }, now())).comment
}
const idOf = async (ref: string) => (await db.comment.findFirstOrThrow({ where: { ref } })).id
const threadId = async () => (await db.thread.findUniqueOrThrow({ where: { slug: thread } })).id
const toldTo = async ({ id }: Member) =>
  (await db.notification.findMany({ where: { userId: id }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)
const subscribe = async (who: Member, to: object, active = true) =>
  db.subscription.create({ data: { userId: who.id, active, ...to } })
const choose = (who: Member, kind: NoticeKind, onSite: boolean, mail: MailChoice) =>
  chooseChannels(who, [{ kind, onSite, mail }], now())

describe('who is told of a comment', () => {
  test('whom it answers, and whose thread it is in', async () => {
    const top = await write(bob)
    expect(await toldTo(ada)).toEqual(['reply'])
    await write(cyd, top)
    expect(await toldTo(bob)).toEqual(['reply'])
    expect(await toldTo(ada)).toEqual(['reply', 'thread'])
  })

  test('whom it names, but not in a quotation', async () => {
    await write(ada, '', `Ask @${bob.handle}, who knows.\n\n> @${cyd.handle} said so`)
    expect(await toldTo(bob)).toEqual(['mention'])
    expect(await toldTo(cyd)).toEqual([])
  })

  test('who follows the branch, the thread or the writer, however deep it stands', async () => {
    const top = await write(ada)
    const [dee, eve, fay] = await Promise.all([givenMember(), givenMember(), givenMember()])
    await subscribe(dee, { commentId: await idOf(top) })
    await subscribe(eve, { threadId: await threadId() })
    await subscribe(fay, { memberId: cyd.id })
    await write(cyd, await write(bob, top))

    expect(await toldTo(dee)).toEqual(['branch', 'branch'])
    expect(await toldTo(eve)).toEqual(['thread', 'thread'])
    expect(await toldTo(fay)).toEqual(['member'])
  })

  test('nobody twice, and for the most specific reason', async () => {
    const top = await write(bob)
    await subscribe(bob, { threadId: await threadId() })
    await subscribe(bob, { memberId: cyd.id })
    await subscribe(bob, { commentId: await idOf(top) })
    await write(cyd, top, `Yes, @${bob.handle}.`)

    expect(await toldTo(bob)).toEqual(['reply'])
  })

  test('never oneself', async () => {
    await subscribe(ada, { threadId: await threadId() })
    await write(ada, await write(ada), `I am @${ada.handle}.`)
    expect(await toldTo(ada)).toEqual([])
  })

  test('not who took a subscription back by hand', async () => {
    const top = await write(bob)
    await subscribe(ada, { threadId: await threadId() }, false)
    await subscribe(bob, { commentId: await idOf(top) }, false)
    await write(cyd, top)

    expect(await toldTo(ada)).toEqual(['reply'])
    expect(await toldTo(bob)).toEqual([])
  })

  test('nobody whom a mirror invented, and nobody whose account is gone', async () => {
    await db.user.update({ where: { id: ada.id }, data: { placeholder: true } })
    await write(bob)
    expect(await toldTo(ada)).toEqual([])
  })

  test('nobody when the comment does not come about', async () => {
    await expect(write(bob, 'no-such-comment')).rejects.toThrow('not here any more')
    expect(await toldTo(ada)).toEqual([])
  })
})

describe('how they are told', () => {
  const last = ({ id }: Member) =>
    db.notification.findFirst({ where: { userId: id }, orderBy: { id: 'desc' } })
  const verify = ({ id, handle }: Member) =>
    db.user.update({ where: { id }, data: { email: `${handle}@example.org`, emailVerified: new Date() } })

  test('as the table of kinds says, until they choose', async () => {
    await verify(ada)
    await write(bob)
    expect(await last(ada)).toMatchObject({
      onSite: kindOf('reply').onSite,
      mailAt: new Date('2026-01-02T07:00:00Z'),
    })
  })

  test('by mail alone, or not at all', async () => {
    await verify(ada)
    await choose(ada, 'reply', false, 'now')
    await write(bob)
    expect(await last(ada)).toMatchObject({ onSite: false, mailAt: expect.any(Date) })

    await choose(ada, 'reply', false, 'off')
    const before = (await toldTo(ada)).length
    await write(cyd)
    expect((await toldTo(ada)).length).toBe(before)
  })

  test('for a less specific reason, where they want nothing of the more specific one', async () => {
    await choose(bob, 'reply', false, 'off')
    await subscribe(bob, { threadId: await threadId() })
    await write(cyd, await write(bob))
    expect(await toldTo(bob)).toEqual(['thread'])
  })

  test('without mail, as long as the address may be somebody else’s', async () => {
    await choose(ada, 'reply', true, 'now')
    await write(bob)
    expect(await last(ada)).toMatchObject({ mailAt: null })
  })

  test('a choice holds for what waits to be mailed too', async () => {
    await verify(ada)
    await write(bob)
    await choose(ada, 'reply', true, 'weekly')
    expect((await last(ada))?.mailAt).toEqual(new Date('2026-01-05T07:00:00Z'))
    await choose(ada, 'reply', true, 'off')
    expect((await last(ada))?.mailAt).toBeNull()
  })

  test('of decisions about what one wrote always on the site', async () => {
    await choose(ada, 'moderation', false, 'off')
    await transaction((query) =>
      notePeople(
        query,
        {
          event: 'decision:1',
          actorId: bob.id,
          threadId: null,
          commentId: null,
          path: '/log/1',
          text: 'Removed.',
          at: now(),
        },
        [{ userId: ada.id, kind: 'moderation' }],
      ),
    )
    expect(await last(ada)).toMatchObject({ onSite: true, path: '/log/1', text: 'Removed.' })
  })
})

describe('other things to be told', () => {
  test('a new thread: to who follows its writer or its tag', async () => {
    const [dee, eve] = await Promise.all([givenMember(), givenMember()])
    const tag = await db.tag.create({ data: { slug: `tag-${++count}-${Date.now()}` } })
    await subscribe(dee, { memberId: ada.id })
    await subscribe(eve, { tagId: tag.id })
    const id = await threadId()
    await db.threadTag.create({ data: { threadId: id, tagId: tag.id } })
    await transaction((query) =>
      noteThread(query, { threadId: id, authorId: ada.id, mentioned: [bob.handle], now: now() }),
    )
    expect([await toldTo(dee), await toldTo(eve), await toldTo(bob)]).toEqual([
      ['member'],
      ['tag'],
      ['mention'],
    ])
  })

  test('an edit: to who answered, once until they read of it, and to who is named only now', async () => {
    const top = await write(ada)
    await write(bob, top)
    const edit = async () =>
      transaction(async (query) =>
        noteEdit(query, {
          commentId: await idOf(top),
          threadId: await threadId(),
          authorId: ada.id,
          revision: ++count,
          mentioned: [cyd.handle],
          now: now(),
        }),
      )
    await edit()
    await edit()
    expect([await toldTo(bob), await toldTo(cyd)]).toEqual([['edit'], ['mention']])

    await markRead(bob, { thread, comment: top }, now())
    await edit()
    expect(await toldTo(bob)).toEqual(['edit', 'edit'])
  })
})

describe('reading', () => {
  const unread = ({ id }: Member) => db.notification.count({ where: { userId: id, readAt: null } })

  test('one, those about a comment, or all that the page showed', async () => {
    const [first, second] = [await write(bob), await write(cyd)]
    const [one] = await db.notification.findMany({ where: { userId: ada.id }, orderBy: { id: 'asc' } })
    await markRead(ada, { notice: one?.id ?? 0 }, now())
    expect(await unread(ada)).toBe(1)
    await markRead(ada, { thread, comment: first }, now())
    expect(await unread(ada)).toBe(1)
    await markRead(ada, { thread, comment: second }, now())
    expect(await unread(ada)).toBe(0)
    await write(bob)
    const shown = await db.notification.findFirstOrThrow({
      where: { userId: ada.id },
      orderBy: { id: 'desc' },
    })
    await write(cyd)
    await markRead(ada, { upTo: shown.id }, now())
    expect(await unread(ada)).toBe(1)
  })

  test('nobody marks the notices of others', async () => {
    await write(bob)
    const [one] = await db.notification.findMany({ where: { userId: ada.id } })
    await markRead(cyd, { notice: one?.id ?? 0 }, now())
    expect(await unread(ada)).toBe(1)
  })
})
