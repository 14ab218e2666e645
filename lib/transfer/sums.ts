/** A row's sums: what came with an import, and what members here voted on top. */
export type Sums = {
  importedScore: number | null
  importedAgreement: number | null
  importedVotes: number | null
  score: number
  agreement: number
  voteCount: number
}

type Figures = Record<'karma' | 'agreement' | 'votes', number | undefined>

/** The figures as they are shown; undefined where nothing came with an import and nobody voted. */
export function shownFigures(row: Sums): Figures {
  // Of sums imported without the number of votes behind them, those behind the sum are unknown.
  const countsAll = row.importedScore === null || row.importedVotes !== null
  return {
    karma: sum(row.importedScore, row.score),
    agreement: sum(row.importedAgreement, row.agreement),
    votes: countsAll ? sum(row.importedVotes, row.voteCount) : undefined,
  }
}

/**
 * The imported sums that a document's figures come to. Live votes come on top of them, except where the document was
 * written here and shows that very sum: then what was imported stays what it was.
 */
export function importedSums(given: Partial<Figures>, here: Sums | undefined) {
  const shown = here && shownFigures(here)
  return {
    importedScore: here && given.karma === shown?.karma ? here.importedScore : (given.karma ?? null),
    importedAgreement:
      here && given.agreement === shown?.agreement ? here.importedAgreement : (given.agreement ?? null),
    importedVotes: here && given.votes === shown?.votes ? here.importedVotes : (given.votes ?? null),
  }
}

/** What a query must select for both. */
export const SUMS = {
  importedScore: true,
  importedAgreement: true,
  importedVotes: true,
  score: true,
  agreement: true,
  voteCount: true,
} as const satisfies Record<keyof Sums, true>

const sum = (imported: number | null, live: number): number | undefined =>
  imported === null && live === 0 ? undefined : (imported ?? 0) + live
