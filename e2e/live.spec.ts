import { db } from '@/lib/server/db'
import { givenPerson } from './support/members'
import { comment, commentBy, expect, layoutShift, type Page, test } from './support/test'

const LONG = Array.from({ length: 14 }, () => 'A paragraph that takes its room on the page.').join('\n\n')
const TALK = {
  comments: [
    { by: 'Ada', body: LONG, karma: 9, replies: [{ by: 'Bob', body: 'An answer.' }] },
    { by: 'Cyd', body: LONG, karma: 5 },
    { by: 'Dee', body: LONG, karma: 1 },
  ],
}
const at = (baseURL: string | undefined): string => baseURL ?? ''
/** Where something stands on the screen. */
const topOf = async (page: Page, ref: string): Promise<number> =>
  (await comment(page, ref).boundingBox())?.y ?? Number.NaN

test('a reply waits as “1 new” where it belongs, and shows when its reader asks for it', async ({
  page,
  given,
  baseURL,
}) => {
  const thread = await given.thread(TALK)
  const eve = await givenPerson('Eve', at(baseURL))
  await page.goto(thread.url)
  await eve.comment(thread.slug, 'Just now.', 'c1')

  const offer = commentBy(page, 'Ada').getByRole('button', { name: '1 new' })
  await expect(offer).toBeVisible()
  await expect(page.getByText('Just now.')).toHaveCount(0)
  await expect(page.getByRole('heading', { name: '5 comments' })).toBeVisible()
  await offer.click()

  const arrived = commentBy(page, 'Eve')
  await expect(arrived.getByText('Just now.')).toBeVisible()
  await expect(arrived.getByText('new', { exact: true })).toBeVisible()
  await expect(arrived).toBeFocused()
  await expect(page.locator('#comment-c1 > .replies > .comment')).toHaveCount(2)
  await expect(page.getByRole('button', { name: '1 new' })).toHaveCount(0)
})

test('what arrives moves nothing that is being read', async ({ page, given, baseURL }) => {
  const thread = await given.thread(TALK)
  const eve = await givenPerson('Eve', at(baseURL), 'moderator')
  await page.goto(thread.urlOf('c4'))
  await comment(page, 'c4').evaluate((article) => article.scrollIntoView({ block: 'center' }))
  const [before, shifted] = [await topOf(page, 'c4'), await layoutShift(page)]
  for (const words of ['At the top.', 'And again.']) await eve.comment(thread.slug, words)
  await eve.comment(thread.slug, 'To Ada.', 'c1')
  await expect(page.getByRole('status').getByRole('button', { name: '3 new' })).toHaveCount(1)
  expect(await topOf(page, 'c4')).toBeCloseTo(before, 0)

  await db.comment.updateMany({
    where: { ref: 'c1', thread: { slug: thread.slug } },
    data: { bodyHtml: '<p>Much shorter now.</p>', revision: 2, editedAt: new Date() },
  })
  await expect(page.getByText('Much shorter now.')).toHaveCount(1)
  expect(await topOf(page, 'c4')).toBeCloseTo(before, 0)
  expect(await layoutShift(page)).toBeCloseTo(shifted, 2)
})

test('while one types, what others write waits, and no letter is lost', async ({
  page,
  context,
  browser,
  given,
  baseURL,
}) => {
  const thread = await given.thread(TALK)
  const [fay, eve] = [await givenPerson('Fay', at(baseURL)), await givenPerson('Eve', at(baseURL))]
  await fay.signIn(context)
  await page.goto(thread.url)
  await commentBy(page, 'Ada').getByRole('button', { name: 'Reply' }).click()
  const box = page.getByRole('textbox', { name: 'Reply' })
  await box.fill('Half a thought, ')
  const before = (await box.boundingBox())?.y ?? Number.NaN

  const elsewhere = await browser.newContext({ baseURL: at(baseURL) })
  const other = await elsewhere.newPage()
  await eve.signIn(elsewhere)
  await other.goto(thread.url)
  await commentBy(other, 'Ada').getByRole('button', { name: 'Reply' }).click()
  await other.getByRole('textbox', { name: 'Reply' }).fill('A whole one.')
  await other.getByRole('button', { name: 'Post', exact: true }).click()
  await expect(commentBy(other, 'Eve').getByText('A whole one.')).toBeVisible()
  await elsewhere.close()

  const offer = commentBy(page, 'Ada').getByRole('button', { name: '1 new' })
  await expect(offer).toBeVisible()
  await expect(box).toBeFocused()
  expect((await box.boundingBox())?.y).toBeCloseTo(before, 0)
  await page.keyboard.type('and the other half.')
  await offer.click()

  await expect(page.getByText('A whole one.')).toBeVisible()
  await expect(box).toHaveValue('Half a thought, and the other half.')
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await expect(commentBy(page, 'Fay').getByText('Half a thought, and the other half.')).toHaveCount(1)
  await page.waitForTimeout(5000)
  await expect(page.getByText('Half a thought, and the other half.')).toHaveCount(1)
  await expect(page.getByRole('button', { name: /^\d new$/ })).toHaveCount(0)
})

