import { expect, test, vi } from 'vitest'
import { evenly } from './even-time'
import { checkPassword, hashPassword } from './password'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work().catch(() => {})
  return performance.now() - began
}

test('what takes a little longer is answered at the same moment, done or refused', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] })
  const refused = async () => {
    await pause(30)
    throw new Error('no')
  }
  const times = [() => pause(5), () => pause(60), refused, () => pause(140)].map((work) =>
    timed(() => evenly(work)),
  )
  await vi.advanceTimersByTimeAsync(1000)
  vi.useRealTimers()

  expect(await Promise.all(times)).toEqual([100, 100, 100, 200])
})

test('checking a password of nobody takes as long as checking one of somebody', async () => {
  const kept = await hashPassword('velvet antler gravity soup')
  await checkPassword(null, 'warm')
  const times = { somebody: [] as number[], nobody: [] as number[] }
  for (let i = 0; i < 25; i++) {
    times.somebody.push(await timed(() => checkPassword(kept, 'not the right one')))
    times.nobody.push(await timed(() => checkPassword(null, 'not the right one')))
  }
  // The quickest of many: what the work itself takes, without what else the machine does.
  const [somebody, nobody] = [Math.min(...times.somebody), Math.min(...times.nobody)]

  expect(Math.abs(somebody - nobody) / Math.max(somebody, nobody)).toBeLessThan(0.5)
})
