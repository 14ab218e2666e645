import { reactionWords } from '@/lib/reactions/kinds'
import type { ReactedWords } from '@/lib/reactions/words'
import { findAnchor } from '@/lib/text/anchor'
import { escapeHtml } from '@/lib/text/escape'
import type { Place } from './mark'

/**
 * The places of a comment's text that people reacted to, where they can be found. They are marked more quietly than a crux; the list of
 * reactions below the comment says the same to those who do not see it, and the title to a pointer.
 */
export function reactedPlaces(text: string, reacted: readonly ReactedWords[]): Place[] {
  const said = new Map<string, { start: number; end: number; words: string[] }>()
  for (const { kind, who, quote, prefix, suffix, start } of reacted) {
    const found = findAnchor(text, {
      quote,
      prefix: prefix ?? undefined,
      suffix: suffix ?? undefined,
      start: start ?? undefined,
    })
    if (!found) continue
    const key = `${found.start} ${found.end}`
    const place = said.get(key) ?? { start: found.start, end: found.end, words: [] }
    place.words.push(`${reactionWords(kind)}: ${who.join(', ')}`)
    said.set(key, place)
  }
  return [...said.values()].map(({ start, end, words }) => ({
    start,
    end,
    open: `<mark class="reacted" title="${escapeHtml(words.join('; '))}">`,
    close: '</mark>',
    after: '',
  }))
}
