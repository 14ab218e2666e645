import type { ReactedWords } from '@/lib/reactions/words'
import { findAnchor } from '@/lib/text/anchor'
import { escapeHtml } from '@/lib/text/escape'
import { toPlainText } from '@/lib/text/plain-text'
import { CRUX_STATES, type CruxState } from '../crux-state'
import { markPlaces, type Place } from './mark'
import { reactedPlaces } from './reacted'

/** A crux as it stands in the text. */
export type MarkedCrux = { id: number; label: string; statement: string; state: CruxState }

/** One place of a crux: words of a comment, or of the post where `commentId` is null; without a quote, the whole of it. */
export type AnchorFacts = {
  crux: MarkedCrux
  commentId: number | null
  quote: string | null
  prefix: string | null
  suffix: string | null
  start: number | null
  end: number | null
}

/** What is anchored in each comment; the post's stand under 0. */
export function byText(anchors: readonly AnchorFacts[]): Map<number, AnchorFacts[]> {
  const texts = new Map<number, AnchorFacts[]>()
  for (const anchor of anchors) {
    const key = anchor.commentId ?? 0
    const here = texts.get(key)
    if (here) here.push(anchor)
    else texts.set(key, [anchor])
  }
  return texts
}

/** The text with its cruxes, and words that people reacted to, marked where they stand now; what is lost is left out, never put elsewhere. */
export function markCruxes(
  html: string,
  anchors: readonly AnchorFacts[],
  reacted: readonly ReactedWords[] = [],
): string {
  const quoted = anchors.filter(({ quote }) => quote !== null)
  if (html === '' || quoted.length + reacted.length === 0) return html
  const text = toPlainText(html)
  // A crux inside what was reacted to: its line is drawn on the words themselves.
  return markPlaces(html, [
    ...reactedPlaces(text, reacted),
    ...quoted.flatMap((anchor) => placeOf(text, anchor) ?? []),
  ])
}

/** Whether the words of an anchor can still be found in its text. */
export const isLost = (html: string, { quote, ...anchor }: AnchorFacts): boolean =>
  quote !== null && locate(toPlainText(html), { quote, ...anchor }) === null

/** Each crux that stands in a text, once, in the order of the thread. */
export function cruxesIn(anchors: readonly AnchorFacts[]): { id: number; label: string; state: string }[] {
  const cruxes = new Map(anchors.map(({ crux }) => [crux.id, crux]))
  return [...cruxes.values()]
    .sort((a, b) => Number(a.label.slice(1)) - Number(b.label.slice(1)))
    .map(({ id, label, state }) => ({ id, label, state: CRUX_STATES[state].label.toLowerCase() }))
}

function locate(text: string, { quote, prefix, suffix, start }: Omit<AnchorFacts, 'crux' | 'commentId'>) {
  return findAnchor(text, {
    quote: quote ?? '',
    prefix: prefix ?? undefined,
    suffix: suffix ?? undefined,
    start: start ?? undefined,
  })
}

function placeOf(text: string, anchor: AnchorFacts): Place | null {
  const found = locate(text, anchor)
  if (!found) return null
  const { id, label, statement, state } = anchor.crux
  const { label: stateLabel, letter } = CRUX_STATES[state]
  return {
    start: found.start,
    end: found.end,
    open: `<mark class="crux is-${state}" data-crux="${id}">`,
    close: '</mark>',
    after:
      `<sup class="crux-ref is-${state}"><a href="/cruxes/${id}" data-crux="${id}" title="${escapeHtml(statement)}" aria-label="Crux ${label}, ${stateLabel.toLowerCase()}">` +
      `${label}<span class="letter">${letter}</span></a></sup>`,
  }
}
