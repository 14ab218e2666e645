import { expect, test } from 'vitest'
import { GOOD_PASSWORD, newMember, unique, visitor } from '@/lib/testing/visitor'

const WARM = 3
const ROUNDS = 20

type Door = { name: string; input: (email: string) => Record<string, unknown> }
const DOORS: readonly Door[] = [
  { name: 'sign-in', input: (email) => ({ email, password: 'not the right one', back: '/' }) },
  {
    name: 'sign-up',
    input: (email) => ({ handle: `new-${unique()}`, email, password: GOOD_PASSWORD, back: '/' }),
  },
  { name: 'request-reset', input: (email) => ({ email }) },
  { name: 'request-link', input: (email) => ({ email, back: '/' }) },
]

/** What a question costs this process in milliseconds of work, on whichever thread: waiting and what other processes do is not in it. */
async function worked(ask: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await ask()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await ask()
  return performance.now() - began
}

/** What it costs when nothing else comes between: noise only ever adds. */
const lowerQuartile = (all: number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 4)] ?? 0

/** Ask at a door for addresses with and without an account, in turns, so that what else the machine does falls on both. */
async function compare({ name, input }: Door, measure: typeof worked) {
  const members: string[] = []
  for (let i = 0; i < 6; i++) members.push((await newMember()).email)
  const costs = { known: [] as number[], unknown: [] as number[] }
  for (let i = 0; i < WARM + ROUNDS; i++) {
    const known = members[i % members.length] ?? ''
    const both = [
      ['known', known],
      ['unknown', `${unique()}@example.org`],
    ] as const
    for (const [who, email] of i % 2 ? both : both.toReversed()) {
      const cost = await measure(() => visitor().do(name, input(email)))
      if (i >= WARM) costs[who].push(cost)
    }
  }
  return { known: lowerQuartile(costs.known), unknown: lowerQuartile(costs.unknown) }
}

// A hash of a password is many times all other work of an answer: whoever skips it for an address without an account is found here.
test.each(DOORS)(
  'at $name an unknown address is as much work as a known one',
  async (door) => {
    const { known, unknown } = await compare(door, worked)
    const [less, more] = [Math.min(known, unknown), Math.max(known, unknown)]

    expect(less / more, `${known} ms for a known address, ${unknown} ms for an unknown one`).toBeGreaterThan(
      0.6,
    )
  },
  60_000,
)

test('at sign-in the clock tells them apart no better than the steps that answers keep to', async () => {
  const { known, unknown } = await compare(DOORS[0] ?? expect.fail(), timed)

  // Both within one step of lib/server/even-time.ts: a busy machine may push either over its edge.
  expect(Math.abs(known - unknown)).toBeLessThan(130)
}, 60_000)
