import { expect, test } from 'vitest'
import { readCrux } from '@/lib/cruxes/card/queries'
import { db, tuples } from '@/lib/server/db'
import { findDrift } from '@/lib/server/verify'
import { givenCrux, givenThread } from '@/lib/testing/crux-world'
import { givenMember } from '@/lib/testing/member'
import { ADA, BOB, givenDisagreement, refusalOf, stanceOn } from '@/lib/testing/stances'
import { readDisagreement } from '../facts/queries'
import { answerAgain, moveCrux, setCriteria } from '../moving/commands'
import { readAsked } from '../page/queries'
import { retractStance, setClaimStance, setStance } from '../stances/commands'
import { addClaim, addForClaim, removeForClaim, rewordClaim, takeClaimAway } from './commands'

const at = (minutes: number) => new Date(Date.parse('2026-03-01T10:00:00Z') + minutes * 60_000)
const author = async (thread: { authorId: number }) => ({
  ...(await givenMember('Author')),
  id: thread.authorId,
})
const TEXT = 'It will pay for itself.'
const stateOf = async (id: number) => (await db.crux.findUniqueOrThrow({ where: { id } })).state
const claimsOf = (id: number) =>
  tuples<[string]>(
    'claims-of',
    `SELECT k.ref FROM crux_claim c JOIN claim k ON k.id = c.claim_id WHERE c.crux_id = $1 ORDER BY k.position`,
    [id],
  ).then((rows) => rows.map(([ref]) => ref))
const standing = (id: number, user: number) =>
  tuples<[string, number | null, number | null]>(
    'standing',
    `SELECT k.ref, s.credence, s.if_true FROM current_stance s JOIN claim k ON k.id = s.claim_id WHERE s.crux_id = $1 AND s.user_id = $2 ORDER BY k.position`,
    [id, user],
  )

/** A disagreement whose crux is one for the main claim and for a second one. */
async function givenTwoClaims(state = 'open') {
  const world = await givenDisagreement(state)
  const writer = await author(world.thread)
  const { claim } = await addClaim(writer, { thread: world.thread.slug, text: TEXT }, at(0))
  await addForClaim(writer, { crux: world.crux, claim }, at(0))
  return { ...world, writer, claim }
}

test('an author adds claims, each with its own name, and five are enough', async () => {
  const thread = await givenThread()
  const writer = await author(thread)
  const names: string[] = []
  for (const text of ['One.', 'Two.', 'Three.', 'Four.'])
    names.push((await addClaim(writer, { thread: thread.slug, text }, at(0))).claim)
  expect(names).toEqual(['k2', 'k3', 'k4', 'k5'])
  expect(await addClaim(writer, { thread: thread.slug, text: 'two.' }, at(1))).toMatchObject({ claim: 'k3' })
  expect(await refusalOf(addClaim(writer, { thread: thread.slug, text: 'Six.' }, at(1)))).toMatchObject({
    code: 'conflict',
  })
  const stranger = await givenMember('Eve')
  expect(await refusalOf(addClaim(stranger, { thread: thread.slug, text: 'Mine.' }, at(1)))).toMatchObject({
    code: 'forbidden',
  })
})

test('two who add at once get two claims with two names', async () => {
  const thread = await givenThread()
  const writer = await author(thread)
  const both = await Promise.all(
    ['One.', 'Two.'].map((text) => addClaim(writer, { thread: thread.slug, text }, at(0))),
  )
  expect(both.map(({ claim }) => claim).sort()).toEqual(['k2', 'k3'])
})

test('a claim is put anew until somebody else has answered it, and what it said is kept', async () => {
  const { thread, writer, claim, ada } = await givenTwoClaims()
  const reword = (text: string) =>
    rewordClaim(writer, { thread: thread.slug, claim, text, reason: null }, at(1))
  await setClaimStance(writer, { thread: thread.slug, claim, credence: 60, because: null }, at(1))
  await reword('It will pay for itself within two years.')
  expect(await db.claimRevision.findMany({ select: { text: true } })).toEqual([{ text: TEXT }])

  await setClaimStance(ada, { thread: thread.slug, claim, credence: 20, because: null }, at(2))
  expect(await refusalOf(reword('It will cost nothing.'))).toMatchObject({ code: 'conflict' })
})

