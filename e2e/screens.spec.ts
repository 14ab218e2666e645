import { commentBy, expect, FONT_SWAP, layoutShift, type Page, test } from './support/test'

const PAGES = [
  '/',
  '/threads/core-views',
  '/threads/podcast',
  '/threads/core-views/comments/c1',
  '/people/rainmoth',
  '/about',
]

/** Elements that stick out at the right of the window, by name; a table or formula may scroll in a box of its own. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter(
        (one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.table-wrap, pre, math'),
      )
      .map((one) => `${one.tagName} ${one.className}`),
  )

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  for (const address of PAGES)
    test(`${address} fits the screen`, async ({ page }) => {
      await page.goto(address)

      expect(await tooWide(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    })

  test('it still fits at 320 pixels, and with a word that knows no end', async ({ page, given }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    const word = 'Donaudampfschifffahrtsgesellschaft'.repeat(6)
    const thread = await given.thread({
      title: word.slice(0, 190),
      main_claim: word,
      body: `${word}\n\n\`${word}\`\n\n| ${word} | b |\n|---|---|\n| 1 | 2 |\n\n$$${'x+'.repeat(80)}x$$`,
      tags: [word.toLowerCase().slice(0, 78)],
      comments: [{ by: word.slice(0, 20), body: word, replies: [{ by: 'Bob', body: word }] }],
    })
    await page.goto(thread.url)

    expect(await tooWide(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })

  test('the contents stand under the title, closed, and open at a touch', async ({ page, given }) => {
    const thread = await given.thread({
      body: '## Why now\n\nThe first words.',
      comments: [{ by: 'Ada' }],
    })
    await page.goto(thread.url)
    await page.reload() // now the fonts are there

    const contents = page.getByRole('navigation', { name: 'Contents' })
    await expect(contents.getByRole('link', { name: 'Why now' })).toBeHidden()
    expect(await layoutShift(page)).toBeLessThan(FONT_SWAP)
    const above = await contents.boundingBox()
    const words = await page.getByText('The first words.').boundingBox()
    expect(above?.y ?? 0).toBeLessThan(words?.y ?? 0)

    await contents.getByText('On this page').tap()
    await contents.getByRole('link', { name: 'Why now' }).tap()
    await expect(page.getByRole('heading', { name: 'Why now' })).toBeInViewport()
  })

  test('what one touches is large enough to be hit', async ({ page, given }) => {
    const thread = await given.thread({ comments: [{ by: 'Ada', replies: [{ by: 'Bob' }] }] })
    await page.goto(thread.url)

    for (const target of [
      commentBy(page, 'Ada').getByRole('button', { name: 'Collapse' }),
      commentBy(page, 'Bob').getByRole('link', { name: 'Permalink' }),
      page.getByRole('link', { name: 'newest', exact: true }),
    ])
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(40)
    await commentBy(page, 'Ada').getByRole('button', { name: 'Collapse' }).tap()
    await expect(commentBy(page, 'Bob')).toBeHidden()
  })
})

test('the page follows the reader’s choice of a dark or light scheme at once', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/threads/core-views')
  expect(await paper()).toBe('rgb(252, 251, 248)')

  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await paper()).toBe('rgb(23, 22, 20)')
})

test('on paper there is the text and the discussion, and nothing that only a screen needs', async ({
  page,
  given,
}) => {
  const thread = await given.thread({
    title: 'To be printed',
    body: 'With [a link](https://elsewhere.example/page).',
    comments: [{ by: 'Ada', body: 'The words.', replies: [{ by: 'Bob' }] }],
  })
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.goto(thread.url)

  await expect(page.getByText('The words.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'To be printed' })).toBeVisible()
  for (const gone of [
    page.getByRole('banner'),
    page.getByRole('contentinfo'),
    page.getByRole('navigation'),
    page.getByRole('button'),
    page.getByRole('link', { name: 'Permalink' }),
  ])
    await expect(gone.filter({ visible: true })).toHaveCount(0)
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)')
})

test('nothing moves while a page loads', async ({ page }) => {
  await page.goto('/about')
  await page.evaluate(() => document.fonts.ready)
  for (const address of PAGES) {
    await page.goto(address)
    expect(await layoutShift(page), address).toBeLessThan(FONT_SWAP)
  }
})
