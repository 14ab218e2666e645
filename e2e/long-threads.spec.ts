import {
  authorsOnPage,
  comment,
  commentBy,
  expect,
  FONT_SWAP,
  type GivenComment,
  layoutShift,
  test,
} from './support/test'

/** Each answers the one before. */
function chain(depth: number): GivenComment {
  return { by: `Person ${depth}`, replies: depth > 1 ? [chain(depth - 1)] : [] }
}

test('replies are indented eight levels; what lies deeper is a link away', async ({ page, given }) => {
  const thread = await given.thread({ comments: [chain(20)] })
  await page.goto(thread.url)

  const comments = page.getByRole('article', { name: /^Comment by / })
  await expect(comments).toHaveCount(8)
  await expect(page.getByText('12 more replies')).toBeVisible()

  await page.getByRole('link', { name: 'Continue this thread' }).click()
  await expect(page).toHaveURL(`${thread.url}/comments/c8`)
  await expect(comments).toHaveCount(8)
  await expect(comment(page, 'c8')).toBeVisible()
  await expect(comment(page, 'c15')).toBeVisible()

  await page.getByRole('link', { name: 'Continue this thread' }).click()
  await expect(comment(page, 'c20')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Continue this thread' })).toHaveCount(0)
})

test('the order and the moment that a reader chose go along into a branch and back', async ({
  page,
  given,
}) => {
  const deep = { by: 'Old', karma: 9, created_at: '2024-03-02T10:00:00Z' }
  const fresh = { by: 'Fresh', karma: 1, created_at: '2024-03-09T10:00:00Z' }
  let line: GivenComment = { by: 'Person 8', replies: [deep, fresh] }
  for (let i = 7; i > 0; i--) line = { by: `Person ${i}`, replies: [line] }
  const thread = await given.thread({ comments: [line] })

  await page.goto(thread.url)
  const on = page.getByRole('link', { name: 'Continue this thread' })
  await expect(on).toHaveAttribute('href', `${thread.url}/comments/c8`)
  await on.click()
  await expect.poll(async () => (await authorsOnPage(page)).slice(1)).toEqual(['Old', 'Fresh'])
  await expect(page.locator('.new-mark')).toHaveCount(0)

  await page.goto(`${thread.url}?sort=new&since=2024-03-08T00:00:00Z`)
  await on.click()
  await expect(page).toHaveURL(/\/comments\/c8\?sort=new&since=2024-03-08/)
  await expect.poll(async () => (await authorsOnPage(page)).slice(1)).toEqual(['Fresh', 'Old'])
  await expect(commentBy(page, 'Fresh').getByText('new', { exact: true })).toBeVisible()
  await expect(commentBy(page, 'Old').getByText('new', { exact: true })).toHaveCount(0)
  await page.keyboard.press('n')
  await expect(commentBy(page, 'Fresh')).toBeFocused()

  await page.getByRole('link', { name: 'In its place' }).click()
  await expect(page).toHaveURL(/sort=new&since=2024-03-08[^#]*#comment-c8$/)
  // A permalink to what lies too deep for this page leads to its branch, in the same order and since the same moment.
  await page.goto('/about')
  await page.goto(`${thread.url}?sort=new&since=2024-03-08T00:00:00Z#comment-c10`)
  await expect(page).toHaveURL(/\/comments\/c10\?sort=new&since=2024-03-08/)
  const odd = await page.request.get(`${thread.url}/comments/c8?sort=nonsense`)
  expect(odd.status()).toBe(404)
})

test('a branch has a page of its own, that says of what, and what it answers', async ({ page, given }) => {
  const thread = await given.thread({ title: 'The whole of it', comments: [chain(4), { by: 'Else' }] })
  await page.goto(`${thread.url}/comments/c2`)

  await expect(page).toHaveTitle('A branch of “The whole of it” · Doublecrux')
  await expect(page.getByRole('article', { name: /^Comment by / })).toHaveCount(3)
  await page.getByRole('link', { name: 'What it answers' }).click()
  await expect(page).toHaveURL(`${thread.url}/comments/c1`)
  await expect(page.getByRole('link', { name: 'What it answers' })).toHaveCount(0)
  await page.getByRole('link', { name: 'The whole of it' }).click()
  await expect(page).toHaveURL(thread.url)
})

test('a thread of 1,300 comments comes in pages of whole branches, and none is lost', async ({
  page,
  given,
}) => {
  test.slow()
  const roots = Array.from({ length: 130 }, (_, i) => ({
    by: `Root ${i}`,
    karma: 1000 - i,
    replies: Array.from({ length: 9 }, () => ({ by: 'Reply' })),
  }))
  const thread = await given.thread({ title: 'The long one', comments: roots })
  await page.goto(thread.url)

  const comments = page.getByRole('article', { name: /^Comment by / })
  await expect(page.getByRole('heading', { name: '1300 comments' })).toBeVisible()
  await expect(comments).toHaveCount(1000)
  expect(await layoutShift(page)).toBeLessThan(FONT_SWAP)

  await page.getByRole('link', { name: '300 more comments' }).click()
  await expect(page).toHaveURL(/from=c1001/)
  await expect(comments).toHaveCount(300)
  await expect(comments.first()).toHaveAccessibleName('Comment by Root 100')
  await expect(page.getByRole('link', { name: /more comments/ })).toHaveCount(0)

  await page.getByRole('heading', { level: 1 }).getByRole('link', { name: 'The long one' }).click()
  await expect(comments).toHaveCount(1000)

  await test.step('a permalink to a comment of the second page leads to it', async () => {
    await page.goto('/about')
    await page.goto(thread.urlOf('c1250'))
    await expect(page).toHaveURL(`${thread.url}/comments/c1250`)
    await expect(comment(page, 'c1250')).toBeVisible()
    await page.getByRole('link', { name: 'In its place' }).click()
    await expect(comments).toHaveCount(300)
    await expect(comment(page, 'c1250')).toBeFocused()
  })
})
