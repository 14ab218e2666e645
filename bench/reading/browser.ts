import { type Browser, chromium } from '@playwright/test'
import { findBrowser } from '@/scripts/lib/browser.mjs'
import { slugOf } from '../data/fill'
import { ROOT_OF_BRANCH } from '../data/thread'
import { median } from '../support/statistics'

/** A thread page in Chromium, nothing slowed down, nothing cached before; times in milliseconds. */
export type Seen = {
  size: number
  firstByte: number
  largestPaint: number
  blocked: number
  script: number
  elements: number
  collapse: number
  expand: number
}

/** For what still runs after the load event: long tasks there count too. */
const SETTLES_MS = 1500

export async function measureInBrowser(
  url: string,
  sizes: readonly number[],
  loads: number,
  report: (how: { done: number; total: number }) => void,
): Promise<Seen[]> {
  const browser = await chromium.launch(await findBrowser())
  try {
    const seen = new Map(sizes.map((size): [number, Omit<Seen, 'size'>[]] => [size, []]))
    for (let round = 0; round < loads; round++)
      for (const [i, size] of sizes.entries()) {
        seen.get(size)?.push(await visit(browser, `${url}/threads/${slugOf(size)}`))
        report({ done: round * sizes.length + i + 1, total: loads * sizes.length })
      }
    return [...seen].map(([size, all]) => {
      const of = (key: keyof Omit<Seen, 'size'>) => median(all.map((one) => one[key]))
      return {
        size,
        firstByte: of('firstByte'),
        largestPaint: of('largestPaint'),
        blocked: of('blocked'),
        script: of('script'),
        elements: of('elements'),
        collapse: of('collapse'),
        expand: of('expand'),
      }
    })
  } finally {
    await browser.close()
  }
}

async function visit(browser: Browser, address: string): Promise<Omit<Seen, 'size'>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
    await context.addInitScript('globalThis.__name = (named) => named') // tsx leaves calls of it in the functions below
    const page = await context.newPage()
    await page.goto(address, { waitUntil: 'load' })
    await page.waitForTimeout(SETTLES_MS)
    const loaded = await page.evaluate(readTimings)
    const folds = await page.evaluate(timeFolds, ROOT_OF_BRANCH)
    return { ...loaded, ...folds }
  } finally {
    await context.close()
  }
}

/** Runs in the page. */
async function readTimings() {
  const entries = (type: string) =>
    new Promise<PerformanceEntry[]>((resolve) => {
      const timer = setTimeout(() => resolve([]), 500) // no such entry: the observer is never called
      new PerformanceObserver((list) => {
        clearTimeout(timer)
        resolve(list.getEntries())
      }).observe({ type, buffered: true })
    })
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const scripts = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
    ({ initiatorType, name }) => initiatorType === 'script' || /\.js(\?|$)/.test(name),
  )
  return {
    firstByte: navigation?.responseStart ?? Number.NaN,
    largestPaint: (await entries('largest-contentful-paint')).at(-1)?.startTime ?? Number.NaN,
    blocked: (await entries('longtask')).reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
    script: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    elements: document.getElementsByTagName('*').length,
  }
}

/** Runs in the page: from the click on a branch to the end of the next frame, five times each way. */
async function timeFolds(ref: string) {
  const button = document.querySelector<HTMLButtonElement>(`#comment-${ref} .fold`)
  if (!button) throw new Error('the branch to fold is not on the page')
  const frame = () => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)))
  const press = async () => {
    const began = performance.now()
    button.click()
    await frame()
    return performance.now() - began
  }
  button.scrollIntoView({ block: 'center' })
  await frame()
  const [collapse, expand]: [number[], number[]] = [[], []]
  for (let i = 0; i < 5; i++) {
    collapse.push(await press())
    expand.push(await press())
  }
  const middle = (times: number[]) => times.sort((a, b) => a - b)[2] ?? Number.NaN
  return { collapse: middle(collapse), expand: middle(expand) }
}
