import { CRUX_STATES } from '../crux-state'
import { OUTCOMES } from '../kinds'
import type { CruxFactsOfPage } from './facts'

/** How a crux ended, in a sentence; null while it has not. */
export function endingOf({ state, outcome, outcomeNote, mergedInto }: CruxFactsOfPage): string | null {
  if (state === 'merged') return `Merged into ${mergedInto?.label ?? 'another crux'}.`
  if (state === 'rejected') return 'Rejected by a moderator.'
  if (outcome === null || !CRUX_STATES[state].ended) return null
  return `${CRUX_STATES[state].label}: ${OUTCOMES[outcome].label}.${outcomeNote ? ` ${outcomeNote}` : ''}`
}