test('a moderator who puts it anew says why, in the public log', async () => {
  const { thread, claim } = await givenTwoClaims()
  const mo = await givenMember('Mo', 'moderator')
  const input = { thread: thread.slug, claim, text: 'It pays.', reason: null }
  expect(await refusalOf(rewordClaim(mo, input, at(1)))).toMatchObject({ code: 'invalid' })
  await rewordClaim(mo, { ...input, reason: 'Shorter.' }, at(1))
  expect(await db.logEntry.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
    action: 'claim-reword',
    reason: 'Shorter.',
  })
})

test('only a claim that nobody answered and no crux is for is taken away', async () => {
  const { thread, crux, writer, claim } = await givenTwoClaims()
  const gone = () => takeClaimAway(writer, { thread: thread.slug, claim, reason: null }, at(1))
  expect(await refusalOf(gone())).toMatchObject({ message: expect.stringContaining('Cruxes are for') })
  await removeForClaim(writer, { crux, claim }, at(1))
  await gone()
  expect(await db.claim.count({ where: { threadId: thread.id } })).toBe(1)
})

test('a crux stays one for a claim that people have answered it for, and for one at least', async () => {
  const { crux, writer, claim, ada } = await givenTwoClaims()
  await setStance(ada, stanceOn(crux, { ...ADA, claim }), at(1))
  expect(await refusalOf(removeForClaim(writer, { crux, claim }, at(2)))).toMatchObject({ code: 'conflict' })
  await removeForClaim(writer, { crux, claim: 'main' }, at(2))
  expect(await claimsOf(crux)).toEqual(['k2'])
  expect(await refusalOf(setStance(ada, stanceOn(crux, { ...ADA, claim: 'main' }), at(3)))).toMatchObject({
    code: 'not-found',
  })
  await retractStance(ada, crux, at(4))
  expect(await refusalOf(removeForClaim(writer, { crux, claim }, at(5)))).toMatchObject({
    message: expect.stringContaining('one claim at least'),
  })
})

test('the database holds a crux and its claims in one thread, and leaves none without a claim', async () => {
  const { crux, claim } = await givenTwoClaims()
  const other = await givenThread()
  const add = (claimId: number) => db.cruxClaim.create({ data: { cruxId: crux, claimId } })
  await expect(add(other.claimId)).rejects.toThrow()
  await db.cruxClaim.deleteMany({ where: { cruxId: crux } })
  expect(await claimsOf(crux)).toEqual(['main'])
  await db.claim.deleteMany({ where: { ref: 'main', cruxes: { some: { cruxId: crux } } } })
  expect(await claimsOf(crux)).toEqual([claim])
})

test('how likely one finds a crux is one belief, beside whichever claim it was said last', async () => {
  const { thread, crux, claim, ada } = await givenTwoClaims()
  await setStance(ada, stanceOn(crux, { ...ADA, note: 'Asked the builder.', confidence: 3 }), at(1))
  await setStance(ada, stanceOn(crux, { credence: 90, ifTrue: 40, ifFalse: 10, claim }), at(2))
  const { claim: shown } = await setStance(
    ada,
    stanceOn(crux, { credence: 55, ifTrue: 40, ifFalse: 10, claim }),
    at(3),
  )
  expect(shown).toBe(claim)
  expect(await standing(crux, ada.id)).toEqual([
    ['main', 55, 70],
    ['k2', 55, 40],
  ])
  // All else that was said beside the main claim stands, and events are only added.
  expect(
    await db.cruxStanceEvent.findFirst({
      where: { cruxId: crux, claim: { ref: 'main' } },
      orderBy: { id: 'desc' },
    }),
  ).toMatchObject({ note: 'Asked the builder.', confidence: 3, credence: 55 })
  expect(await db.cruxStanceEvent.count({ where: { cruxId: crux } })).toBe(4)
  expect(await findDrift(['crux scores'])).toEqual([])
  expect((await readDisagreement(thread.id)).cruxes[0]?.stances[0]?.percents.credence).toBe(55)
})

