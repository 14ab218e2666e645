import type { Changes } from '@/lib/live/changes'
import { freshenCards, showState } from './crux-cards.client'
import { refreshRail } from './crux-refresh.client'

/** Whoever has the page open asks anew, and not all in the same moment. */
const SPREAD_MS = 900
/** Somebody who is at the slider of the rail is let finish. */
const BUSY_MS = 4000

let isWaiting = false
const waiting = new Set<string>()

/** Show what became of the cruxes of this page: their state where they stand, the rail, and the cards that are open. */
export function hearCruxes({ cruxes = [], claim }: Changes): void {
  if (cruxes.length === 0 && !claim) return
  for (const { id, state } of cruxes) {
    showState(String(id), state)
    waiting.add(String(id))
  }
  if (isWaiting) return
  isWaiting = true
  setTimeout(catchUp, Math.random() * SPREAD_MS)
}

function catchUp(): void {
  if (document.querySelector('.rail .slider :focus')) {
    setTimeout(catchUp, BUSY_MS)
    return
  }
  isWaiting = false
  const ids = new Set(waiting)
  waiting.clear()
  void refreshRail()
  void freshenCards(ids)
}
