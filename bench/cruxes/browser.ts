import { type Browser, chromium } from '@playwright/test'
import { findBrowser } from '@/scripts/lib/browser.mjs'

const LOADS = 9

/**
 * Open a thread's map as readers do, by the link on the thread's page: milliseconds from the click until the map has been
 * painted. The first time warms up and is not counted.
 */
export async function openInBrowser(thread: string): Promise<number[]> {
  const browser = await chromium.launch(await findBrowser())
  try {
    const all: number[] = []
    for (let i = 0; i <= LOADS; i++) {
      const one = await openMap(browser, thread)
      if (i > 0) all.push(one)
    }
    return all
  } finally {
    await browser.close()
  }
}

async function openMap(browser: Browser, thread: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.addInitScript(WATCH)
  await page.goto(thread, { waitUntil: 'load' })
  const link = page.locator(`a[href="${new URL(thread).pathname}/cruxes"]`).first()
  // Clicked by the page itself: a driver's own click looks and waits before it presses.
  await link.evaluate((element: HTMLElement) => element.click())
  await page.waitForURL(`${thread}/cruxes`, { waitUntil: 'load' })
  const seen = await page.waitForFunction(() => document.documentElement.dataset.mapSeen)

  const seenMs = Number(await seen.jsonValue())
  await page.close()
  return seenMs
}

/**
 * Notes, in the page, when the first frame that had the whole map in it had been painted: milliseconds since the click. What
 * follows the map is there, so the map is there whole. As text, for the page has no compiler's helpers.
 */
const WATCH = `(function look() {
  requestAnimationFrame(() => {
    if (!document.querySelector('.map-legend')) return look()
    setTimeout(() => { document.documentElement.dataset.mapSeen = String(performance.now()) })
  })
})()`
