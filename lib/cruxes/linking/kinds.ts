/** How one crux stands to another: read "C1 … C2". */
export const RELATIONS = {
  depends_on: 'rests on',
  refines: 'makes more exact',
  contradicts: 'contradicts',
  conjunct_of: 'is one part of',
  evidence_for: 'is evidence for',
  evidence_against: 'is evidence against',
  duplicates: 'says the same as',
} as const
export type Relation = keyof typeof RELATIONS

/** What somebody says of two cruxes that they want weighed together; so, too, reads what older documents said of two. */
export const ONLY_TOGETHER = 'counts only together with'
export const relations = Object.keys(RELATIONS) as Relation[]

/** The same read from the other end: "C2 … C1". */
export const REVERSED = {
  depends_on: 'carries',
  refines: 'is made more exact by',
  contradicts: 'contradicts',
  conjunct_of: 'joins',
  evidence_for: 'is supported by',
  evidence_against: 'is spoken against by',
  duplicates: 'says the same as',
} as const satisfies Record<Relation, string>

/** Said of two in either order, they are one relation. */
export const isMutual = (type: Relation): boolean => type === 'contradicts' || type === 'duplicates'

/** These may never lead back to where they began. */
export const mustNotCircle = (type: Relation): boolean =>
  type === 'depends_on' || type === 'refines' || type === 'conjunct_of'
