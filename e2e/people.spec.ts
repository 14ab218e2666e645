import { expect, test } from './support/test'

const LONG = Array.from({ length: 60 }, (_, i) => `Sentence number ${i} of a long comment.`).join(' ')

test('a member’s page says who they are here, and what they wrote, newest first', async ({ page, given }) => {
  const thread = await given.thread({
    by: 'Bob',
    title: 'Do forecasts help?',
    comments: [
      { by: 'Ada', karma: 4, agreement: -2, body: 'The earlier one.' },
      { by: 'Ada', karma: 3, body: 'The later one.' },
    ],
  })
  await page.goto(`/people/${thread.handleOf('Ada')}`)

  await expect(page).toHaveTitle(`${thread.handleOf('Ada')} · Doublecrux`)
  await expect(page.getByRole('heading', { level: 1, name: 'Ada' })).toBeVisible()
  await expect(page.getByText('7 karma')).toBeVisible()
  await expect(page.getByText('an invented handle, from a mirrored discussion')).toBeVisible()
  const feed = page.getByRole('list', { name: 'Comments' }).getByRole('listitem')
  await expect(feed).toHaveCount(2)
  await expect(feed.nth(0)).toContainText('The later one.')
  await expect(feed.nth(1)).toContainText('4 karma')
  await expect(feed.nth(1)).toContainText('−2 agree')
  await feed.nth(1).getByRole('link', { name: 'Do forecasts help?' }).click()
  await expect(page).toHaveURL(thread.url)
})

test('the feed says what each comment answered', async ({ page, given }) => {
  const thread = await given.thread({
    comments: [{ by: 'Bob', body: 'Rarely, I think.', replies: [{ by: 'Ada', body: 'Why rarely?' }] }],
  })
  await page.goto(`/people/${thread.handleOf('Ada')}`)

  const answered = page.getByRole('list', { name: 'Comments' }).getByRole('blockquote')
  await expect(answered).toContainText('Bob')
  await expect(answered).toContainText('Rarely, I think.')
})

test('a long comment begins, and opens on demand', async ({ page, given }) => {
  const thread = await given.thread({ comments: [{ by: 'Ada', body: LONG }] })
  await page.goto(`/people/${thread.handleOf('Ada')}`)

  await expect(page.getByText('Sentence number 59')).toBeHidden()
  await page.getByText('Read more').click()
  await expect(page.getByText('Sentence number 59')).toBeVisible()
})

test('the age of a comment leads to its place in the discussion', async ({ page, given }) => {
  const thread = await given.thread({ comments: [{ by: 'Bob', replies: [{ by: 'Ada' }] }] })
  await page.goto(`/people/${thread.handleOf('Ada')}`)

  await page
    .getByRole('list', { name: 'Comments' })
    .getByRole('link', { name: /\d(y|mo|d|h|m)$/ })
    .click()

  await expect(page).toHaveURL(thread.urlOf('c2'))
  await expect(page.getByRole('article', { name: 'Comment by Ada' })).toBeFocused()
})

test('threads and comments of a member are counted and shown apart', async ({ page, given }) => {
  const thread = await given.thread({ by: 'Ada', title: 'Started by Ada', comments: [{ by: 'Bob' }] })
  await page.goto(`/people/${thread.handleOf('Ada')}`)
  await expect(page.getByText('No comments yet.')).toBeVisible()

  await page.getByRole('link', { name: '1 thread' }).click()
  await expect(page.getByRole('link', { name: 'Started by Ada' })).toBeVisible()
  await expect(page.getByRole('link', { name: '0 comments' })).toBeVisible()
})

test('a long feed comes in pages', async ({ page, given }) => {
  const thread = await given.thread({ comments: Array.from({ length: 45 }, () => ({ by: 'Ada' })) })
  await page.goto(`/people/${thread.handleOf('Ada')}`)
  const feed = page.getByRole('list', { name: 'Comments' }).getByRole('listitem')
  const seen: string[] = []
  for (const size of [20, 20, 5]) {
    await expect(feed).toHaveCount(size)
    seen.push(...(await feed.locator('.body').allTextContents()))
    if (size === 20) {
      await page.getByRole('link', { name: 'Earlier comments' }).click()
      await expect(feed.locator('.body').first()).not.toHaveText(seen.at(-20) ?? '')
    }
  }
  expect(new Set(seen).size).toBe(45)
})

