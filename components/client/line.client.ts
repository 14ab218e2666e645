import type { LiveEvents } from '@/lib/live/changes'

/** What a page does with what it hears. `line` says whether anything can be heard at all. */
export type Hears = { [Name in keyof LiveEvents]?: (data: LiveEvents[Name]) => void } & {
  line?: (state: 'open' | 'lost') => void
}

/** The server says something at least every 25 seconds: after twice that the line is dead, whatever the browser believes. */
const SILENCE_MS = 55_000
/** A page that nobody looks at gives its line back: a browser has six for a site. */
const UNSEEN_MS = 60_000
/** A line that is back within this time was never missed. */
const PATIENCE_MS = 4000

/**
 * Keep a line to the server open while the page is looked at, and hear what happens. After sleep, a lost network or a time in the
 * background it takes up again from where it was.
 */
export function openLine(thread: { slug: string; moment: string } | null, hears: Hears): void {
  let source: EventSource | null = null
  let moment = thread?.moment ?? ''
  let heardAt = Date.now()
  let tries = 0
  let again: ReturnType<typeof setTimeout> | undefined
  let missing: ReturnType<typeof setTimeout> | undefined
  let unseen: ReturnType<typeof setTimeout> | undefined

  const close = () => {
    clearTimeout(again)
    source?.close()
    source = null
  }
  const miss = (patience: number) => {
    missing ??= setTimeout(() => hears.line?.('lost'), patience)
  }
  const open = () => {
    close()
    if (document.hidden) return
    const address = thread ? `/live?${new URLSearchParams({ thread: thread.slug, after: moment })}` : '/live'
    const line = new EventSource(address)
    source = line
    heardAt = Date.now()
    line.addEventListener('open', () => {
      tries = 0
      heardAt = Date.now()
      clearTimeout(missing)
      missing = undefined
      hears.line?.('open')
    })
    line.addEventListener('error', () => {
      miss(PATIENCE_MS)
      if (line.readyState !== EventSource.CLOSED || source !== line) return
      // The browser has given up: somebody in between answered for the server, or it is full.
      again = setTimeout(open, Math.min(60_000, 2000 * 2 ** tries++) * (0.75 + Math.random() / 2))
    })
    line.addEventListener('beat', () => {
      heardAt = Date.now()
    })
    for (const name of ['changes', 'notices', 'behind'] as const) {
      line.addEventListener(name, (event) => {
        heardAt = Date.now()
        if (event.lastEventId) moment = event.lastEventId
        hears[name]?.(JSON.parse(event.data))
      })
    }
  }
  const rest = () => {
    close()
    clearTimeout(missing)
    missing = undefined
  }
  const look = () => {
    if (source && Date.now() - heardAt > SILENCE_MS) open()
  }

  document.addEventListener('visibilitychange', () => {
    clearTimeout(unseen)
    if (document.hidden) unseen = setTimeout(rest, UNSEEN_MS)
    else if (source) look()
    else open()
  })
  addEventListener('online', open)
  addEventListener('offline', () => miss(0))
  addEventListener('pagehide', rest)
  addEventListener('pageshow', (event) => {
    if (event.persisted) open()
  })
  setInterval(look, 10_000)
  open()
}
