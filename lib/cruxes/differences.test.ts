import { describe, expect, test } from 'vitest'
import { columnsToWrite, differences } from './differences'

type Anchor = { comment: number; quote: string; at: Date }
const day = (n: number) => new Date(Date.UTC(2024, 4, n))
const anchor = (comment: number, quote: string, at = day(1)): Anchor => ({ comment, quote, at })
const exactly = ({ comment, quote }: Anchor) => `${comment} ${quote}`
const nearly = ({ comment }: Anchor) => `${comment}`

describe('the columns to write', () => {
  test('are those that differ from what is wanted', () => {
    expect(columnsToWrite(anchor(1, 'a'), { quote: 'b', comment: 1, at: day(1) })).toEqual({ quote: 'b' })
    expect(columnsToWrite(anchor(1, 'a'), { at: day(2) })).toEqual({ at: day(2) })
  })

  test('are none where nothing differs, or nothing is said', () => {
    expect(columnsToWrite(anchor(1, 'a'), { at: day(1), quote: undefined })).toBeNull()
  })
})

describe('what was brought, against what is here', () => {
  const here = [
    { id: 1, ...anchor(1, 'a') },
    { id: 2, ...anchor(1, 'b') },
    { id: 3, ...anchor(2, 'c') },
  ]

  test('is nothing new when it is the same, in whatever order', () => {
    const brought = [anchor(2, 'c'), anchor(1, 'b'), anchor(1, 'a')]

    expect(differences(here, brought, [exactly, nearly])).toEqual({ added: [], changed: [] })
  })

  test('takes nothing away', () => {
    expect(differences(here, [], [exactly, nearly])).toEqual({ added: [], changed: [] })
  })

  test('is added when nothing here is like it', () => {
    expect(differences(here, [anchor(9, 'z')], [exactly, nearly]).added).toEqual([anchor(9, 'z')])
  })

  test('changes what is nearly it, once what is exactly it has been found', () => {
    const { added, changed } = differences(here, [anchor(1, 'b, mended'), anchor(1, 'a')], [exactly, nearly])

    expect(added).toEqual([])
    expect(changed).toEqual([{ id: 2, data: { quote: 'b, mended' } }])
  })

  test('changes each row once, and adds what is left over', () => {
    const { added, changed } = differences(here, [anchor(2, 'x'), anchor(2, 'y')], [exactly, nearly])

    expect(changed).toEqual([{ id: 3, data: { quote: 'x' } }])
    expect(added).toEqual([anchor(2, 'y')])
  })
})