test('what was deleted or removed is not in the feed', async ({ page, given }) => {
  const thread = await given.thread({
    comments: [
      { by: 'Ada', body: 'Deleted words.', state: 'deleted' },
      { by: 'Ada', body: 'Removed words.', state: 'removed' },
      { by: 'Ada', body: 'Retracted words.', state: 'retracted' },
    ],
  })
  await page.goto(`/people/${thread.handleOf('Ada')}`)

  await expect(page.getByText('Retracted words.')).toBeVisible()
  await expect(page.getByText('Deleted words.')).toHaveCount(0)
  await expect(page.getByText('Removed words.')).toHaveCount(0)
})

test('the about page says what this is, which discussions are mirrored, and that handles are invented', async ({
  page,
}) => {
  await page.goto('/about')

  await expect(page.getByRole('heading', { name: 'About this forum' })).toBeVisible()
  await expect(page.getByText(/every\s+handle is invented/)).toBeVisible()
  for (const slug of ['core-views', 'podcast', 'panel', 'model-release', 'takeoff-speeds'])
    await expect(page.locator(`main a[href="/threads/${slug}"]`)).toBeVisible()
})

test('a member’s comments are put in order, and searched, by addresses that work without scripts', async ({
  browser,
  given,
  baseURL,
}) => {
  const thread = await given.thread({
    comments: [
      { by: 'Ada', karma: 2, body: 'Forecasts helped the harbour.' },
      { by: 'Ada', karma: 9, body: 'The market knew it *first*.' },
      { by: 'Ada', karma: 5, body: 'A forecast is a promise.' },
      { by: 'Bob', karma: 7, body: 'Forecasting is a trade.' },
    ],
  })
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' })
  const page = await context.newPage()
  await page.goto(`/people/${thread.handleOf('Ada')}`)
  const bodies = () => page.getByRole('list', { name: 'Comments' }).locator('.body').allTextContents()
  const firsts = async () => (await bodies()).map((text) => text.trim()[0])
  const sort = page.getByRole('navigation', { name: 'Sort comments by' })
  await expect.poll(firsts).toEqual(['A', 'T', 'F'])
  await sort.getByRole('link', { name: 'top' }).click()
  await expect.poll(firsts).toEqual(['T', 'A', 'F'])
  await sort.getByRole('link', { name: 'oldest' }).click()
  await expect.poll(firsts).toEqual(['F', 'T', 'A'])

  await page.getByRole('searchbox', { name: 'Search these comments' }).fill('forecast')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect.poll(firsts).toEqual(['F', 'A'])
  await expect(page.getByText('2 comments have “forecast”.')).toBeVisible()
  await expect(page).toHaveURL(/\?sort=old&q=forecast$/)
  await page.getByRole('searchbox').fill('nowhere to be found')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByText('No comment has “nowhere to be found”.')).toBeVisible()
  await page.getByRole('link', { name: 'Show all' }).click()
  await expect.poll(bodies).toHaveLength(3)
  await context.close()
})

test('the orders go on over pages without a gap', async ({ page, given }) => {
  const thread = await given.thread({
    comments: Array.from({ length: 45 }, (_, i) => ({
      by: 'Ada',
      karma: i % 7,
      body: `The word number ${i}.`,
    })),
  })
  for (const query of ['?sort=top', '?sort=old', '?q=word']) {
    await page.goto(`/people/${thread.handleOf('Ada')}${query}`)
    const feed = page.getByRole('list', { name: 'Comments' }).getByRole('listitem')
    const seen: string[] = []
    for (const size of [20, 20, 5]) {
      await expect(feed).toHaveCount(size)
      seen.push(...(await feed.locator('.body').allTextContents()))
      if (size === 20) {
        await page
          .getByRole('link', { name: / comments$/ })
          .last()
          .click()
        await expect(feed.locator('.body').first()).not.toHaveText(seen.at(-20) ?? '')
      }
    }
    expect(new Set(seen).size, query).toBe(45)
  }
})
