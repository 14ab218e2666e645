import { expect, test } from 'vitest'
import { GOOD_PASSWORD, newMember, unique, visitor } from '@/lib/testing/visitor'

const ROUNDS = 16
/** One step of the clock that answers keep to (lib/server/even-time.ts): a busy machine may fall one behind. */
const STEP_MS = 100

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

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const lowerQuartile = (all: number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 4)] ?? 0

test.each(DOORS)(
  'at $name the clock does not tell a known address from an unknown one',
  async ({ name, input }) => {
    const members: string[] = []
    for (let i = 0; i < 6; i++) members.push((await newMember()).email)
    let turn = 0
    // One after the other, so that no limit on one address is met.
    const known = () => visitor().do(name, input(members[turn++ % members.length] ?? ''))
    const unknown = () => visitor().do(name, input(`${unique()}@example.org`))
    const times = { known: [] as number[], unknown: [] as number[] }
    for (let i = 0; i < ROUNDS; i++) {
      // Alternating, and who comes first as well: what else the machine does falls on both.
      if (i % 2) times.known.push(await timed(known))
      times.unknown.push(await timed(unknown))
      if (i % 2 === 0) times.known.push(await timed(known))
    }

    const difference = Math.abs(lowerQuartile(times.known) - lowerQuartile(times.unknown))
    expect(difference).toBeLessThan(STEP_MS * 1.3)
  },
  60_000,
)
