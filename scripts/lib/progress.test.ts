import { Writable } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { step } from './progress.mjs'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function listen({ isTTY }: { isTTY: boolean }) {
  let said = ''
  const stream = new Writable({
    write: (chunk, _, done) => {
      said += chunk
      done()
    },
  })
  return { stream: Object.assign(stream, { isTTY, columns: 60 }), said: () => said }
}

const lasting = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

test('nothing is said of what is quick', async () => {
  const { stream, said } = listen({ isTTY: false })

  const done = step('Starting the database', () => lasting(1_900), stream)
  await vi.advanceTimersByTimeAsync(2_000)
  await done

  expect(said()).toBe('')
})

test('a log gets a line when a step begins to take long, one now and then, and one at the end', async () => {
  const { stream, said } = listen({ isTTY: false })

  const done = step(
    'Building',
    async (report) => {
      report({ done: 1, total: 4 })
      await lasting(15_000)
    },
    stream,
  )
  await vi.advanceTimersByTimeAsync(15_000)
  await done

  expect(said()).toBe('Building …\nBuilding … 25 % after 12 s\nBuilding: done in 15 s\n')
})

test('a terminal gets one moving line, which leaves a mark when the step took long', async () => {
  const { stream, said } = listen({ isTTY: true })

  const done = step('Building', () => lasting(3_000), stream)
  await vi.advanceTimersByTimeAsync(3_000)
  await done

  expect(said()).toContain('⠙ Building (0.')
  expect(said().endsWith('\r\x1b[2K✓ Building (3.0 s)\n')).toBe(true)
})

test('a step that fails says nothing more: the reason follows', async () => {
  const { stream, said } = listen({ isTTY: false })

  const done = step('Building', () => lasting(3_000).then(() => Promise.reject(new Error('no'))), stream)
  const outcome = expect(done).rejects.toThrow('no')
  await vi.advanceTimersByTimeAsync(3_000)
  await outcome

  expect(said()).toBe('Building …\n')
})
