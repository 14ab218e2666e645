import { type Acting, givenPerson } from './support/members'
import { commentBy, expect, type InventedThread, type Page, test } from './support/test'

// What one wrote oneself is no news, and counts like what others wrote.

let ada: Acting
let thread: InventedThread
let tag: string

test.beforeEach(async ({ context, baseURL, given, page }) => {
  ada = await givenPerson('Ada', baseURL ?? '')
  await ada.signIn(context)
  tag = `own-${ada.handle}`
  thread = await given.thread({ tags: [tag], comments: [{ by: 'Bob', replies: [{ by: 'Cyd' }] }] })
  await page.goto(thread.url)
})

async function answer(page: Page, name: string, words: string): Promise<void> {
  await commentBy(page, name).getByRole('button', { name: 'Reply' }).click()
  await page.getByRole('textbox', { name: 'Reply' }).fill(words)
  await page.getByRole('button', { name: 'Post' }).click()
  await expect(commentBy(page, 'Ada').filter({ hasText: words })).toBeFocused()
}

test('one’s own reply is not new to oneself, in the lists and in the thread', async ({ page, baseURL }) => {
  const before = new Date(Date.now() - 1000).toISOString()
  await answer(page, 'Cyd', 'My own words.')
  await page.goto(`/?tag=${tag}`)
  await expect(page.getByRole('link', { name: thread.document.thread.title })).toBeVisible()
  await expect(page.getByText(/\d new/)).toHaveCount(0)
  await page.goto(thread.url)
  await expect(commentBy(page, 'Ada')).toBeVisible()
  await expect(page.getByText(/\d new since/)).toHaveCount(0)
  await page.goto(`${thread.url}?since=${before}`)
  await expect(page.getByText('0 new since')).toBeVisible()
  await expect(commentBy(page, 'Ada').getByText('new', { exact: true })).toHaveCount(0)

  // Somebody else's is.
  const dee = await givenPerson('Dee', baseURL ?? '')
  await dee.comment(thread.slug, 'And mine.')
  await page.goto(`/?tag=${tag}`)
  await page.getByRole('link', { name: '1 new' }).click()
  await expect(commentBy(page, 'Dee').getByText('new', { exact: true })).toBeVisible()
  await expect(commentBy(page, 'Ada').getByText('new', { exact: true })).toHaveCount(0)
})

test('a closed branch counts the reply that its reader has just written', async ({ page }) => {
  await answer(page, 'Cyd', 'My own words.')
  for (const [name, replies] of [
    ['Cyd', '1 reply'],
    ['Bob', '2 replies'],
  ] as const) {
    await commentBy(page, name).getByRole('button', { name: 'Collapse' }).click()
    await expect(commentBy(page, name).getByText(replies, { exact: true })).toBeVisible()
  }
})
