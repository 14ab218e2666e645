import { commentBy, expect, test } from './support/test'

const THREE_DAYS = {
  comments: [
    { by: 'Ada', created_at: '2024-03-02T10:00:00Z', karma: 3 },
    {
      by: 'Bob',
      created_at: '2024-03-03T10:00:00Z',
      karma: 2,
      replies: [{ by: 'Cyd', created_at: '2024-03-05T10:00:00Z' }],
    },
    { by: 'Dee', created_at: '2024-03-06T10:00:00Z', karma: 1 },
  ],
}
const SINCE = '?since=2024-03-04T00:00:00Z'

test('a moment in the address marks what came after it, signed out too', async ({ page, given }) => {
  const thread = await given.thread(THREE_DAYS)
  await page.goto(`${thread.url}${SINCE}`)

  await expect(page.getByText('2 new since 4 March 2024')).toBeVisible()
  for (const name of ['Cyd', 'Dee'])
    await expect(commentBy(page, name).getByText('new', { exact: true })).toBeVisible()
  for (const name of ['Ada', 'Bob'])
    await expect(commentBy(page, name).getByText('new', { exact: true })).toHaveCount(0)
})

test('“Next new” walks through the new ones, and begins again after the last', async ({ page, given }) => {
  const thread = await given.thread(THREE_DAYS)
  await page.goto(`${thread.url}${SINCE}`)

  for (const name of ['Cyd', 'Dee', 'Cyd']) {
    await page.getByRole('button', { name: 'Next new' }).click()
    await expect(commentBy(page, name)).toBeFocused()
  }
  await page.keyboard.press('n')
  await expect(commentBy(page, 'Dee')).toBeFocused()
})

test('a new comment in a closed branch is found by “Next new”', async ({ page, given }) => {
  const thread = await given.thread(THREE_DAYS)
  await page.goto(`${thread.url}${SINCE}`)
  await commentBy(page, 'Bob').getByRole('button', { name: 'Collapse' }).click()

  await page.getByRole('button', { name: 'Next new' }).click()

  await expect(commentBy(page, 'Cyd')).toBeFocused()
  await expect(commentBy(page, 'Cyd')).toBeVisible()
})

test('the moment is kept when the order changes, and can be left behind', async ({ page, given }) => {
  const thread = await given.thread(THREE_DAYS)
  await page.goto(`${thread.url}${SINCE}`)

  await page.getByRole('link', { name: 'newest', exact: true }).click()
  await expect(page).toHaveURL(/sort=new.*since=2024-03-04/)
  await expect(page.getByText('2 new since 4 March 2024')).toBeVisible()

  await page.getByRole('link', { name: 'Show all alike' }).click()
  await expect(page.getByText('2 new since')).toHaveCount(0)
  await expect(page).toHaveURL(/sort=new/)
})

test('nothing new is said plainly', async ({ page, given }) => {
  const thread = await given.thread(THREE_DAYS)
  await page.goto(`${thread.url}?since=2025-01-01`)

  await expect(page.getByText('0 new since 1 January 2025')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Next new' })).toHaveCount(0)
})

test('this device remembers the last visit: the lists and the thread say what came since', async ({
  page,
  given,
}) => {
  const tag = `visits-${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}`
  const thread = await given.thread({ tags: [tag], comments: [{ by: 'Ada' }] })
  await page.goto(thread.url)
  await page.goto(`/?tag=${tag}`)
  await expect(page.getByRole('link', { name: thread.document.thread.title })).toBeVisible()
  await expect(page.getByText(/\d new/)).toHaveCount(0)

  const [ada] = thread.document.comments
  if (!ada) throw new Error('the thread has one comment')
  const now = new Date(Date.now() + 1000).toISOString()
  const added = ['late', 'later'].map((id) => ({ ...ada, id, created_at: now, body: `I came ${id}.` }))
  await given.document({ ...thread.document, comments: [...thread.document.comments, ...added] })

  const offer = page.getByRole('link', { name: '2 new' })
  await expect(async () => {
    await page.goto(`/?tag=${tag}`) // the list from before is kept until the server hears of the change
    await expect(offer).toBeVisible({ timeout: 2000 })
  }).toPass()
  await offer.click()
  await expect(page.getByText(/2 new since/)).toBeVisible()
  await expect(page.getByText('new', { exact: true })).toHaveCount(2)

  await page.goto(`/?tag=${tag}`)
  await expect(page.getByText(/\d new/)).toHaveCount(0)
})

test('a thread opened without a moment offers the one of the last visit', async ({ page, given }) => {
  const thread = await given.thread({ comments: [{ by: 'Ada' }] })
  await page.goto(thread.url)
  const [ada] = thread.document.comments
  if (!ada) throw new Error('the thread has one comment')
  const now = new Date(Date.now() + 1000).toISOString()
  await given.document({
    ...thread.document,
    comments: [ada, { ...ada, id: 'late', created_at: now, body: 'I came late.' }],
  })

  const offer = page.getByRole('link', { name: '1 new since earlier today' })
  await expect(async () => {
    await page.goto(thread.url) // the page from before is kept until the server hears of the change
    await expect(offer).toBeVisible({ timeout: 2000 })
  }).toPass()
  await page.reload() // the same visit still
  await offer.click()

  await expect(page).toHaveURL(/since=/)
  await expect(page.locator('#comment-late').getByText('new', { exact: true })).toBeVisible()
})
