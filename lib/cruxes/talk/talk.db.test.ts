import { describe, expect, test } from 'vitest'
import { db, tuples } from '@/lib/server/db'
import { givenComment } from '@/lib/testing/crux-world'
import { givenMember } from '@/lib/testing/member'
import { ADA, BOB, givenDisagreement, refusalOf, stanceOn } from '@/lib/testing/stances'
import { setStance } from '../stances/commands'
import {
  addEvidence,
  addFlag,
  addParaphrase,
  decideParaphrase,
  removeEvidence,
  removeFlag,
  reply,
} from './commands'

const now = new Date('2026-03-01T12:00:00Z')
const eventsOf = async (crux: number) =>
  (await tuples<[string]>('kinds', 'SELECT kind FROM crux_event WHERE crux_id = $1 ORDER BY id', [crux])).map(
    ([kind]) => kind,
  )

test('evidence is a link or a comment here, added once, taken away by its giver or a moderator', async () => {
  const { thread, crux, ada, bob } = await givenDisagreement()
  const comment = await givenComment(thread, bob.id)
  const given = { crux, url: null, comment: comment.ref, direction: -1, quote: 'They are late.' }
  const { id } = await addEvidence(ada, given, now)
  await addEvidence(ada, given, now)

  expect(await eventsOf(crux)).toEqual(['evidence'])
  expect((await refusalOf(addEvidence(ada, { ...given, comment: 'nope' }, now))).field).toBe('comment')
  const gone = { evidence: id, reason: null }
  expect((await refusalOf(removeEvidence(bob, gone, now))).code).toBe('forbidden')
  await removeEvidence(ada, gone, now)
  expect(await db.logEntry.count({ where: { cruxId: crux } })).toBe(0)
  expect((await refusalOf(removeEvidence(ada, gone, now))).code).toBe('not-found')
})

test('a moderator takes away what others said for a reason, in the public log, and not where they argue', async () => {
  const { thread, crux, ada } = await givenDisagreement()
  const mo = await givenMember('Mo', 'moderator')
  const given = { crux, url: 'https://example.org/a', comment: null, direction: 1, quote: 'In May.' }
  const evidence = (await addEvidence(ada, given, now)).id
  const flag = (await addFlag(ada, { crux, kind: 'compound', note: 'Two dates.' }, now)).id

  expect(await refusalOf(removeEvidence(mo, { evidence, reason: null }, now))).toMatchObject({
    field: 'reason',
  })
  await removeEvidence(mo, { evidence, reason: 'An advertisement.' }, now)
  const [row] = await db.logEntry.findMany({ where: { cruxId: crux } })
  expect(row).toMatchObject({ action: 'crux-evidence-gone', personId: ada.id, reason: 'An advertisement.' })

  await givenComment(thread, mo.id)
  const doubted = removeFlag(mo, { flag, reason: 'Nonsense.' }, now)
  expect((await refusalOf(doubted)).message).toContain('a moderator who does not argue in this thread')
})

describe('“is this what you mean?”', () => {
  test('is asked of somebody with a stance, and only they say yes or no', async () => {
    const { crux, ada, bob } = await givenDisagreement()
    const handle = async (id: number) =>
      (await tuples<[string]>('handle', 'SELECT handle FROM app_user WHERE id = $1', [id]))[0]?.[0] ?? ''
    const of = await handle(bob.id)
    const ask = (by: typeof ada, whom: string) =>
      addParaphrase(by, { crux, of: whom, text: 'You doubt the date, not the bridge.' }, now)
    expect((await refusalOf(ask(ada, of))).message).toMatch(/has a stance/)
    await setStance(bob, stanceOn(crux, BOB), now)
    const { id } = await ask(ada, of)
    expect((await refusalOf(ask(bob, of))).message).toMatch(/That is you/)

    expect((await refusalOf(decideParaphrase(ada, { paraphrase: id, accepted: 'yes' }, now))).code).toBe(
      'forbidden',
    )
    await decideParaphrase(bob, { paraphrase: id, accepted: 'no' }, now)
    await decideParaphrase(bob, { paraphrase: id, accepted: 'yes' }, now)
    expect((await eventsOf(crux)).slice(-3)).toEqual(['paraphrased', 'not_meant', 'meant'])
  })
})

test('a doubt about how it is put stands with its reason until it is taken back, and can be answered', async () => {
  const { crux, ada, bob } = await givenDisagreement()
  const flag = { crux, kind: 'compound', note: 'Two dates.' } as const
  const { id } = await addFlag(ada, flag, now)
  await addFlag(ada, flag, now)
  await reply(bob, { crux, to: `flag:${id}`, text: 'Only one of them counts.' }, now)

  expect((await refusalOf(removeFlag(bob, { flag: id, reason: null }, now))).code).toBe('forbidden')
  await removeFlag(ada, { flag: id, reason: null }, now)
  expect((await refusalOf(reply(bob, { crux, to: `flag:${id}`, text: 'Still.' }, now))).code).toBe(
    'not-found',
  )
  expect(await eventsOf(crux)).toEqual(['flagged', 'replied', 'flag_gone'])
  await addFlag(ada, flag, now)
  expect(await eventsOf(crux)).toHaveLength(4)
})

test('a “not a crux” can be answered too', async () => {
  const { crux, ada, bob } = await givenDisagreement()
  await setStance(ada, stanceOn(crux, { mark: 'not_crux', note: 'It comes out the same.' }), now)
  await reply(bob, { crux, to: `stance:${ada.id}`, text: 'Not for those who live there.' }, now)
  expect((await refusalOf(reply(bob, { crux, to: 'stance:999999', text: 'Who?' }, now))).code).toBe(
    'not-found',
  )
  await setStance(ada, stanceOn(crux, ADA), now)
})
