import { createTextGatherer, NOT_TEXT } from '@/lib/text/plain-text'

/** Words of a text, from `start` to `end` of it as `toPlainText` gives it, and what they are marked with. */
export type Place = {
  start: number
  end: number
  /** Put before and after every piece of the words, so that no mark crosses an element. */
  open: string
  close: string
  /** Put once, behind the last of the words. */
  after: string
}

const PIECE = /<(\/?)([a-z0-9]+)([^>]*)>|[^<]+/g
/** One character as it is written: an entity, or itself. */
const WRITTEN = /&(?:amp|lt|gt|quot);|[\s\S]/g
/**
 * Mark places in HTML as `renderMarkdown` writes it. Marks stand around words alone, piece by piece, so that they are safe
 * across paragraphs, links and tables, and the plain text stays what it was, but for what `after` adds. Formulas stay whole.
 */
export function markPlaces(html: string, places: readonly Place[]): string {
  const gatherer = createTextGatherer()
  const open: Record<string, number> = { a: 0, math: 0, pre: 0 }
  const parts: string[] = []
  let behind: string[] = []
  let skipping = false
  for (const [piece, closing, tag, attributes] of html.matchAll(PIECE)) {
    if (tag !== undefined) {
      if (tag === 'a') skipping = attributes?.includes(`class="${NOT_TEXT}"`) ?? false
      if (tag in open) open[tag] = (open[tag] ?? 0) + (closing ? -1 : 1)
      gatherer.edge(tag, closing === '/')
      parts.push(piece)
    } else if (skipping) {
      parts.push(piece)
    } else {
      const written = piece.match(WRITTEN) ?? []
      gatherer.words(written.map(decoded).join(''))
      const to = gatherer.length
      const { offsets, count } = offsetsOf(written, Boolean(open.pre))
      const from = to - count
      const here = count === 0 ? [] : places.filter(({ start, end }) => start < to && end > from)
      const isClosed = Boolean(open.a || open.math)
      const isLeft = here.length === 0 || Boolean(open.math)
      parts.push(isLeft ? piece : marked(written, offsets, from, here, isClosed))
      if (isClosed) behind.push(...here.filter(({ end }) => end <= to).map(({ after }) => after))
    }
    // A link holds no link, and a formula none of our elements: what stands behind the words waits until they end.
    if (behind.length > 0 && !open.a && !open.math) {
      parts.push(...behind)
      behind = []
    }
  }
  return parts.join('') + behind.join('')
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }
const decoded = (written: string): string => ENTITIES[written] ?? written

/**
 * The place of each written character among the words of its piece, and how many characters those are. The first white space
 * before them and behind them stands for the gap to the neighbours; other white space that is not shown is null.
 */
function offsetsOf(written: readonly string[], isPreformatted: boolean) {
  const isSpace = written.map((one) => !isPreformatted && /\s/.test(one))
  const [first, last] = [isSpace.indexOf(false), isSpace.lastIndexOf(false)]
  let count = 0
  const offsets = written.map((one, i) => {
    if (isPreformatted) return i === written.length - 1 && one === '\n' ? null : count++
    if (i < first) return i === first - 1 ? -1 : null
    if (i > last) return i === last + 1 ? count : null
    return isSpace[i] && isSpace[i - 1] ? null : count++
  })
  return { offsets, count: first < 0 ? 0 : count }
}

/** The piece with every run of equally marked characters in its marks, and what comes behind a place right behind it. */
function marked(
  written: readonly string[],
  offsets: readonly (number | null)[],
  from: number,
  places: readonly Place[],
  isClosed: boolean,
): string {
  let html = ''
  let held: readonly Place[] = []
  const turn = (next: readonly Place[], at: number) => {
    if (next.length === held.length && next.every((place, i) => place === held[i])) return
    html += [...held]
      .reverse()
      .map(({ close }) => close)
      .join('')
    if (!isClosed)
      html += held
        .filter(({ end }) => end <= at)
        .map(({ after }) => after)
        .join('')
    html += next.map(({ open }) => open).join('')
    held = next
  }
  let at = from
  for (const [i, one] of written.entries()) {
    const offset = offsets[i] ?? null
    if (offset !== null) {
      at = from + offset
      turn(
        places.filter(({ start, end }) => start <= at && at < end),
        at,
      )
    }
    html += one
  }
  turn([], at + 1)
  return html
}
