import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postComment } from '@/lib/comments/commands'
import { db } from '@/lib/server/db'
import { findDrift } from '@/lib/server/verify'
import { givenMember, givenThread } from '@/lib/testing/given'

const VOTERS = 16
const VOTES_OF_ONE = 30
const nodes: { child: ChildProcess; url: string }[] = []

beforeAll(async () => {
  for (let i = 0; i < 2; i++) {
    const child = fork('lib/testing/fragile-door.ts', ['well'], { execArgv: ['--import', 'tsx'] })
    const [port] = await once(child, 'message')
    nodes.push({ child, url: `http://127.0.0.1:${port}` })
  }
})
afterAll(() => {
  for (const { child } of nodes) child.kill('SIGKILL')
})

test('hundreds of votes hurled at one comment through two server processes: no sum drifts, and verify finds nothing', async () => {
  const author = await givenMember()
  const thread = await givenThread(author)
  const { comment } = await postComment(
    author,
    { thread, parent: '', body: 'Vote on me.', ref: 'target01', key: 'target01' },
    new Date(),
  )
  const tokens = await Promise.all(
    Array.from({ length: VOTERS }, async () => {
      const [{ id: userId }, sessionToken] = [await givenMember(), randomBytes(16).toString('hex')]
      const expires = new Date(Date.now() + 600_000)
      await db.session.create({ data: { userId, sessionToken, expires } })
      return sessionToken
    }),
  )
  // Every vote of a person may overtake another of theirs: both processes are asked at once, with answers that contradict each other.
  const hurl = async (token: string, nth: number): Promise<string> => {
    const vote = {
      comment: nth % 5 === 4 ? '' : comment,
      axis: nth % 3 === 0 ? 'agreement' : 'karma',
      press: [1, -1, 0, 1, -2, 2][(nth * 7 + token.charCodeAt(0)) % 6],
    }
    const response = await fetch(`${nodes[nth % 2]?.url}/vote`, {
      method: 'POST',
      headers: { authorization: token },
      body: JSON.stringify({ thread, vote }),
    })
    return ((await response.json()) as { status: string }).status
  }
  const answers = await Promise.all(
    tokens.flatMap((token) => Array.from({ length: VOTES_OF_ONE }, (_, nth) => hurl(token, nth))),
  )

  expect(answers).toHaveLength(VOTERS * VOTES_OF_ONE)
  // A strong vote too many within the hour would be refused with a sentence; there are too few texts for that here.
  expect(new Set(answers)).toEqual(new Set(['done']))
  expect(await db.commentVote.count({ where: { comment: { ref: comment } } })).toBeGreaterThan(VOTERS / 2)
  expect(await findDrift()).toEqual([])
}, 120_000)
