type Named = { id: number; ref: string }

/** Longer ones are cut before a number is put behind them. */
const LONGEST = 34

/**
 * The names that comments get in the thread they come to: the one that each had there before, else the one it has, else that one with
 * a number behind it. `taken` are the names of that thread that belong to others, of the past too, for links lead to them.
 */
export function namesIn(
  comments: readonly Named[],
  taken: ReadonlySet<string>,
  before: ReadonlyMap<number, string>,
): Map<number, string> {
  const used = new Set(taken)
  const names = new Map<number, string>()
  const give = (id: number, ref: string) => {
    used.add(ref)
    names.set(id, ref)
  }
  for (const { id } of comments) {
    const had = before.get(id)
    if (had !== undefined && !used.has(had)) give(id, had)
  }
  for (const { id, ref } of comments) {
    if (names.has(id)) continue
    let name = ref
    for (let n = 2; used.has(name); n++) name = `${ref.slice(0, LONGEST)}-${n}`
    give(id, name)
  }
  return names
}
