import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CommentView } from '@/lib/comments/view'
import type { News } from '@/lib/live/changes'
import { toMoment } from '@/lib/live/moment'
import { Room } from './room'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const at = (number: number) => toMoment(`${number}:${number}:`) ?? expect.fail()
const view = { ref: 'c1', parentRef: null, author: null } as unknown as CommentView
const figures = { comments: 1, karma: 0, agreement: 0 }
const comment = { ref: 'c1', karma: 0, agreement: 0, authorId: 1, seq: 1, view }

function openRoom(news: (reads: number) => News) {
  let reads = 0
  const read = vi.fn(async (_: number, _oldest: bigint): Promise<News | null> => news(++reads))
  const render = vi.fn(() => '<li>')
  const log = vi.fn()
  return {
    room: new Room({ id: 1, slug: 'slug', groupId: 1 }, { read, render, log, now: async () => '100:100:' }),
    read,
    render,
    log,
  }
}
const listener = (userId: number | null = null) => ({ userId, send: vi.fn<(frame: Buffer) => void>() })
const news = (reads: number): News => ({
  moment: at(100 + reads * 10),
  completeFrom: 0n,
  thread: figures,
  left: [],
  cruxes: [],
  claimChangedIn: null,
  comments: [{ ...comment, changedIn: BigInt(95 + reads * 10), wordsChangedIn: BigInt(95 + reads * 10) }],
})

test('a thousand listeners cost one read, one rendering and one letter', async () => {
  const { room, read, render } = openRoom(news)
  const all = Array.from({ length: 1000 }, () => listener())
  for (const one of all) room.enter(one, null)
  await vi.advanceTimersByTimeAsync(1000)
  room.hear()
  await vi.advanceTimersByTimeAsync(1000)

  expect(read).toHaveBeenCalledTimes(1)
  expect(render).toHaveBeenCalledTimes(1)
  const letters = new Set(all.map(({ send }) => send.mock.calls[0]?.[0]))
  expect(letters.size).toBe(1)
  expect(all.every(({ send }) => send.mock.calls.length === 1)).toBe(true)
})

test('whatever happens within a breath is read at once', async () => {
  const { room, read } = openRoom(news)
  room.enter(listener(), null)
  await vi.advanceTimersByTimeAsync(1000)
  for (let i = 0; i < 50; i++) {
    room.hear()
    await vi.advanceTimersByTimeAsync(20)
  }
  await vi.advanceTimersByTimeAsync(1000)

  expect(read.mock.calls.length).toBeLessThanOrEqual(5)
})

test('those who come with different moments are each told what they have not seen, from one read', async () => {
  const { room, read } = openRoom(news)
  const [early, late] = [listener(), listener()]
  room.enter(early, at(90))
  room.enter(late, at(106))
  await vi.advanceTimersByTimeAsync(1000)

  expect(read).toHaveBeenCalledTimes(1)
  expect(read.mock.calls[0]?.[1]).toBe(90n)
  expect(String(early.send.mock.calls[0]?.[0])).toContain('"ref":"c1"')
  expect(String(late.send.mock.calls[0]?.[0])).not.toContain('"ref":"c1"')
})

test('a read that fails is written down and tried again; nothing is lost', async () => {
  const { room, read, log } = openRoom(news)
  const one = listener()
  room.enter(one, null)
  await vi.advanceTimersByTimeAsync(1000)
  read.mockRejectedValueOnce(new Error('the database is away'))
  room.hear()
  await vi.advanceTimersByTimeAsync(5000)

  expect(log).toHaveBeenCalledTimes(1)
  expect(one.send).toHaveBeenCalledTimes(1)
})

test('a room that everybody left asks nothing any more', async () => {
  const { room, read } = openRoom(news)
  const one = listener()
  room.enter(one, null)
  await vi.advanceTimersByTimeAsync(1000)
  room.hear()
  room.leave(one)
  await vi.advanceTimersByTimeAsync(5000)

  expect(read).not.toHaveBeenCalled()
})
