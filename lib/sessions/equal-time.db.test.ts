import { expect, test } from 'vitest'
import { GOOD_PASSWORD, newMember, unique, visitor } from '@/lib/testing/visitor'

const ROUNDS = 24
/** What a shared machine adds by itself. A missing hash would be some 30 ms, of a median of some 40. */
const BOUND = 0.35

const median = (all: number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

/** Milliseconds of the middle try for each of two, taken in turn so that what else the machine does falls on both. */
async function inTurn(one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let i = 0; i < ROUNDS; i++) {
    for (const [list, work] of i % 2
      ? ([
          [times[0], one],
          [times[1], other],
        ] as const)
      : ([
          [times[1], other],
          [times[0], one],
        ] as const)) {
      const began = performance.now()
      await work()
      if (i >= 4) list.push(performance.now() - began) // the first few warm up
    }
  }
  return [median(times[0]), median(times[1])]
}

const expectEqual = ([known, unknown]: [number, number]) =>
  expect(Math.abs(known - unknown) / Math.max(known, unknown)).toBeLessThan(BOUND)

test('a known and an unknown address cannot be told apart by the clock: sign-in, sign-up, reset, link', async () => {
  const members = []
  for (let i = 0; i < 6; i++) members.push((await newMember()).email)
  let turn = 0
  // In turn, so that no limit on one address is met.
  const known = () => members[turn++ % members.length] as string
  const stranger = () => `${unique()}@example.org`

  const signIn = (email: string) =>
    visitor().do('sign-in', { email, password: 'not the right one', back: '/' })
  expectEqual(
    await inTurn(
      () => signIn(known()),
      () => signIn(stranger()),
    ),
  )

  const signUp = (email: string) =>
    visitor().do('sign-up', { handle: `new-${unique()}`, email, password: GOOD_PASSWORD, back: '/' })
  expectEqual(
    await inTurn(
      () => signUp(known()),
      () => signUp(stranger()),
    ),
  )

  const fresh = []
  for (let i = 0; i < 12; i++) fresh.push((await newMember()).email)
  const other = () => fresh[turn++ % fresh.length] as string
  const reset = (email: string) => visitor().do('request-reset', { email })
  expectEqual(
    await inTurn(
      () => reset(other()),
      () => reset(stranger()),
    ),
  )

  const third = []
  for (let i = 0; i < 6; i++) third.push((await newMember()).email)
  const link = (email: string) => visitor().do('request-link', { email, back: '/' })
  expectEqual(
    await inTurn(
      () => link(third[turn++ % third.length] as string),
      () => link(stranger()),
    ),
  )
}, 120_000)
