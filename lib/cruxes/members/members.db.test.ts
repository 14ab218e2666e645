import { expect, test } from 'vitest'
import { guest } from '@/lib/access/actor'
import { db, tuples } from '@/lib/server/db'
import { givenComment, givenCrux, givenStance } from '@/lib/testing/crux-world'
import { ADA, BOB, givenDisagreement, refusalOf, stanceOn } from '@/lib/testing/stances'
import { retractStance, setClaimStance, setStance } from '../stances/commands'
import { showStances } from './commands'
import { readMemberStances, readMovers, readStancesShown } from './queries'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute))

test('stances are gathered for oneself until one lets others see them, and can be hidden again', async () => {
  const { ada } = await givenDisagreement()
  expect(await readStancesShown(ada.id)).toBe(false)
  await showStances(ada, true)
  expect(await readStancesShown(ada.id)).toBe(true)
  await showStances(ada, false)
  expect(await readStancesShown(ada.id)).toBe(false)
  expect((await refusalOf(showStances(guest, true))).code).toBe('signed-out')
})

test('what somebody said comes with the comment that moved them; what they took back does not come', async () => {
  const { thread, crux, ada, bob } = await givenDisagreement()
  const comment = await givenComment(thread, bob.id)
  await setStance(ada, stanceOn(crux, ADA), at(0))
  await setStance(ada, stanceOn(crux, { ...ADA, credence: 60, because: comment.ref }), at(1))
  await setClaimStance(ada, { thread: thread.slug, claim: null, credence: 70, because: null }, at(2))
  const other = await givenCrux(thread)
  await givenStance(thread, other, ada.id, { credence: 5 })
  await retractStance(ada, other, at(3))

  const said = await readMemberStances(ada.id, ada.id)
  expect(said.map(({ subject, percents }) => [subject.crux?.id ?? null, percents.credence])).toEqual([
    [crux, 90],
    [crux, 60],
    [null, 70],
  ])
  expect(said[1]?.because).toMatchObject({ ref: comment.ref, slug: thread.slug })
  expect(await readMovers(bob.id, null)).toEqual([
    {
      ref: comment.ref,
      slug: thread.slug,
      title: expect.any(String),
      words: 'Words of a comment.',
      people: 1,
    },
  ])
  expect(await readMovers(ada.id, null)).toEqual([])
})

test('a reader is blind here where they are blind in the thread, and nowhere else', async () => {
  const { thread, crux, ada, bob } = await givenDisagreement()
  await setStance(ada, stanceOn(crux, ADA), at(0))
  const hidden = async (viewer: number | null) =>
    (await readMemberStances(ada.id, viewer)).map(({ subject }) => subject.isHidden)

  expect(await hidden(bob.id)).toEqual([true])
  expect(await hidden(null)).toEqual([false])
  expect(await hidden(ada.id)).toEqual([false])
  await setStance(bob, stanceOn(crux, BOB), at(1))
  expect(await hidden(bob.id)).toEqual([false])

  await db.thread.update({ where: { id: thread.id }, data: { settings: { blind_first: false } } })
  await tuples('test-forget', 'DELETE FROM crux_stance_event WHERE user_id = $1', [bob.id])
  expect(await hidden(bob.id)).toEqual([false])
})

test('what was said where the reader may not read is not told', async () => {
  const { thread, crux, ada } = await givenDisagreement()
  await setStance(ada, stanceOn(crux, ADA), at(0))
  await tuples(
    'test-close',
    `WITH g AS (INSERT INTO forum_group (slug, name, may_read) VALUES ('closed-' || $1::int, 'Closed', 'member') RETURNING id)
    UPDATE thread SET group_id = (SELECT id FROM g) WHERE id = $1::int`,
    [thread.id],
  )
  expect(await readMemberStances(ada.id, null)).toEqual([])
})
