import { commentBy, expect, FONT_SWAP, layoutShift, type Page, test } from './support/test'

const BRANCHES = {
  comments: [
    { by: 'Ada', body: 'First words.', replies: [{ by: 'Bob', replies: [{ by: 'Cyd' }] }] },
    { by: 'Dee', body: 'Second words.', replies: [{ by: 'Eve' }] },
  ],
}
const collapse = (page: Page, name: string) =>
  commentBy(page, name).getByRole('button', { name: 'Collapse' }).click()

test('a branch can be closed: one line stays, and says how many lie below', async ({ page, given }) => {
  const thread = await given.thread(BRANCHES)
  await page.goto(thread.url)

  await collapse(page, 'Ada')

  await expect(page.getByText('First words.')).toBeHidden()
  await expect(commentBy(page, 'Bob')).toBeHidden()
  await expect(commentBy(page, 'Cyd')).toBeHidden()
  await expect(commentBy(page, 'Ada').getByRole('link', { name: 'Ada' })).toBeVisible()
  await expect(commentBy(page, 'Ada').getByText('2 replies')).toBeVisible()
  await expect(commentBy(page, 'Dee').getByText('1 reply')).toBeHidden()
  await expect(commentBy(page, 'Eve')).toBeVisible()

  await commentBy(page, 'Ada').getByRole('button', { name: 'Expand' }).click()
  await expect(commentBy(page, 'Cyd')).toBeVisible()
  await expect(commentBy(page, 'Ada').getByText('2 replies')).toBeHidden()
})

test('what was closed is closed on the next visit, without anything moving while it loads', async ({
  page,
  given,
}) => {
  const thread = await given.thread(BRANCHES)
  await page.goto(thread.url)
  await collapse(page, 'Ada')

  await page.reload()

  await expect(commentBy(page, 'Bob')).toBeHidden()
  await expect(commentBy(page, 'Ada').getByRole('button', { name: 'Expand' })).toBeVisible()
  expect(await layoutShift(page)).toBeLessThan(FONT_SWAP)

  await commentBy(page, 'Ada').getByRole('button', { name: 'Expand' }).click()
  await page.reload()
  await expect(commentBy(page, 'Bob')).toBeVisible()
})

test('it is closed before the first paint, not after the scripts have loaded', async ({ page, given }) => {
  const thread = await given.thread(BRANCHES)
  await page.goto(thread.url)
  await collapse(page, 'Ada')

  await page.route('**/client/forum-*.js', () => {}) // never answered
  await page.goto(thread.url, { waitUntil: 'commit' })

  await expect(commentBy(page, 'Eve')).toBeVisible()
  await expect(page.getByText('First words.')).toBeHidden()
  await expect(commentBy(page, 'Bob')).toBeHidden()
  await expect(commentBy(page, 'Ada').getByText('2 replies')).toBeVisible()
})

test('all can be closed and opened at once', async ({ page, given }) => {
  const thread = await given.thread(BRANCHES)
  await page.goto(thread.url)

  await page.getByRole('button', { name: 'Collapse all' }).click()
  await expect(page.getByText('First words.')).toBeHidden()
  await expect(page.getByText('Second words.')).toBeHidden()
  await expect(commentBy(page, 'Eve')).toBeHidden()

  await page.reload()
  await expect(page.getByText('Second words.')).toBeHidden()

  await page.getByRole('button', { name: 'Expand all' }).click()
  await expect(commentBy(page, 'Cyd')).toBeVisible()
  await expect(commentBy(page, 'Eve')).toBeVisible()
})

test('the line beside a branch closes it too', async ({ page, given }) => {
  const thread = await given.thread(BRANCHES)
  await page.goto(thread.url)

  const replies = page.locator('#below-c1')
  await replies.click({ position: { x: 5, y: 20 } })

  await expect(commentBy(page, 'Bob')).toBeHidden()
  await expect(commentBy(page, 'Ada').getByRole('button', { name: 'Expand' })).toBeVisible()
})

test('little valued comments start closed, can be opened, and then stay open for this reader', async ({
  page,
  given,
}) => {
  const thread = await given.thread({
    comments: [{ by: 'Ada', karma: -9, body: 'Unloved words.', replies: [{ by: 'Bob' }] }, { by: 'Cyd' }],
  })
  await page.goto(thread.url)
  await page.reload() // now the fonts are there
  await expect(page.getByText('Unloved words.')).toBeHidden()
  await expect(commentBy(page, 'Bob')).toBeHidden()
  expect(await layoutShift(page)).toBeLessThan(FONT_SWAP)

  await commentBy(page, 'Ada').getByRole('button', { name: 'Expand' }).click()
  await expect(page.getByText('Unloved words.')).toBeVisible()

  await page.reload()
  await expect(page.getByText('Unloved words.')).toBeVisible()
  expect(await layoutShift(page)).toBeLessThan(FONT_SWAP)
})

test('closing is remembered for each thread apart', async ({ page, given }) => {
  const one = await given.thread(BRANCHES)
  const other = await given.thread(BRANCHES)
  await page.goto(one.url)
  await collapse(page, 'Ada')

  await page.goto(other.url)

  await expect(commentBy(page, 'Bob')).toBeVisible()
})
