/**
 * The tags of a thread after somebody has edited them who saw them as they stood before: what they added and took away is done, and
 * what others changed meanwhile stays. In the order that they gave, with what others added at the end.
 */
export function tagsAfter(
  given: readonly string[],
  seen: readonly string[],
  now: readonly string[],
): readonly string[] {
  const isSame = given.length === seen.length && given.every((tag, i) => tag === seen[i])
  if (isSame) return now
  const kept = given.filter((tag) => now.includes(tag) || !seen.includes(tag))
  return [...kept, ...now.filter((tag) => !seen.includes(tag) && !kept.includes(tag))]
}
