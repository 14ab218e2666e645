import { describe, expect, test } from 'vitest'
import { guest, type Member } from '@/lib/access/actor'
import { db, tuples } from '@/lib/server/db'
import { givenCrux } from '@/lib/testing/crux-world'
import { givenMember } from '@/lib/testing/member'
import { givenDisagreement, refusalOf, stanceOn, storedScore } from '@/lib/testing/stances'
import { verifyScores } from '../queries'
import { setStance } from '../stances/commands'
import { setCruxSettings } from './commands'
import { cruxSettingsInput } from './schema'

const start = new Date('2026-03-01T12:00:00Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
/** 80 points apart on the crux and 30 on the claim, moved by 25 each: a double crux, but not where a crux takes 30. */
const ADA = { credence: 90, ifTrue: 70, ifFalse: 45 }
const BOB = { credence: 10, ifTrue: 60, ifFalse: 35 }

const choose = (by: Member, thread: { slug: string }, over: object) =>
  setCruxSettings(
    by,
    cruxSettingsInput.parse({
      thread: thread.slug,
      swing: 20,
      blindFirst: 'on',
      reason: 'For a test.',
      ...over,
    }),
    later(5),
  )
const settingsOf = async (id: number) => (await db.thread.findUniqueOrThrow({ where: { id } })).settings
const stateOf = async (id: number) => (await db.crux.findUniqueOrThrow({ where: { id } })).state

async function given() {
  const world = await givenDisagreement()
  const author = { ...(await givenMember('Author')), id: world.thread.authorId }
  await setStance(world.ada, stanceOn(world.crux, ADA), start)
  await setStance(world.bob, stanceOn(world.crux, BOB), later(1))
  return { ...world, author, mo: await givenMember('Mo', 'moderator') }
}

describe('how far a crux has to move somebody, in one thread', () => {
  test('is chosen by its author; every score and state of the thread follows, there and back', async () => {
    const { thread, crux, author, ada } = await given()
    const other = await givenCrux(thread, { state: 'proposed' })
    await setStance(ada, stanceOn(other, { credence: 50, ifTrue: 55, ifFalse: 43 }), start)
    expect([await stateOf(crux), (await storedScore(crux))?.double_pairs]).toEqual(['double', 1])

    await choose(author, thread, { swing: 30 })

    expect(await settingsOf(thread.id)).toEqual({ crux_swing: 30 })
    expect(await storedScore(crux)).toMatchObject({ double_pairs: 0, says_crux_yes: 0, says_crux_of: 2 })
    expect(await stateOf(crux)).toBe('open')
    expect((await verifyScores()).drifted).toEqual([])

    await choose(author, thread, { swing: 10 })
    expect(await storedScore(other)).toMatchObject({ says_crux_yes: 1 })
    await choose(author, thread, { swing: 20 })
    expect(await settingsOf(thread.id)).toBeNull()
    expect(await storedScore(crux)).toMatchObject({ double_pairs: 1, says_crux_yes: 2 })
    expect(await storedScore(other)).toMatchObject({ says_crux_yes: 0 })
    expect(await stateOf(crux)).toBe('double')
    expect((await verifyScores()).drifted).toEqual([])
  })

  test('stands in the public log with what was before, and the same again in no log', async () => {
    const { thread, author, mo } = await given()
    await choose(author, thread, { swing: 10, blindFirst: '' })
    await choose(author, thread, { swing: 10, blindFirst: '' })
    await choose(mo, thread, { swing: 10, blindFirst: 'on' })

    const rows = await db.logEntry.findMany({ where: { threadId: thread.id }, orderBy: { id: 'asc' } })
    expect(rows.map(({ action, capacity, details, reason }) => [action, capacity, details, reason])).toEqual([
      ['crux-swing', 'author', { points: 10, from: '20' }, 'For a test.'],
      ['crux-seen', 'author', {}, 'For a test.'],
      ['crux-blind', 'moderator', {}, 'For a test.'],
    ])
    expect(await settingsOf(thread.id)).toEqual({ crux_swing: 10 })
  })

  test('leaves what waits for one’s own numbers as it was where nothing is said of it', async () => {
    const { thread, author } = await given()
    await choose(author, thread, { blindFirst: '' })
    await choose(author, thread, { swing: 10, blindFirst: undefined })
    expect(await settingsOf(thread.id)).toEqual({ crux_swing: 10, blind_first: false })
    await choose(author, thread, { swing: 10, blindFirst: 'on' })
    await choose(author, thread, { swing: 30, blindFirst: undefined })
    expect(await settingsOf(thread.id)).toEqual({ crux_swing: 30 })
  })

  test('is for nobody else to choose, needs a reason, and is one of four numbers', async () => {
    const { thread, ada, author } = await given()
    expect(await refusalOf(choose(ada, thread, { swing: 10 }))).toMatchObject({ code: 'forbidden' })
    expect(await refusalOf(choose(guest as unknown as Member, thread, { swing: 10 }))).toMatchObject({
      code: 'signed-out',
    })
    expect(await refusalOf(choose(author, thread, { swing: 10, reason: '' }))).toMatchObject({
      field: 'reason',
    })
    expect(await settingsOf(thread.id)).toBeNull()
    for (const swing of ['', '15', '0', 'x'])
      expect(cruxSettingsInput.safeParse({ thread: thread.slug, swing }).success).toBe(false)
    await expect(
      tuples('swing-bad', `UPDATE thread SET settings = '{"crux_swing": 15}' WHERE id = $1`, [thread.id]),
    ).rejects.toThrow('thread_crux_swing')
  })

  test('decides whether “not a crux” needs another reason than the numbers', async () => {
    const { thread, crux, author, ada } = await given()
    const stance = stanceOn(crux, { credence: 50, ifTrue: 55, ifFalse: 43, mark: 'not_crux' })
    await setStance(ada, stance, later(2))
    await choose(author, thread, { swing: 10 })

    expect(await refusalOf(setStance(ada, { ...stance, credence: 51 }, later(6)))).toMatchObject({
      field: 'note',
    })
  })
})
