import { renderComment, renderPost } from '@/lib/text/bodies'
import { toPlainText } from '@/lib/text/plain-text'
import { isGone } from './canonical'
import type { ThreadDocument } from './document'
import type { Found, Path } from './problem'

export type Words = {
  quote?: string | undefined
  prefix?: string | undefined
  suffix?: string | undefined
}

/** Where `quote` stands in `text`: the only place, or the only one with this prefix and suffix. Null when none or several fit. */
export function placeOfQuote(
  text: string,
  { quote = '', prefix = '', suffix = '' }: Words,
): { start: number; end: number } | null {
  if (quote === '') return null
  const places: number[] = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at)
  const fitting = places.filter(
    (at) => text.slice(0, at).endsWith(prefix) && text.startsWith(suffix, at + quote.length),
  )
  const [start, another] = places.length === 1 ? places : fitting
  return start === undefined || another !== undefined ? null : { start, end: start + quote.length }
}

export type QuoteRow = Record<'quote' | 'prefix' | 'suffix', string | null> &
  Record<'startOffset' | 'endOffset', number | null>

/** A quote's columns. Throws a RangeError that names words which do not stand there: callers have checked. */
export function quoteRow(words: Words, text: string): QuoteRow {
  const { quote = null, prefix = null, suffix = null } = words
  if (quote === null) return { quote, prefix, suffix, startOffset: null, endOffset: null }
  const place = placeOfQuote(text, words)
  if (!place) throw new RangeError(`the words “${quote}” do not stand there once`)
  return { quote, prefix, suffix, startOffset: place.start, endOffset: place.end }
}

/** The quotes of a document that do not stand where they point. Only what is quoted is rendered. */
export function checkQuotes(document: ThreadDocument): Found[] {
  const textOf = textsOf(document)
  const gone = new Set(document.comments.filter(isGone).map((comment) => comment.id))
  return quotesIn(document).flatMap(({ comment, words, path }) => {
    if (words.quote === undefined) {
      const alone = words.prefix === undefined && words.suffix === undefined
      return alone ? [] : [{ path, message: 'prefix and suffix say nothing without a quote' }]
    }
    if (comment !== null && gone.has(comment)) return [] // it will not be kept: lib/transfer/canonical.ts
    const text = textOf(comment)
    if (placeOfQuote(text, words)) return []
    const message = text.includes(words.quote)
      ? 'these words stand there more than once: prefix and suffix say which are meant'
      : 'these words do not stand there'
    return [{ path: [...path, 'quote'], message: `${message} (“${shortened(words.quote)}”)` }]
  })
}

function quotesIn({ thread, comments, cruxes = [] }: ThreadDocument) {
  type Quoted = { comment: string | null; words: Words; path: Path }
  const of = (comment: string | null, list: readonly Words[] | undefined, ...path: Path): Quoted[] =>
    (list ?? []).map((words, i) => ({ comment, words, path: [...path, i] }))
  return [
    ...of(null, thread.reactions, 'thread', 'reactions'),
    ...comments.flatMap(({ id, reactions }, i) => of(id, reactions, 'comments', i, 'reactions')),
    ...cruxes.flatMap(({ anchors = [] }, i) =>
      anchors.map((anchor, j) => ({
        comment: anchor.comment,
        words: anchor,
        path: ['cruxes', i, 'anchors', j],
      })),
    ),
  ]
}

/** The plain text that a quote of the post (null) or of a comment points into, made once each. */
export function textsOf({ thread, comments }: ThreadDocument): (comment: string | null) => string {
  const bodies = new Map(comments.map(({ id, body }) => [id, body]))
  const texts = new Map<string | null, string>()
  return (comment) => {
    const kept = texts.get(comment)
    if (kept !== undefined) return kept
    const { bodyHtml } =
      comment === null
        ? renderPost(thread.body, thread.kind)
        : renderComment(bodies.get(comment) ?? '', comment)
    const text = toPlainText(bodyHtml)
    texts.set(comment, text)
    return text
  }
}

const shortened = (quote: string) => (quote.length > 60 ? `${quote.slice(0, 59)}…` : quote)
