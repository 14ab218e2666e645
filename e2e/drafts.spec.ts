import { holdBack } from './support/held-back'
import { type Acting, givenPerson } from './support/members'
import { commentBy, expect, type InventedThread, type Locator, type Page, test } from './support/test'

let ada: Acting
let thread: InventedThread

test.beforeEach(async ({ context, baseURL, given, page }) => {
  ada = await givenPerson('Ada', baseURL ?? '')
  await ada.signIn(context)
  thread = await given.thread({ comments: [{ by: 'Bob' }] })
  await page.goto(thread.url)
})

const replyBox = (page: Page): Locator => page.getByRole('textbox', { name: 'Reply' })
const says = (page: Page, words: string): Locator =>
  page.getByRole('status').filter({ hasText: new RegExp(`^${words}$`) })
const changedElsewhere = (page: Page, words: string): Locator =>
  page.getByRole('status').filter({ hasText: `This draft was also changed elsewhere: “${words}”.` })

async function openReply(page: Page): Promise<Locator> {
  await commentBy(page, 'Bob').getByRole('button', { name: 'Reply' }).click()
  await expect(replyBox(page)).toBeFocused()
  return replyBox(page)
}

test('a reply that was begun is there after a reload, and after its page was closed before the server had it', async ({
  page,
  context,
}) => {
  const release = await holdBack(page, '**/api/do/save-draft')
  await (await openReply(page)).fill('Half a thought')
  await expect(says(page, 'Saved on this device')).toBeVisible()
  await page.reload()
  await expect(replyBox(page)).toHaveValue('Half a thought')
  await replyBox(page).pressSequentially(', and more')
  await expect(says(page, 'Saved on this device')).toBeVisible()
  await page.close({ runBeforeUnload: false })
  release()

  const again = await context.newPage()
  await again.goto(thread.url)
  await expect(replyBox(again)).toHaveValue('Half a thought, and more')
  await expect(says(again, 'Saved')).toBeVisible()
})

test('two tabs write one reply: the one that is only read follows the other, and posting empties both', async ({
  page,
  context,
}) => {
  await (await openReply(page)).fill('From the first tab')
  const second = await context.newPage()
  await second.goto(thread.url)
  await expect(replyBox(second)).toHaveValue('From the first tab')

  await replyBox(second).pressSequentially(', and the second')
  await expect(replyBox(page)).toHaveValue('From the first tab, and the second')
  await expect(says(page, 'Saved(?: on this device)?')).toBeVisible()
  await second.getByRole('button', { name: 'Post' }).click()

  await expect(commentBy(second, 'Ada').locator('.body')).toHaveText('From the first tab, and the second')
  await expect(replyBox(page)).toHaveValue('')
})

test('two devices change one reply: neither text is lost, and its writer chooses', async ({
  page,
  browser,
  baseURL,
}) => {
  const phone = await browser.newContext({ baseURL: baseURL ?? '' })
  await ada.signIn(phone)
  const other = await phone.newPage()
  await other.goto(thread.url)
  const release = await holdBack(page, '**/api/do/save-draft')
  await (await openReply(page)).fill('From the desk')
  await expect(says(page, 'Saved on this device')).toBeVisible()
  await (await openReply(other)).fill('From the phone')
  await expect(says(other, 'Saved')).toBeVisible()
  await phone.close()
  release()

  await expect(changedElsewhere(page, 'From the phone')).toBeVisible()
  await expect(replyBox(page)).toHaveValue('From the desk')
  await page.getByRole('button', { name: 'Take that one' }).click()
  await expect(replyBox(page)).toHaveValue('From the phone')
  await expect(changedElsewhere(page, 'From the desk')).toBeVisible()
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await expect(changedElsewhere(page, 'From the desk')).toHaveCount(0)
  await page.reload()
  await expect(replyBox(page)).toHaveValue('From the phone')
})

test('a comment that was begun in the box above the comments is there again', async ({ page }) => {
  const box = page.getByRole('textbox', { name: 'Comment', exact: true })
  await box.fill('To everybody')
  await expect(says(page, 'Saved')).toBeVisible()
  await page.reload()
  await expect(box).toHaveValue('To everybody')
})

test('when a reply was posted, nothing more is said of its draft', async ({ page }) => {
  const emptied: string[] = []
  page.on('request', (request) => {
    const sent = request.url().endsWith('/api/do/save-draft') ? request.postDataJSON() : null
    if (sent?.body === '') emptied.push(sent.place)
  })
  await (await openReply(page)).fill('Written in one go.')
  await page.getByRole('button', { name: 'Post' }).click()

  await expect(commentBy(page, 'Ada')).toBeFocused()
  expect(emptied).toEqual([])
})
