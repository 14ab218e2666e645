import { db } from '@/lib/server/db'
import { expectSignedIn, signUp } from './support/accounts'
import { unique } from './support/documents'
import { type Acting, givenPerson } from './support/members'
import { commentBy, expect, type InventedThread, type Locator, type Page, test } from './support/test'

// The whole way at once: from reading to being answered. Each step has a spec of its own; this one is that they lead into each other.

test.use({ expected: /status of 401/ })

let bob: Acting
let thread: InventedThread
let handle: string

test.beforeEach(async ({ baseURL, given }) => {
  bob = await givenPerson('Bob', baseURL ?? '')
  thread = await given.thread({ comments: [{ by: 'Cyd', body: 'Somebody has to begin.' }] })
  await bob.comment(thread.slug, 'Forecasts rarely help anybody.')
  handle = `ada-${unique()}`
})

const bobs = (page: Page): Locator => commentBy(page, 'Bob').filter({ hasText: 'Forecasts rarely' })
const mine = (page: Page): Locator => commentBy(page, handle)
const reply = (page: Page): Locator => page.getByRole('textbox', { name: 'Reply' })
const score = (around: Locator, axis: 'Karma' | 'Agreement'): Locator =>
  around.getByLabel(axis, { exact: true })

/** From a thread and a half-written answer through sign-up and the mail, back to both. */
async function joinWhileWriting(page: Page): Promise<void> {
  await page.goto(thread.url)
  await bobs(page).getByRole('button', { name: 'Reply' }).click()
  await reply(page).fill('They helped *me* once.')
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  const refusal = page.getByRole('alert')
  await expect(refusal).toContainText('Sign in to comment.')
  await refusal.getByRole('link', { name: 'Sign in' }).click()

  await page.getByRole('link', { name: 'Sign up' }).click()
  await signUp(page, handle)
  await page.waitForURL(new RegExp(`${thread.url}(#.*)?$`))
}

async function postIt(page: Page): Promise<void> {
  await expect(reply(page)).toHaveValue('They helped *me* once.')
  await expect(reply(page)).toBeFocused()
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await expect(mine(page).locator('.body')).toHaveText('They helped me once.')
}

test('a stranger becomes a member in the middle of a sentence, and takes part', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow()
  await joinWhileWriting(page)
  await expectSignedIn(page, handle)
  await postIt(page)

  // Two votes, by keyboard alone: from one's own comment to the one it answers.
  await expect(mine(page)).toBeFocused()
  await page.keyboard.press('p')
  await expect(bobs(page)).toBeFocused()
  await page.keyboard.press('u')
  await page.keyboard.press('x')
  await expect(score(bobs(page), 'Karma')).toHaveText('2')
  await expect(score(bobs(page), 'Agreement')).toHaveText('−1')
  await expect
    .poll(() => db.commentVote.count({ where: { user: { handle }, comment: { authorId: bob.id } } }))
    .toBe(2)
  await page.reload()
  await expect(bobs(page).getByRole('button', { name: 'Upvote' })).toHaveAttribute('aria-pressed', 'true')
  await expect(bobs(page).getByRole('button', { name: 'Disagree' })).toHaveAttribute('aria-pressed', 'true')

  await mine(page).getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'Edited text' }).fill('They helped *me* twice.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(mine(page).locator('.body')).toHaveText('They helped me twice.')
  await mine(page).getByRole('link', { name: 'edited' }).click()
  await expect(page.locator('del')).toHaveText('once')
  await expect(page.locator('ins')).toHaveText('twice')
  await page.goBack()

  await bobs(page)
    .locator('.body p')
    .evaluate((words) => {
      const range = document.createRange()
      const text = words.firstChild as Text
      range.setStart(text, 'Forecasts '.length)
      range.setEnd(text, 'Forecasts rarely'.length)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
    })
  await bobs(page).getByRole('button', { name: 'React' }).click()
  await expect(page.getByText('On “rarely”')).toBeVisible()
  await page.getByRole('button', { name: 'examples?' }).click()
  await expect(bobs(page).getByRole('button', { name: 'examples? 1' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(bobs(page).getByRole('list', { name: 'Reactions' })).toContainText('rarely')

  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' })
  await bob.signIn(elsewhere)
  const other = await elsewhere.newPage()
  await other.goto(thread.url)
  await expect(bobs(other).getByRole('list', { name: 'Reactions' })).toContainText('rarely')
  await mine(other).getByRole('button', { name: 'Reply' }).click()
  await reply(other).fill('Tell us when.')
  await reply(other).press('Control+Enter')
  await expect(commentBy(other, 'Bob').filter({ hasText: 'Tell us when.' })).toBeVisible()
  await elsewhere.close()

  await expect(page.getByRole('link', { name: 'Notifications, 1 unread' })).toBeVisible()
  await mine(page).getByRole('button', { name: '1 new' }).click()
  await expect(commentBy(page, 'Bob').filter({ hasText: 'Tell us when.' })).toBeFocused()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('a stranger reads, signs up in the middle of a sentence, posts and votes', async ({ page }) => {
    await joinWhileWriting(page)
    await postIt(page)
    await bobs(page).getByRole('button', { name: 'Upvote' }).tap()
    await bobs(page).getByRole('button', { name: 'Agree', exact: true }).tap()
    await expect(score(bobs(page), 'Karma')).toHaveText('2')
    await expect(score(bobs(page), 'Agreement')).toHaveText('1')
    await mine(page).getByRole('button', { name: 'Edit' }).tap()
    await page.getByRole('textbox', { name: 'Edited text' }).fill('They helped *me* twice.')
    await page.getByRole('button', { name: 'Save' }).tap()
    await expect(mine(page).locator('.body')).toHaveText('They helped me twice.')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  })
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a stranger signs up, replies, votes on two axes and edits', async ({ page }) => {
    await page.goto(thread.url)
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('link', { name: 'Sign up' }).click()
    await signUp(page, handle)

    await page.waitForURL(thread.url)
    await bobs(page).getByRole('button', { name: 'Reply' }).click()
    await expect(page.getByRole('region', { name: 'What you answer' })).toContainText('Forecasts rarely')
    await reply(page).fill('They helped *me* once.')
    await page.getByRole('button', { name: 'Post', exact: true }).click()
    await expect(mine(page).locator('.body')).toHaveText('They helped me once.')

    await bobs(page).getByRole('button', { name: 'Upvote' }).click()
    await bobs(page).getByRole('button', { name: 'Disagree' }).click()
    await expect(score(bobs(page), 'Karma')).toHaveText('2')
    await expect(score(bobs(page), 'Agreement')).toHaveText('−1')

    await mine(page).getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('textbox', { name: 'Edited text' }).fill('They helped *me* twice.')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(mine(page).locator('.body')).toHaveText('They helped me twice.')
  })

  test('what a guest typed is not lost at the door', async ({ page }) => {
    await page.goto(thread.url)
    await bobs(page).getByRole('button', { name: 'Reply' }).click()
    await reply(page).fill('Written before the door.')
    await page.getByRole('button', { name: 'Post', exact: true }).click()
    await expect(page.getByText('Sign in to comment.')).toBeVisible()
    await expect(page.getByText('Written before the door.')).toBeVisible()
  })
})
