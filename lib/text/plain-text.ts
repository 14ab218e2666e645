/** Elements that stand on lines of their own, and those whose text is shown space by space. */
const BLOCKS = new Set(
  'blockquote br div h1 h2 h3 h4 h5 h6 hr li ol p pre section table tbody thead tr ul'.split(' '),
)
const CELLS = new Set(['td', 'th'])
/** Of our elements with a class, one is a control and not words. */
export const NOT_TEXT = 'footnote-back'

const PIECE = /<(\/?)([a-z0-9]+)([^>]*)>|[^<]+/g

/** Gathers text as toPlainText defines it, from whoever walks a body: this file from HTML, a page's script from the DOM. */
export function createTextGatherer() {
  let text = ''
  let gap = '' // what stands between the last words and the next: nothing, a space or a new line; the stronger wins
  let preformatted = 0
  let lineEnd = '' // of preformatted words so far: it counts only if more of them follow

  const widen = (wanted: ' ' | '\n') => {
    if (gap !== '\n') gap = wanted
  }
  const add = (words: string) => {
    if (words === '') return
    text += text === '' ? words : gap + words
    gap = ''
  }
  return {
    /** Before an element's content, and again behind it. */
    edge(tag: string, closing: boolean) {
      if (tag === 'pre') {
        preformatted += closing ? -1 : 1
        lineEnd = ''
      }
      if (BLOCKS.has(tag)) widen('\n')
      else if (CELLS.has(tag)) widen(' ')
    },
    words(raw: string) {
      if (preformatted > 0) {
        const whole = lineEnd + raw
        lineEnd = whole.endsWith('\n') ? '\n' : ''
        return add(lineEnd ? whole.slice(0, -1) : whole)
      }
      if (/^\s/.test(raw)) widen(' ')
      add(raw.trim().replace(/\s+/g, ' '))
      if (/\s$/.test(raw)) widen(' ')
    },
    /** How long the text is so far; and how long it will be before the next word. */
    get length() {
      return text.length
    },
    get nextOffset() {
      return text === '' ? 0 : text.length + gap.length + lineEnd.length
    },
    get text() {
      return text
    },
  }
}

/**
 * The text of a rendered body as a reader sees it, which quotes point into: the text of the document in order; blocks,
 * table rows and line breaks begin a new line, table cells are parted by a space; elsewhere any run of white space is
 * one space (in code blocks it is kept); nothing at either end. Arrows back from footnotes are left out, and pictures.
 * For HTML as `renderMarkdown` writes it.
 */
export function toPlainText(html: string): string {
  const gatherer = createTextGatherer()
  let skipping = false
  for (const [piece, closing, tag, attributes] of html.matchAll(PIECE)) {
    if (tag === undefined) {
      if (!skipping) gatherer.words(decode(piece))
    } else {
      if (tag === 'a') skipping = attributes?.includes(`class="${NOT_TEXT}"`) ?? false
      gatherer.edge(tag, closing === '/')
    }
  }
  return gatherer.text
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** The four that a sanitised body has; everything else stands as itself. */
const decode = (text: string) =>
  text.includes('&') ? text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity) : text
