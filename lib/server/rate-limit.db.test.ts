import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { Refusal } from '@/lib/access/refusal'
import { transaction, tuples } from './db'
import {
  blockedUntil,
  countAttempt,
  forgetAttempts,
  type LimitRule,
  sweepAttempts,
  takeAttempt,
} from './rate-limit'

const rule: LimitRule = {
  name: 'test',
  burst: 3,
  forget: 60,
  firstWait: 10,
  longestWait: 300,
  words: 'You tried that often.',
}
const start = new Date('2026-03-01T12:00:00Z')
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const isRefused = (key: string, at: Date, by = rule) =>
  countAttempt(by, key, at).then(
    () => false,
    (error) => {
      if (error instanceof Refusal) return true
      throw error
    },
  )

test('a few tries go through at once, and then each must wait longer than the one before', async () => {
  const refused = await Promise.all([1, 2, 3].map(() => isRefused('ada', start)))
  expect(refused).toEqual([false, false, false])

  expect(await isRefused('ada', after(9))).toBe(true)
  expect(await isRefused('ada', after(10))).toBe(false)
  expect(await isRefused('ada', after(29))).toBe(true)
  expect(await isRefused('ada', after(30))).toBe(false)
  expect(await blockedUntil(rule, 'ada', after(30))).toEqual(after(70))
})

test('a refusal says in a sentence until when, and waiting is enough: trying meanwhile makes it no longer', async () => {
  for (let i = 0; i < 3; i++) await countAttempt(rule, 'bob', start)
  const refusal = await countAttempt(rule, 'bob', after(1)).catch((error) => error)

  expect(refusal).toMatchObject({
    code: 'too-fast',
    message: 'You tried that often. Try again in 9 seconds.',
    until: after(10),
  })
  for (let i = 2; i < 10; i++) expect(await isRefused('bob', after(i))).toBe(true)
  expect(await isRefused('bob', after(10))).toBe(false)
})

test('somebody who tries no faster than tries are forgotten is never held back', async () => {
  for (let i = 0; i < 50; i++) expect(await isRefused('steady', after(i * 60))).toBe(false)
})

test('the wait has an end', async () => {
  for (let at = 0, i = 0; i < 40; i++) {
    await countAttempt(rule, 'mule', after(at))
    const until = await blockedUntil(rule, 'mule', after(at))
    expect(until ? (until.getTime() - after(at).getTime()) / 1000 : 0).toBeLessThanOrEqual(300)
    at += 300
  }
})

test('keys and rules do not hold each other back, and a success forgets', async () => {
  for (let i = 0; i < 3; i++) await countAttempt(rule, 'cleo', start)
  expect(await isRefused('cleo', start)).toBe(true)
  expect(await isRefused('dan', start)).toBe(false)
  expect(await isRefused('cleo', start, { ...rule, name: 'another' })).toBe(false)

  await forgetAttempts(rule, 'cleo')
  expect(await isRefused('cleo', start)).toBe(false)
})

test('two hundred tries at once pass the burst and no more', async () => {
  const refused = await Promise.all(Array.from({ length: 200 }, () => isRefused('race', start)))

  expect(refused.filter((one) => !one)).toHaveLength(3)
})

test('two server processes on one database count as one', async () => {
  const program = `
    const { countAttempt } = await import('./lib/server/rate-limit.ts')
    const rule = ${JSON.stringify({ ...rule, burst: 20 })}
    const tries = Array.from({ length: 100 }, () =>
      countAttempt(rule, 'two nodes', new Date(${start.getTime()})).then(() => 1, () => 0))
    process.stdout.write(String((await Promise.all(tries)).reduce((sum, one) => sum + one, 0)))
    process.exit(0)`
  const node = () =>
    new Promise<number>((resolve, reject) => {
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program])
      let said = ''
      child.stdout.on('data', (chunk) => {
        said += chunk
      })
      let trouble = ''
      child.stderr.on('data', (chunk) => {
        trouble += chunk
      })
      child.on('exit', () => (trouble ? reject(new Error(trouble)) : resolve(Number(said))))
    })

  const [one, other] = await Promise.all([node(), node()])

  expect(one + other).toBe(20)
})

test('a try counts only if its transaction does', async () => {
  const undone = transaction(async (query) => {
    for (let i = 0; i < 3; i++) await takeAttempt(query, rule, 'undone', start)
    throw new Error('something else went wrong')
  })
  await expect(undone).rejects.toThrow('something else')

  expect(await isRefused('undone', start)).toBe(false)
})

test('the table keeps no addresses, and old rows go', async () => {
  await countAttempt(rule, 'ada@example.org', start)
  const rows = await tuples<[string]>('test-keys', 'SELECT key FROM rate_limit', [])
  expect(rows.map(([key]) => key).join(' ')).not.toContain('ada@')

  await sweepAttempts(after(3 * 86_400))
  expect(await tuples('test-keys', 'SELECT key FROM rate_limit', [])).toEqual([])
})
