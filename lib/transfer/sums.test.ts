import { describe, expect, test } from 'vitest'
import { importedSums, shownFigures } from './sums'

const nothing = {
  ...{ importedScore: null, importedAgreement: null, importedVotes: null },
  ...{ score: 0, agreement: 0, voteCount: 0 },
}
const imported = { ...nothing, importedScore: 46, importedAgreement: 28, importedVotes: 30 }

describe('the figures that are shown', () => {
  test('are none, where nothing came with an import and nobody voted', () => {
    expect(shownFigures(nothing)).toEqual({ karma: undefined, agreement: undefined, votes: undefined })
  })

  test('are the imported sums and the votes of members, together', () => {
    expect(shownFigures({ ...imported, score: 2, agreement: -1, voteCount: 2 })).toEqual({
      ...{ karma: 48, agreement: 27, votes: 32 },
    })
    expect(shownFigures({ ...nothing, score: -1, voteCount: 1 })).toMatchObject({ karma: -1, votes: 1 })
  })

  test('say no number of voters, where that of the imported ones is unknown', () => {
    expect(shownFigures({ ...imported, importedVotes: null, voteCount: 2 }).votes).toBeUndefined()
  })
})

describe('the figures of a document', () => {
  test('are imported as they are into a forum that lacks the comment', () => {
    expect(importedSums({ karma: 46, votes: 0 }, undefined)).toEqual({
      ...{ importedScore: 46, importedAgreement: null, importedVotes: 0 },
    })
  })

  test('do not take away the votes that members have cast since', () => {
    const here = { ...imported, score: 1, voteCount: 1 }

    expect(importedSums({ karma: 46, agreement: 28, votes: 30 }, here)).toEqual({
      ...{ importedScore: 46, importedAgreement: 28, importedVotes: 30 },
    })
  })

  test('do not count those votes twice, where the document was written here after them', () => {
    const here = { ...imported, score: 1, voteCount: 1 }

    expect(importedSums(shownFigures(here), here)).toMatchObject({ importedScore: 46, importedVotes: 30 })
  })

  test('of nothing stay nothing', () => {
    expect(importedSums({}, nothing)).toMatchObject({ importedScore: null })
    expect(importedSums({ karma: 0 }, nothing)).toMatchObject({ importedScore: 0 })
  })
})
