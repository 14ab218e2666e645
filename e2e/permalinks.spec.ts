import { comment, commentBy, expect, test } from './support/test'

const LONG_WORDS = Array.from({ length: 12 }, () => 'A paragraph that takes its room on the page.').join(
  '\n\n',
)
const DEEP = {
  comments: [
    { by: 'Tall', body: LONG_WORDS },
    { by: 'Ada', replies: [{ by: 'Bob', replies: [{ by: 'Cyd', body: 'The words it is about.' }] }] },
    { by: 'Low', body: LONG_WORDS },
  ],
}

test('a permalink scrolls to its comment and puts the focus there', async ({ page, given }) => {
  const thread = await given.thread(DEEP)
  await page.goto(thread.urlOf('c4'))

  await expect(commentBy(page, 'Cyd')).toBeFocused()
  await expect(commentBy(page, 'Cyd')).toBeInViewport()
})

test('a permalink opens the closed branches that its comment lies in', async ({ page, given }) => {
  const thread = await given.thread(DEEP)
  await page.goto(thread.url)
  await commentBy(page, 'Bob').getByRole('button', { name: 'Collapse' }).click()
  await commentBy(page, 'Ada').getByRole('button', { name: 'Collapse' }).click()
  await expect(page.getByText('The words it is about.')).toBeHidden()

  await page.goto('/about')
  await page.goto(thread.urlOf('c4'))

  await expect(page.getByText('The words it is about.')).toBeVisible()
  await expect(commentBy(page, 'Cyd')).toBeFocused()
  await expect(commentBy(page, 'Ada').getByRole('button', { name: 'Collapse' })).toBeVisible()
})

test('a permalink opens what starts closed for its low karma', async ({ page, given }) => {
  const thread = await given.thread({
    comments: [{ by: 'Ada', karma: -9, body: 'Unloved words.', replies: [{ by: 'Bob' }] }],
  })
  await page.goto(thread.urlOf('c1'))
  await expect(page.getByText('Unloved words.')).toBeVisible()

  await page.goto('/about')
  await page.goto(thread.urlOf('c2'))
  await expect(commentBy(page, 'Bob')).toBeFocused()
})

test('a link on the page into a closed branch leads there, again and again', async ({ page, given }) => {
  const thread = await given.thread(DEEP)
  await page.goto(thread.url)
  const link = page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: /Cyd/ })

  for (let time = 0; time < 2; time++) {
    await commentBy(page, 'Ada').getByRole('button', { name: 'Collapse' }).click()
    await link.click()
    await expect(commentBy(page, 'Cyd')).toBeFocused()
    await expect(page.getByText('The words it is about.')).toBeVisible()
  }
})

test('a permalink to a comment far down a long page lands on it', async ({ page, given }) => {
  const thread = await given.thread({
    comments: Array.from({ length: 300 }, (_, i) => ({
      by: `P${i}`,
      body: i % 7 === 0 ? LONG_WORDS : 'Short.',
      karma: 300 - i,
    })),
  })
  await page.goto(thread.urlOf('c250'))

  await expect(comment(page, 'c250')).toBeFocused()
  await expect.poll(async () => (await comment(page, 'c250').boundingBox())?.y).toBeLessThan(200)
  await expect(comment(page, 'c250')).toBeInViewport()
})

test('a permalink to a comment that is too deep for the page leads to its branch', async ({
  page,
  given,
}) => {
  const thread = await given.thread({ comments: [chain(12)] })
  await page.goto(thread.urlOf('c11'))

  await expect(page).toHaveURL(`${thread.url}/comments/c11`)
  await expect(comment(page, 'c11')).toBeVisible()
  await expect(comment(page, 'c12')).toBeVisible()
})

test('from a branch one gets back to the place where it grows, however deep', async ({ page, given }) => {
  const thread = await given.thread({ comments: [chain(12)] })

  await page.goto(`${thread.url}/comments/c3`)
  await page.getByRole('link', { name: 'In its place' }).click()
  await expect(page).toHaveURL(thread.urlOf('c3'))
  await expect(comment(page, 'c3')).toBeFocused()

  await page.goto(`${thread.url}/comments/c11`)
  await page.getByRole('link', { name: 'In its place' }).click()
  await expect(page).toHaveURL(/\/comments\/c\d+#comment-c11$/)
  await expect(comment(page, 'c11')).toBeFocused()
  await expect(comment(page, 'c10')).toBeVisible()

  await page.getByRole('link', { name: 'What it answers' }).click()
  await expect(page.getByRole('article', { name: /^Comment by / }).first()).toBeVisible()
})

test.describe('a permalink to a comment that never was', () => {
  test.use({ expected: /status of 404/ })

  test('says so, and the thread stays', async ({ page, given }) => {
    const thread = await given.thread({ title: 'Still here', comments: [{ by: 'Ada' }] })
    await page.goto(thread.urlOf('never'))

    await expect(page.getByText('The comment that the link leads to is not in this thread.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Still here' })).toBeVisible()
  })
})

function chain(depth: number): { by: string; replies?: [ReturnType<typeof chain>] } {
  return { by: `Person ${depth}`, ...(depth > 1 ? { replies: [chain(depth - 1)] } : {}) }
}
