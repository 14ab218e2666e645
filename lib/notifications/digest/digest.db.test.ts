import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { postComment } from '@/lib/comments/commands'
import { db } from '@/lib/server/db'
import { readUnsubscribeToken, unsubscribeToken } from '@/lib/server/unsubscribe-token'
import { givenMember, givenThread } from '@/lib/testing/given'
import { chooseChannels, markRead } from '../commands'
import { type MailChoice, noticeKinds } from '../kinds'
import { readChannels } from '../queries'
import { unsubscribe, writeDigests } from './commands'

const NOON = new Date('2026-01-01T12:00:00Z')
const TOMORROW = new Date('2026-01-02T07:00:00Z')
const MONDAY = new Date('2026-01-05T07:00:00Z')

let ada: Member
let bob: Member
let thread: string
beforeEach(async () => {
  await db.$executeRaw`DELETE FROM notification`
  ;[ada, bob] = await Promise.all([givenMember(), givenMember({ role: 'moderator' })])
  const email = `${ada.handle}@example.org`
  await db.user.update({ where: { id: ada.id }, data: { email, emailVerified: NOON } })
  thread = await givenThread(ada)
})

let count = 0
async function answer(body = 'Rarely.'): Promise<string> {
  const ref = `d${++count}-${Math.random().toString(36).slice(2, 8)}`
  return (await postComment(bob, { thread, parent: '', body, ref, key: ref }, NOON)).comment
}
const choose = (mail: MailChoice) => chooseChannels(ada, [{ kind: 'reply', onSite: true, mail }], NOON)
const mails = () => db.mail.findMany({ where: { to: `${ada.handle}@example.org` }, orderBy: { id: 'asc' } })

describe('a mail about an answer', () => {
  test('goes out at once to who wants it at once', async () => {
    await choose('now')
    await answer('Rarely.')
    expect(await writeDigests(NOON)).toBe(1)
    const [mail] = await mails()
    expect(mail).toMatchObject({ subject: `${bob.name} answered you in “About ${thread}”` })
    expect(mail?.text).toContain('> Rarely.')
    expect(mail?.unsubscribe).toContain(`/unsubscribe/${ada.id}.reply.`)
  })

  test('waits for the morning, or for Monday, and then there is one for all', async () => {
    await choose('daily')
    await answer()
    await answer()
    expect(await writeDigests(NOON)).toBe(0)
    expect(await writeDigests(TOMORROW)).toBe(1)
    expect((await mails())[0]?.subject).toBe(`2 new in “About ${thread}”`)

    await choose('weekly')
    await answer()
    expect(await writeDigests(TOMORROW)).toBe(0)
    expect(await writeDigests(MONDAY)).toBe(1)
  })

  test('is written once, however many nodes write at the same time', async () => {
    await choose('now')
    await answer()
    await Promise.all(Array.from({ length: 8 }, () => writeDigests(NOON)))
    await writeDigests(MONDAY)
    expect((await mails()).length).toBe(1)
  })

  test('is not written about what was read before, or was removed', async () => {
    await choose('daily')
    const [read, removed] = [await answer(), await answer('Rash words.')]
    await markRead(ada, { thread, comment: read }, NOON)
    await db.comment.updateMany({ where: { ref: removed }, data: { state: 'removed' } })
    expect(await writeDigests(TOMORROW)).toBe(0)
    expect(await mails()).toEqual([])
  })

  test('is not written to an address that is no longer confirmed', async () => {
    await choose('daily')
    await answer()
    await db.user.update({ where: { id: ada.id }, data: { emailVerified: null } })
    expect(await writeDigests(TOMORROW)).toBe(0)
    expect(await db.notification.count({ where: { mailAt: { not: null } } })).toBe(0)
  })

  test('leaves the notice unread on the site', async () => {
    await choose('now')
    await answer()
    await writeDigests(NOON)
    expect(await db.notification.count({ where: { userId: ada.id, readAt: null } })).toBe(1)
  })
})

describe('the link in a mail', () => {
  test('ends the mails of its kinds and no others, and pressing it twice changes nothing', async () => {
    await choose('now')
    await answer()
    const token = unsubscribeToken(ada.id, ['reply'])
    await unsubscribe(token, false)
    await unsubscribe(token, false)

    const channels = await readChannels(ada.id)
    expect(channels.reply).toEqual({ onSite: true, mail: 'off' })
    expect(channels.mention.mail).toBe('daily')
    expect(await writeDigests(MONDAY)).toBe(0)
  })

  test('can end all mails about what happens', async () => {
    await unsubscribe(unsubscribeToken(ada.id, ['reply']), true)
    const channels = await readChannels(ada.id)
    expect(noticeKinds.filter((kind) => channels[kind].mail !== 'off')).toEqual([])
    expect(channels.reply.onSite).toBe(true)
  })

  test('is for one person and cannot be made by others', async () => {
    const token = unsubscribeToken(ada.id, ['reply'])
    expect(readUnsubscribeToken(token)).toEqual({ userId: ada.id, kinds: ['reply'] })
    for (const forged of [
      token.replace(/^\d+/, String(bob.id)),
      token.replace('reply', 'reply,mention'),
      'x',
      '',
    ])
      expect(readUnsubscribeToken(forged)).toBeNull()
    await expect(unsubscribe('nonsense', false)).rejects.toThrow('not whole')
  })
})
