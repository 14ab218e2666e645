import { expect, test } from 'vitest'
import { Turns } from './turns'

const passes = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

test('who comes while somebody is at work waits, and then needs no turn', async () => {
  const turns = new Turns()
  let isThere = false
  const first = turns.take('/a', async () => {
    await passes(10)
    isThere = true
  })

  await turns.over('/a', () => isThere)
  expect(isThere).toBe(true)
  await first
})

test('another address waits for nothing', async () => {
  const turns = new Turns()
  let isDone = false
  const work = turns.take('/a', async () => {
    await passes(20)
    isDone = true
  })

  await turns.over('/b', () => false)
  expect(isDone).toBe(false)
  await work
})

test('when the work fails, its own reader is told, and the next one takes a turn', async () => {
  const turns = new Turns()
  const failing = turns.take('/a', async () => {
    await passes(5)
    throw new Error('the reader left')
  })

  await expect(Promise.all([failing, turns.over('/a', () => false)])).rejects.toThrow('the reader left')
  await turns.over('/a', () => false)
})

test('nobody waits for ever for a page that changes again and again', async () => {
  const turns = new Turns()
  let isBusy = true
  const busy = (async () => {
    while (isBusy) await turns.take('/a', () => passes(2))
  })()

  await turns.over('/a', () => false)
  isBusy = false
  await busy
})
