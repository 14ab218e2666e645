import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { importDocument } from '@/lib/transfer/commands'
import type { ThreadDocument } from '@/lib/transfer/document'
import { parseValue } from '@/lib/transfer/parse'
import { documentOf, type GivenThread } from './documents'
import { watchFor } from './watch'

export type { GivenComment } from './documents'
export type { Locator, Page }
export { expect }

export type InventedThread = {
  slug: string
  url: string
  document: ThreadDocument
  /** The permalink of a comment. */
  urlOf(id: string): string
  /** The handle of somebody in the thread. */
  handleOf(name: string): string
}

type Given = {
  /** A thread that exists only for this test. */
  thread(thread?: GivenThread): Promise<InventedThread>
  /** Bring a document in, or bring it in again with what has changed since. */
  document(document: ThreadDocument): Promise<void>
}

type Fixtures = {
  given: Given
  /** Console lines and requests that a test expects; any other of the kind fails it. */
  expected: RegExp | null
  watch: undefined
}

export const test = base.extend<Fixtures>({
  given: [{ thread: bringThread, document: bring }, { option: true }],
  expected: [null, { option: true }],
  watch: [
    async ({ context, baseURL, expected }, use) => {
      const seen = watchFor(context, new URL(baseURL ?? '').origin)
      await use(undefined)
      expect(seen.filter((line) => !expected?.test(line))).toEqual([])
    },
    { auto: true },
  ],
})

async function bring(document: ThreadDocument): Promise<void> {
  const parsed = parseValue(document)
  if (!parsed.ok) throw new Error(`This test invents a broken thread: ${JSON.stringify(parsed.problems)}`)
  await importDocument('a test', parsed.document)
}

async function bringThread(thread: GivenThread = {}): Promise<InventedThread> {
  const document = documentOf(thread)
  await bring(document)
  const { slug } = document.thread
  const url = `/threads/${slug}`
  return {
    slug,
    url,
    document,
    urlOf: (id) => `${url}#comment-${id}`,
    handleOf: (name) => document.people.find((person) => person.name === name)?.handle ?? name,
  }
}

/** The comments of one person on the page; each is an article. */
export const commentBy = (page: Page | Locator, name: string): Locator =>
  page.getByRole('article', { name: `Comment by ${name}`, exact: true })

/** The comment with this permalink. */
export const comment = (page: Page, id: string): Locator => page.locator(`#comment-${id} > article`)

/** Who wrote the comments, from the top of the page to its end. */
export async function authorsOnPage(page: Page): Promise<string[]> {
  const names = await page
    .getByRole('article', { name: /^Comment by / })
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
  return names.map((name) => name.replace('Comment by ', ''))
}

/** What a font that arrives after the first paint may move by its own metrics: a branch or a list that opens late moves ten times as much. */
export const FONT_SWAP = 0.01

/** How far the page has moved under its reader without being asked to, since it was loaded. */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
            if (!entry.hadRecentInput) sum += entry.value
        }).observe({ type: 'layout-shift', buffered: true })
        requestAnimationFrame(() => setTimeout(() => resolve(sum), 100))
      }),
  )
