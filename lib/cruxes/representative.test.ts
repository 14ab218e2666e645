import { describe, expect, test } from 'vitest'
import { representatives } from './representative'

describe('what stands for a group', () => {
  const member = (person: number) => person < 5

  test('is what it says and others do not, tested both ways', () => {
    const rows = Array.from({ length: 15 }, (_, at) => [
      member(at) ? 0.9 : -0.9,
      0.9,
      member(at) ? -0.8 : 0.1,
      null,
    ])

    expect(representatives(rows, member)).toEqual([
      { item: 0, side: 'agrees', count: 5, of: 5 },
      { item: 2, side: 'disagrees', count: 5, of: 5 },
    ])
  })

  test('is at least the closest there is, and nothing for those who took no side', () => {
    const rows = Array.from({ length: 15 }, (_, at) => [at === 0 || at > 12 ? 0.9 : 0])

    expect(representatives(rows, member)).toEqual([{ item: 0, side: 'agrees', count: 1, of: 5 }])
    expect(representatives([[0], [0.1]], () => true)).toEqual([])
  })
})