test('two numbers given at once beside two claims end as one', async () => {
  const { crux, claim, ada } = await givenTwoClaims()
  await setStance(ada, stanceOn(crux, ADA), at(1))
  await setStance(ada, stanceOn(crux, { ...ADA, claim }), at(1))
  await Promise.all([
    setStance(ada, stanceOn(crux, { ...ADA, credence: 20 }), at(2)),
    setStance(ada, stanceOn(crux, { ...ADA, credence: 40, claim }), at(2)),
  ])
  const [main, other] = await standing(crux, ada.id)
  expect(main?.[1]).toBe(other?.[1])
})

test('it is double if it is for a pair on any of its claims, and people count once', async () => {
  const { crux, claim, ada, bob } = await givenTwoClaims()
  await setStance(ada, stanceOn(crux, { credence: 90, ifTrue: 60, ifFalse: 55 }), at(1))
  await setStance(bob, stanceOn(crux, { credence: 10, ifTrue: 60, ifFalse: 55 }), at(1))
  expect(await stateOf(crux)).toBe('open')
  await setStance(ada, stanceOn(crux, { ...ADA, claim }), at(2))
  await setStance(bob, stanceOn(crux, { ...BOB, claim }), at(2))
  expect(await stateOf(crux)).toBe('double')
  expect(await db.notification.count({ where: { userId: ada.id, kind: 'double_crux' } })).toBe(1)
  await setStance(bob, stanceOn(crux, { credence: 85, ifTrue: 62, ifFalse: 22, claim }), at(3))
  expect(await stateOf(crux)).toBe('open')
})

test('one person who answers for two claims is not two', async () => {
  const { crux, claim, ada } = await givenTwoClaims('proposed')
  await setStance(ada, stanceOn(crux, ADA), at(1))
  await setStance(ada, stanceOn(crux, { ...ADA, claim }), at(2))
  expect(await stateOf(crux)).toBe('proposed')
})

test('what is seen of a crux is about one claim at a time', async () => {
  const { thread, crux, claim, ada, bob } = await givenTwoClaims()
  await setStance(ada, stanceOn(crux, { ...ADA, claim }), at(1))
  await setStance(bob, stanceOn(crux, BOB), at(1))
  await setClaimStance(ada, { thread: thread.slug, claim, credence: 35, because: null }, at(1))
  const found = async (ref: string | null) => {
    const page = await readCrux(crux, ada.id, ref)
    return [page?.crux.claim?.name, page?.holders.map(({ person }) => person.name)]
  }
  expect(await found(null)).toEqual(['Main claim', ['Bob']])
  expect(await found(claim)).toEqual(['Claim 2', ['Ada']])
  expect(await readCrux(crux, ada.id, 'k9')).toBeNull()
  const second = await readDisagreement(thread.id, undefined, claim)
  expect(second.main).toEqual([{ userId: ada.id, credence: 35 }])
  expect(second.cruxes.map(({ id }) => id)).toEqual([crux])
  const only = await givenCrux(thread)
  expect((await readDisagreement(thread.id, undefined, claim)).cruxes.map(({ id }) => id)).toEqual([crux])
  expect((await readDisagreement(thread.id)).cruxes.map(({ id }) => id)).toEqual([crux, only])
})

test('whoever foretold something of a claim is asked again about that claim', async () => {
  const { thread, crux, claim, ada, bob, writer } = await givenTwoClaims()
  const mo = await givenMember('Mo', 'moderator')
  await setCriteria(writer, { crux, criteria: 'The report.', resolveBy: null }, at(1))
  await setStance(ada, stanceOn(crux, { ...ADA, claim }), at(2))
  await setStance(ada, stanceOn(crux, { ...ADA, ifTrue: 95 }), at(2))
  await setStance(bob, stanceOn(crux, { ...BOB, claim }), at(2))
  await moveCrux(mo, { crux, to: 'resolved', reason: 'It came.', outcome: 'true' }, at(3))
  expect(await answerAgain(ada, { crux, claim, main: 72 }, at(4))).toMatchObject({ foretold: 70, claim })
  expect(await answerAgain(ada, { crux, claim: null, main: 90 }, at(5))).toMatchObject({ foretold: 95 })
  const asked = await readAsked(thread.id)
  expect(asked.map(({ foretold, now }) => [foretold, now]).sort()).toEqual([
    [62, null],
    [70, 72],
    [95, 90],
  ])
})
