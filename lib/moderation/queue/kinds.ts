/** What can wait for a moderator. */
export const CASE_KINDS = {
  report: { words: 'Reports', one: 'Reported' },
  held: { words: 'Held for review', one: 'Held for review' },
  appeal: { words: 'Appeals', one: 'Appeal' },
  crux: { words: 'Crux merges', one: 'Proposed merge' },
} as const satisfies Record<string, { words: string; one: string }>

export type CaseKind = keyof typeof CASE_KINDS
export const caseKinds = Object.keys(CASE_KINDS) as [CaseKind, ...CaseKind[]]
export const isCaseKind = (given: string): given is CaseKind => Object.hasOwn(CASE_KINDS, given)
