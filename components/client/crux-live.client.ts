import type { Changes } from '@/lib/live/changes'
import { freshenCards } from './crux-cards.client'
import { showState } from './crux-marks.client'
import { refreshPost, refreshRail } from './crux-refresh.client'

/** Whoever has the page open asks anew, and not all in the same moment. */
const SPREAD_MS = 900
/** Somebody who is at the slider of the rail is let finish. */
const BUSY_MS = 4000

let isWaiting = false
let isPostStale = false
const waiting = new Set<string>()
/** The post has been asked for because of these: words that are lost in it stay so. */
const lookedFor = new Set<string>()
const GONE: readonly string[] = ['merged', 'rejected']

/** Show what became of the cruxes of this page: their state where they stand, the rail, and the cards that are open. */
export function hearCruxes({ cruxes = [], claim }: Changes): void {
  if (cruxes.length === 0 && !claim) return
  for (const { id, state, inPost } of cruxes) {
    showState(String(id), state)
    waiting.add(String(id))
    const isMarked = document.querySelector(`.post mark[data-crux="${id}"]`) !== null
    const asked = `${id} ${GONE.includes(state)}`
    if (inPost && isMarked === GONE.includes(state) && !lookedFor.has(asked)) {
      lookedFor.add(asked)
      isPostStale = true
    }
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
  if (isPostStale) void refreshPost()
  isPostStale = false
  void refreshRail()
  void freshenCards(ids)
}
