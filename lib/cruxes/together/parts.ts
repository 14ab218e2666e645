type Related = { readonly relations: readonly { readonly type: string; readonly to: string }[] }

/** Fewer make no conjunction: such a relation comes from an older document, said of two and meant both ways. */
export const PARTS_AT_LEAST = 2

/**
 * What each conjunction among these cruxes is made of: the whole's name to those of its parts, in their order. `nameOf` gives the name
 * by which relations speak of a crux.
 */
export function partsIn<Crux extends Related>(
  cruxes: readonly Crux[],
  nameOf: (crux: Crux) => string,
): Map<string, string[]> {
  const names = new Set(cruxes.map(nameOf))
  const parts = new Map<string, string[]>()
  for (const crux of cruxes)
    for (const { type, to } of crux.relations)
      if (type === 'conjunct_of' && names.has(to)) parts.set(to, [...(parts.get(to) ?? []), nameOf(crux)])
  return new Map([...parts].filter(([, those]) => those.length >= PARTS_AT_LEAST))
}

/**
 * Where a whole weighs more than any of its parts they are shown under it: whole to parts. A part of two such wholes stands under the
 * weightier one. Weights are lower bounds of scores.
 */
export function shownUnder(
  parts: ReadonlyMap<string, readonly string[]>,
  weightOf: (name: string) => number,
): Map<string, string[]> {
  const under = new Map<string, string>()
  const wholes = [...parts.keys()].sort((a, b) => weightOf(b) - weightOf(a))
  for (const whole of wholes) {
    const those = parts.get(whole) ?? []
    if (!those.every((part) => weightOf(whole) > weightOf(part))) continue
    for (const part of those) if (!under.has(part)) under.set(part, whole)
  }
  const shown = new Map<string, string[]>()
  for (const whole of wholes) {
    const those = (parts.get(whole) ?? []).filter((part) => under.get(part) === whole)
    if (those.length > 0) shown.set(whole, those)
  }
  return shown
}

/** An order in which what is shown under something follows it, and all else stays. */
export function withPartsUnder(
  order: readonly string[],
  under: ReadonlyMap<string, readonly string[]>,
): string[] {
  const placed = new Set([...under.values()].flat())
  const follow = (name: string): string[] => [
    name,
    ...order.filter((one) => under.get(name)?.includes(one)).flatMap(follow),
  ]
  return order.filter((name) => !placed.has(name)).flatMap(follow)
}
