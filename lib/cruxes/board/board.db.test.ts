import { expect, test } from 'vitest'
import type { Member } from '@/lib/access/actor'
import { db } from '@/lib/server/db'
import { givenThread } from '@/lib/testing/crux-world'
import { givenMember } from '@/lib/testing/member'
import { editCrux, tagCrux } from '../naming/commands'
import { editInput, tagInput } from '../naming/schema'
import { setStance } from '../stances/commands'
import { stanceInput } from '../stances/schema'
import { readBoard } from './queries'
import type { Wanted } from './view'

const start = new Date('2026-03-01T12:00:00Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const HIGH = { credence: 90, ifTrue: 70, ifFalse: 30 }
const LOW = { credence: 10, ifTrue: 62, ifFalse: 22 }

/** Five cruxes of one thread, by how they stand; the thread has a tag of its own. */
async function givenBoard() {
  const [thread, ada, bob, cyd] = [
    await givenThread(),
    await givenMember('Ada'),
    await givenMember('Bob'),
    await givenMember('Cyd'),
  ]
  const tag = `board-${thread.id}`
  await db.threadTag.create({
    data: { thread: { connect: { id: thread.id } }, tag: { create: { slug: tag } } },
  })
  let minute = 0
  const named = async (statement: string, kind = 'empirical') =>
    (await tagCrux(ada, tagInput.parse({ thread: thread.slug, statement, kind }), later(minute++))).crux
  const say = (who: Member, crux: number, numbers: object) =>
    setStance(who, stanceInput.parse({ crux, ...numbers }), later(minute++))
  const cruxes = {
    open: await named('An open one.'),
    wide: await named('A double one that accounts for much.'),
    narrow: await named('A double one that accounts for less.', 'forecast'),
    proposed: await named('A proposed one.'),
  }
  for (const crux of [cruxes.wide, cruxes.narrow]) {
    await say(ada, crux, HIGH)
    await say(bob, crux, crux === cruxes.wide ? LOW : { ...LOW, credence: 60, ifTrue: 42, ifFalse: 2 })
    await say(cyd, crux, crux === cruxes.wide ? LOW : { ...LOW, credence: 60, ifTrue: 42, ifFalse: 2 })
  }
  for (const who of [ada, bob]) await say(who, cruxes.open, { credence: 50, ifTrue: 50, ifFalse: 50 })
  const show = async (over: Partial<Wanted> = {}, viewer: Member | null = null, limit?: number) =>
    readBoard({ filter: 'all', kind: null, tag, after: null, ...over }, viewer?.id ?? null, later(99), limit)
  const ids = async (...given: Parameters<typeof show>) => (await show(...given))?.items.map(({ id }) => id)
  return { cruxes, ada, bob, show, ids, later: () => later(minute++) }
}

test('double cruxes come first, of them the one that surely accounts for more; then what is open, then what waits', async () => {
  const { cruxes, ids } = await givenBoard()

  expect(await ids()).toEqual([cruxes.wide, cruxes.narrow, cruxes.open, cruxes.proposed])
  expect(await ids({ filter: 'double' })).toEqual([cruxes.wide, cruxes.narrow])
  expect(await ids({ kind: 'forecast' })).toEqual([cruxes.narrow])
  expect(await ids({ tag: 'no-such-tag' })).toEqual([])
})

test('page by page nothing is left out and nothing comes twice', async () => {
  const { show, ids } = await givenBoard()
  const seen: number[] = []
  let after: string | null = null
  do {
    const page = await show({ after }, null, 1)
    seen.push(...(page?.items.map(({ id }) => id) ?? []))
    after = page?.next ?? null
  } while (after !== null)

  expect(seen).toEqual(await ids())
  expect(await show({ after: 'nonsense' })).toBeNull()
})

test('one finds those that mean something else since one answered, and those that are soon to be settled', async () => {
  const { cruxes, ada, bob, ids, later: next } = await givenBoard()
  await editCrux(
    ada,
    editInput.parse({ crux: cruxes.wide, statement: 'Another matter.', meaning: 'changed' }),
    next(),
  )
  expect(await ids({ filter: 'mine' }, bob)).toEqual([cruxes.wide])
  expect(await ids({ filter: 'mine' })).toEqual([])

  const day = (on: string) => ({ resolveBy: new Date(on) })
  await db.crux.update({ where: { id: cruxes.open }, data: day('2026-03-20') })
  await db.crux.update({ where: { id: cruxes.narrow }, data: day('2026-06-20') })
  expect(await ids({ filter: 'soon' })).toEqual([cruxes.open])
})
