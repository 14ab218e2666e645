import { authorsOnPage, expect, test } from './support/test'

const HOUR = 3_600_000
const hoursAgo = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString()

/** Four top-level comments and two replies that every order puts differently. */
const DIFFERENT = () => ({
  created_at: hoursAgo(50),
  comments: [
    {
      id: 'ann',
      by: 'Ann',
      karma: 30,
      created_at: hoursAgo(49),
      replies: [
        { by: 'Eve', karma: 1, created_at: hoursAgo(40) },
        { by: 'Flo', karma: 2, created_at: hoursAgo(0.5) },
      ],
    },
    { by: 'Cyd', karma: 40, created_at: hoursAgo(30) },
    { by: 'Ben', karma: 10, created_at: hoursAgo(3), agreement: 0, votes: 40 },
    { id: 'dee', by: 'Dee', karma: 5, created_at: hoursAgo(1) },
  ],
  cruxes: [{ statement: 'Forecasts change decisions.', in: 'dee' }],
})

const ORDERS = {
  top: ['Cyd', 'Ann', 'Flo', 'Eve', 'Ben', 'Dee'],
  magic: ['Ben', 'Dee', 'Cyd', 'Ann', 'Flo', 'Eve'],
  newest: ['Dee', 'Ben', 'Cyd', 'Ann', 'Flo', 'Eve'],
  oldest: ['Ann', 'Eve', 'Flo', 'Cyd', 'Ben', 'Dee'],
  'latest reply': ['Ann', 'Flo', 'Eve', 'Dee', 'Ben', 'Cyd'],
  'most disagreed': ['Ben', 'Cyd', 'Ann', 'Flo', 'Eve', 'Dee'],
  'cruxes first': ['Dee', 'Cyd', 'Ann', 'Flo', 'Eve', 'Ben'],
  bridging: ['Ben', 'Cyd', 'Ann', 'Flo', 'Eve', 'Dee'],
}
const ADDRESSES: Record<string, string> = {
  magic: 'magic',
  newest: 'new',
  oldest: 'old',
  'latest reply': 'latest',
  'most disagreed': 'disputed',
  'cruxes first': 'cruxes',
  bridging: 'bridging',
}

test('a thread opens with the most valued comments first', async ({ page, given }) => {
  const thread = await given.thread(DIFFERENT())
  await page.goto(thread.url)

  expect(await authorsOnPage(page)).toEqual(ORDERS.top)
  const current = page.getByRole('navigation', { name: 'Sort comments by' }).locator('[aria-current]')
  await expect(current).toHaveText('top')
})

test('every order puts the comments as it says, at every depth, and stands in the address', async ({
  page,
  given,
}) => {
  const thread = await given.thread(DIFFERENT())
  await page.goto(thread.url)

  for (const [name, address] of Object.entries(ADDRESSES)) {
    await page
      .getByRole('navigation', { name: 'Sort comments by' })
      .getByRole('link', { name, exact: true })
      .click()

    await expect(page).toHaveURL(`${thread.url}?sort=${address}#comments`)
    // The address is there before the whole page is.
    await expect.poll(() => authorsOnPage(page), name).toEqual(ORDERS[name as keyof typeof ORDERS])
    const current = page.getByRole('navigation', { name: 'Sort comments by' }).locator('[aria-current]')
    await expect(current).toHaveText(name)
  }
})

test('the contents beside the text follow the order of the comments', async ({ page, given }) => {
  const thread = await given.thread(DIFFERENT())
  await page.goto(`${thread.url}?sort=new`)

  const outline = page.getByRole('navigation', { name: 'Contents' }).getByRole('listitem')
  await expect(outline).toHaveText(['5 Dee', '10 Ben', '40 Cyd', '30 Ann', '2 Flo', '1 Eve'])
})

test('an order is kept on the way to a single comment', async ({ page, given }) => {
  const thread = await given.thread(DIFFERENT())
  await page.goto(`${thread.url}?sort=old`)

  await page.getByRole('article', { name: 'Comment by Dee' }).getByRole('link', { name: 'Permalink' }).click()

  await expect(page).toHaveURL(`${thread.url}?sort=old#comment-dee`)
  expect(await authorsOnPage(page)).toEqual(ORDERS.oldest)
})
