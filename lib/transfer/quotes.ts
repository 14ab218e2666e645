/** Where `quote` stands in `text`: the only place, or the only one with this prefix and suffix. Null when none or several fit. */
export function makeTextAnchor(
  text: string,
  quote: string,
  prefix = '',
  suffix = '',
): { start: number; end: number } | null {
  const places: number[] = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const fits = text.slice(0, at).endsWith(prefix) && text.slice(at + quote.length).startsWith(suffix)
    if (fits) places.push(at)
  }
  const [start, second] = places
  return start === undefined || second !== undefined ? null : { start, end: start + quote.length }
}
