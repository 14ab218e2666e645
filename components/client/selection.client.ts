import { createTextGatherer, NOT_TEXT } from '@/lib/text/plain-text'

export type SelectedWords = { quote: string; prefix: string; suffix: string }
export type SelectedQuote = SelectedWords & { item: HTMLElement }

const CONTEXT = 64

/** In a text, and yet not of it: signs and cards that stand where cruxes do. */
const NOT_OURS = `.${NOT_TEXT}, .crux-ref, .crux-place`

/** The words a reader has marked inside one comment's text; null when nothing is marked there. */
export function selectedIn(item: HTMLElement): SelectedQuote | null {
  const body = item.querySelector(':scope > article > .body')
  const words = body && selectedWords(body)
  return words && { item, ...words }
}

/** The words a reader has marked inside a text, with what stands around them, counted as the server counts; null when nothing is marked there. */
export function selectedWords(body: Element): SelectedWords | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!body.contains(range.commonAncestorContainer)) return null
  const { text, start, end } = gather(body, range)
  const quote = text.slice(start, end).trim()
  const from = text.indexOf(quote, start)
  if (quote.length === 0 || from < 0) return null
  const to = from + quote.length
  return {
    quote,
    prefix: text.slice(Math.max(0, from - CONTEXT), from),
    suffix: text.slice(to, to + CONTEXT),
  }
}

function gather(body: Element, range: Range): { text: string; start: number; end: number } {
  const gatherer = createTextGatherer()
  let start = -1
  let end = -1
  const visit = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      const raw = node.textContent ?? ''
      const cuts = [
        node === range.startContainer ? range.startOffset : null,
        node === range.endContainer ? range.endOffset : null,
      ]
      let done = 0
      for (const [i, cut] of cuts.entries()) {
        if (cut === null) continue
        gatherer.words(raw.slice(done, cut))
        done = cut
        if (i === 0) start = gatherer.nextOffset
        else end = gatherer.length
      }
      gatherer.words(raw.slice(done))
      return
    }
    if (!(node instanceof Element) || node.matches(NOT_OURS)) return
    const tag = node.tagName.toLowerCase()
    gatherer.edge(tag, false)
    for (const child of node.childNodes) {
      if (start < 0 && range.startContainer === node && node.childNodes[range.startOffset] === child)
        start = gatherer.nextOffset
      if (end < 0 && range.endContainer === node && node.childNodes[range.endOffset] === child)
        end = gatherer.length
      visit(child)
    }
    if (end < 0 && range.endContainer === node && range.endOffset >= node.childNodes.length)
      end = gatherer.length
    gatherer.edge(tag, true)
  }
  visit(body)
  const { text } = gatherer
  return { text, start: Math.max(0, start), end: end < 0 ? text.length : end }
}