test('the head offers everything at once, and n leads to it', async ({ page, given, baseURL }) => {
  const thread = await given.thread(TALK)
  const eve = await givenPerson('Eve', at(baseURL), 'moderator')
  await page.goto(thread.url)
  const first = await eve.comment(thread.slug, 'First.', 'c3')
  await eve.comment(thread.slug, 'Below the first.', first)
  await eve.comment(thread.slug, 'At the top.')
  await expect(page.getByRole('status').getByRole('button', { name: '3 new' })).toBeVisible()
  await expect(page).toHaveTitle(/^\(3\) /)
  await page.keyboard.press('n')

  await expect(page.locator('.comment.is-new')).toHaveCount(3)
  await expect(comment(page, first)).toBeFocused()
  await expect(page).not.toHaveTitle(/^\(/)
  await page.keyboard.press('n')
  await expect(commentBy(page, 'Eve').filter({ hasText: 'Below the first.' })).toBeFocused()
  await page.keyboard.press('k')
  await expect(comment(page, first)).toBeFocused()
})

test('votes and edits show in place, without a reload', async ({ page, given, baseURL }) => {
  const thread = await given.thread(TALK)
  const eve = await givenPerson('Eve', at(baseURL))
  await page.goto(thread.url)
  await eve.do('vote', { thread: thread.slug, vote: { comment: 'c3', axis: 'karma', press: 1 } })
  await eve.do('vote', { thread: thread.slug, vote: { comment: 'c3', axis: 'agreement', press: -1 } })

  await expect(commentBy(page, 'Cyd').getByLabel('Karma', { exact: true })).toHaveText('6')
  await expect(commentBy(page, 'Cyd').getByLabel('Agreement', { exact: true })).toHaveText('−1')
  const c2 = { ref: 'c2', thread: { slug: thread.slug } }
  await db.comment.updateMany({ where: c2, data: { state: 'retracted' } })
  await expect(
    commentBy(page, 'Bob').getByText('Retracted: its author no longer stands by this.'),
  ).toBeVisible()
  await db.comment.updateMany({ where: c2, data: { state: 'removed', stateReason: 'Rule 2.' } })
  await expect(page.getByText('An answer.')).toHaveCount(0)
  await expect(commentBy(page, 'Bob').getByRole('button', { name: 'Upvote' })).toHaveCount(0)
})

test('somebody’s own vote is not taken back by what others do meanwhile', async ({
  page,
  context,
  given,
  baseURL,
}) => {
  const thread = await given.thread(TALK)
  const [eve, fay] = [await givenPerson('Eve', at(baseURL)), await givenPerson('Fay', at(baseURL))]
  await fay.signIn(context)
  await page.goto(thread.url)
  let letIt = () => {}
  const held = new Promise<void>((resolve) => {
    letIt = resolve
  })
  await page.route('**/api/do/vote', async (route) => {
    await held
    await route.continue()
  })
  const karma = commentBy(page, 'Cyd').getByLabel('Karma', { exact: true })
  await commentBy(page, 'Cyd').getByRole('button', { name: 'Upvote' }).click()
  await eve.do('vote', { thread: thread.slug, vote: { comment: 'c3', axis: 'karma', press: 1 } })
  // What is told comes in order: with this vote, the one on Cyd has come as well.
  await eve.do('vote', { thread: thread.slug, vote: { comment: 'c2', axis: 'karma', press: -1 } })
  await expect(commentBy(page, 'Bob').getByLabel('Karma', { exact: true })).toHaveText('−1')
  await expect(karma).toHaveText('6')
  letIt()

  await expect(karma).toHaveText('7')
  await expect(commentBy(page, 'Cyd').getByRole('button', { name: 'Upvote' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
})

test.describe('a line that breaks', () => {
  test.use({ expected: /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/ })

  test('is said in words, and what was missed arrives when it is back', async ({
    page,
    context,
    given,
    baseURL,
  }) => {
    const thread = await given.thread(TALK)
    const eve = await givenPerson('Eve', at(baseURL))
    await page.goto(thread.url)
    await expect(comment(page, 'c1')).toBeVisible()
    await context.setOffline(true)
    await expect(page.getByText('No connection:')).toBeVisible()
    await eve.comment(thread.slug, 'While you were away.', 'c3')
    await context.setOffline(false)

    await expect(page.getByText('The connection is back.')).toBeVisible()
    await expect(commentBy(page, 'Cyd').getByRole('button', { name: '1 new' })).toBeVisible()
  })
})

test('on an empty thread the first comment appears where the list will be', async ({
  page,
  given,
  baseURL,
}) => {
  const thread = await given.thread({ comments: [] })
  const eve = await givenPerson('Eve', at(baseURL))
  await page.goto(thread.url)
  await eve.comment(thread.slug, 'The very first.')
  await page.getByRole('button', { name: '1 new' }).first().click()

  await expect(page.getByRole('list', { name: 'Comments' }).getByText('The very first.')).toBeVisible()
  await expect(page.getByText('No comments yet.')).toHaveCount(0)
})

test('the page of a branch hears of its branch alone', async ({ page, given, baseURL }) => {
  const thread = await given.thread(TALK)
  const eve = await givenPerson('Eve', at(baseURL), 'moderator')
  await page.goto(`${thread.url}/comments/c1`)
  await eve.comment(thread.slug, 'Elsewhere.', 'c3')
  await eve.comment(thread.slug, 'Here.', 'c2')
  await page.getByRole('status').getByRole('button', { name: '1 new' }).click()

  await expect(page.getByText('Here.')).toBeVisible()
  await expect(page.getByText('Elsewhere.')).toHaveCount(0)
})
