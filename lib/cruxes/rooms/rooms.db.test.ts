import { expect, test } from 'vitest'
import { tuples } from '@/lib/server/db'
import { givenMember } from '@/lib/testing/member'
import { ADA, BOB, givenDisagreement, refusalOf, stanceOn } from '@/lib/testing/stances'
import { setStance } from '../stances/commands'
import {
  acceptWords,
  addPoint,
  answerInvitation,
  movePoint,
  openRoom,
  putInWords,
  removePoint,
} from './commands'
import { readRoom, readRooms } from './queries'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute))

/** A room of Ada and Bob, who has accepted. */
async function givenRoom() {
  const given = await givenDisagreement()
  const { crux, ada, bob } = given
  const [row] = await tuples<[string]>('test-handle', 'SELECT handle FROM app_user WHERE id = $1', [bob.id])
  const handle = row?.[0] ?? ''
  const { room } = await openRoom(ada, { crux, with: handle, facilitator: null }, at(0))
  await answerInvitation(bob, room, 'accept', at(1))
  return { ...given, room, handle }
}

test('an invitation is told, can be accepted once, and the same two get the same room', async () => {
  const { crux, ada, bob, room, handle } = await givenRoom()

  const again = await openRoom(ada, { crux, with: handle, facilitator: null }, at(2))
  expect(again.room).toBe(room)
  expect((await refusalOf(answerInvitation(bob, room, 'accept', at(3)))).code).toBe('conflict')
  const told = await tuples<[string, string]>(
    'test-told',
    'SELECT kind, path FROM notification WHERE user_id = $1 ORDER BY id',
    [bob.id],
  )
  expect(told).toEqual([['room', `/cruxes/${crux}/rooms/${room}`]])
  expect((await readRooms(crux, null))?.rooms).toMatchObject([{ id: room, isAccepted: true, points: 0 }])
})

test('who declines has no seat; who was never asked has none either', async () => {
  const { crux, ada, handle } = await givenDisagreement().then(async (given) => {
    const [row] = await tuples<[string]>('test-handle', 'SELECT handle FROM app_user WHERE id = $1', [
      given.bob.id,
    ])
    return { ...given, handle: row?.[0] ?? '', bob: given.bob }
  })
  const { room } = await openRoom(ada, { crux, with: handle, facilitator: null }, at(0))
  const [invited] = await tuples<[number]>(
    'test-invited',
    `SELECT user_id FROM crux_room_seat WHERE room_id = $1 AND seat = 'second'`,
    [room],
  )
  const bob = { ...ada, id: invited?.[0] ?? 0 }
  const stranger = await givenMember('Cyd')
  expect((await refusalOf(addPoint(bob, { room, section: 'rant', text: 'So.' }, at(1)))).code).toBe(
    'conflict',
  )
  expect((await refusalOf(addPoint(stranger, { room, section: 'rant', text: 'So.' }, at(1)))).code).toBe(
    'forbidden',
  )
  expect((await refusalOf(openRoom(ada, { crux, with: 'nobody-here', facilitator: null }, at(1)))).code).toBe(
    'not-found',
  )

  await answerInvitation(bob, room, 'decline', at(2))
  expect((await readRoom(crux, room, null))?.seats.map(({ seat }) => seat)).toEqual(['first'])
})

test('points move up as they get clearer; what is common needs the other', async () => {
  const { crux, ada, bob, room } = await givenRoom()
  await addPoint(ada, { room, section: 'rant', text: 'It all hangs on June.' }, at(2))
  const point = (await readRoom(crux, room, null))?.points[0]?.id ?? 0
  const section = async () => (await readRoom(crux, room, null))?.points[0]?.section

  await movePoint(ada, point, 'up', at(3))
  expect(await section()).toBe('tests')
  expect((await refusalOf(movePoint(ada, point, 'up', at(4)))).message).toContain('ask them to move it up')
  await movePoint(bob, point, 'up', at(5))
  expect(await section()).toBe('cruxes')
  expect((await refusalOf(addPoint(ada, { room, section: 'beliefs', text: 'All good.' }, at(6)))).code).toBe(
    'invalid',
  )
  expect((await refusalOf(removePoint(bob, point, at(7)))).code).toBe('forbidden')
  await removePoint(ada, point, at(8))
  expect((await readRoom(crux, room, null))?.points).toEqual([])
  expect((await refusalOf(movePoint(ada, point, 'up', at(9)))).code).toBe('not-found')
})

test('two who move the same point at once move it twice, not over each other', async () => {
  const { crux, ada, bob, room } = await givenRoom()
  await addPoint(ada, { room, section: 'rant', text: 'It all hangs on June.' }, at(2))
  const point = (await readRoom(crux, room, null))?.points[0]?.id ?? 0
  await Promise.all([movePoint(bob, point, 'up', at(3)), movePoint(bob, point, 'up', at(3))])
  expect((await readRoom(crux, room, null))?.points[0]?.section).toBe('cruxes')
})

test('words for the other’s view are accepted by whose view it is, and the numbers of both are there', async () => {
  const { crux, ada, bob, room } = await givenRoom()
  await setStance(ada, stanceOn(crux, ADA), at(1))
  await setStance(bob, stanceOn(crux, BOB), at(2))
  await putInWords(bob, { room, text: 'June decides for Ada.' }, at(3))
  const words = (await readRoom(crux, room, null))?.words[0]
  expect(words).toMatchObject({ accepted: null, of: { id: ada.id }, author: { id: bob.id } })

  const decision = { room, words: words?.id ?? 0, accepted: true }
  expect((await refusalOf(acceptWords(bob, decision, at(4)))).code).toBe('forbidden')
  await acceptWords(ada, decision, at(5))
  const data = await readRoom(crux, room, bob.id)
  expect(data?.words[0]?.accepted).toBe(true)
  expect(data?.viewerHolds).toBe(true)
  expect(data?.seats.map(({ stance }) => stance?.percents.credence)).toEqual([90, 10])
})

test('a room is read by those who may read its thread, and by its own crux alone', async () => {
  const { crux, thread, room } = await givenRoom()
  expect(await readRoom(crux + 1, room, null)).toBeNull()
  await tuples(
    'test-close-room',
    `WITH g AS (INSERT INTO forum_group (slug, name, may_read) VALUES ('closed-r' || $1::int, 'Closed', 'member') RETURNING id)
     UPDATE thread SET group_id = (SELECT id FROM g) WHERE id = $1::int`,
    [thread.id],
  )
  expect(await readRoom(crux, room, null)).toBeNull()
  expect(await readRooms(crux, null)).toBeNull()
})
