const RELATION_WORDS: Record<string, string> = {
  depends_on: 'depends on',
  refines: 'refines',
  contradicts: 'contradicts',
  conjunct_of: 'part of',
  evidence_for: 'evidence for',
  evidence_against: 'evidence against',
  duplicates: 'duplicates',
}

/** How one crux stands to another, in few words; a part without another is what older documents said of two. */
export const relationWords = (type: string, isLone: boolean): string =>
  type === 'conjunct_of' && isLone ? 'together with' : (RELATION_WORDS[type] ?? type)

/** A crux as far as it stands in relation to others, which it knows by name. */
type Related = {
  readonly ref: string
  readonly relations: readonly { readonly type: string; readonly to: string }[]
}

export type Relation = { from: string; to: string; words: string; isSide: boolean; joins: boolean }
type Parts = ReadonlyMap<string, readonly string[]>

/** Relations to what is shown, one for each pair. What it depends on stands below it; what it contradicts, or is a part of, may stand beside it. */
export function relationsOf(
  { ref, relations }: Related,
  shown: ReadonlyMap<string, Related>,
  parts: Parts,
): Relation[] {
  const all = relations
    .filter(({ to }) => shown.has(to))
    .map(({ type, to }) => ({
      from: ref,
      to,
      words: relationWords(type, !parts.has(to)),
      joins: type === 'conjunct_of' && parts.has(to),
      isSide: type === 'contradicts' || type === 'conjunct_of' || type === 'duplicates',
    }))
  return all.filter((one, i) => all.findIndex(({ to }) => to === one.to) === i)
}
