/** Something on the screen that must not move: what is typed in, else the first thing that is read. */
function whatIsRead(): Element | null {
  const typing = document.activeElement
  if (typing?.matches('textarea, input, [contenteditable]') && isOnScreen(typing)) return typing
  const x = Math.min(innerWidth / 2, 420)
  for (const y of [0.15, 0.3, 0.5, 0.7, 0.9]) {
    const hit = document.elementFromPoint(x, innerHeight * y)
    const kept = hit?.closest('.comment > article > *, .post > *, p, h1, h2')
    if (kept) return kept
  }
  return null
}

function isOnScreen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}

/** Change the page while what is read (or `keep`) stays where it is on the screen. */
export function keepStill(change: () => void, keep: Element | null = whatIsRead()): void {
  const before = keep?.getBoundingClientRect().top ?? 0
  // The browser's own anchoring would move the page a second time, or choose another thing to hold.
  const root = document.documentElement
  root.style.overflowAnchor = 'none'
  change()
  if (keep?.isConnected) {
    const moved = keep.getBoundingClientRect().top - before
    if (moved !== 0) scrollBy({ top: moved, behavior: 'instant' })
  }
  requestAnimationFrame(() => {
    root.style.overflowAnchor = ''
  })
}
