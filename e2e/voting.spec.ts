import { db } from '@/lib/server/db'
import { barriers } from './support/accounts'
import { holdBack } from './support/held-back'
import { type Acting, givenPerson } from './support/members'
import { commentBy, expect, type InventedThread, type Locator, type Page, test } from './support/test'

let ada: Acting
let thread: InventedThread

test.beforeEach(async ({ context, baseURL, given, page }) => {
  ada = await givenPerson('Ada', baseURL ?? '')
  await ada.signIn(context)
  thread = await given.thread({ karma: 12, comments: [{ by: 'Cyd', karma: 4, agreement: -1 }] })
  await ada.comment(thread.slug, 'My own words.')
  await page.goto(thread.url)
})

/** An upvote for every comment there, half an hour ago. */
async function givenVotes(userId: number, slug: string): Promise<void> {
  await db.$executeRaw`
    WITH cast_ AS (
      INSERT INTO comment_vote (user_id, comment_id, thread_id, axis, weight, at)
      SELECT ${userId}, c.id, c.thread_id, 'karma', 1, now() - interval '30 minutes'
      FROM comment c JOIN thread t ON t.id = c.thread_id WHERE t.slug = ${slug} RETURNING comment_id)
    UPDATE comment SET score = score + 1, vote_count = vote_count + 1 WHERE id IN (SELECT comment_id FROM cast_)`
}

const sum = (around: Locator, axis: 'Karma' | 'Agreement'): Locator =>
  around.getByLabel(axis, { exact: true })
const post = (page: Page): Locator => page.getByRole('group', { name: 'Votes on the post' })

test('a vote shows before the server has answered, and stays', async ({ page }) => {
  const release = await holdBack(page, '**/api/do/vote')
  const answered = page.waitForResponse('**/api/do/vote')
  const cyd = commentBy(page, 'Cyd')
  const up = cyd.getByRole('button', { name: 'Upvote' })
  await up.click()
  await expect(sum(cyd, 'Karma')).toHaveText('5')
  await expect(up).toHaveAttribute('aria-pressed', 'true')

  release()
  await answered
  await page.reload()
  await expect(sum(cyd, 'Karma')).toHaveText('5')
})

test.describe('', () => {
  test.use({ expected: /status of 403/ })

  test('a vote that is refused is taken back, and the sentence says why', async ({ page }) => {
    const release = await holdBack(page, '**/api/do/vote')
    const cyd = commentBy(page, 'Cyd')
    const up = cyd.getByRole('button', { name: 'Upvote' })
    await up.click()
    await expect(sum(cyd, 'Karma')).toHaveText('5')
    const suspendedUntil = new Date('9999-12-31T00:00:00Z')
    await db.user.update({ where: { id: ada.id }, data: { suspendedUntil } })
    release()

    await expect(page.getByRole('alert')).toHaveText('You are suspended for good, and cannot vote.')
    await expect(sum(cyd, 'Karma')).toHaveText('4')
    await expect(up).toHaveAttribute('aria-pressed', 'false')
  })
})

test.describe('at a limit', () => {
  test.use({ expected: /status of 429/ })

  test('whoever has cast as many votes as there are finds new ones greyed, and takes one back', async ({
    page,
    given,
  }) => {
    const other = await given.thread({ comments: Array.from({ length: 99 }, () => ({ by: 'Dee' })) })
    const cyd = commentBy(page, 'Cyd')
    const [up, agree] = ['Upvote', 'Agree'].map((name) => cyd.getByRole('button', { name, exact: true }))
    await up?.click()
    await expect(up ?? cyd).toHaveAttribute('aria-pressed', 'true')
    await givenVotes(ada.id, other.slug)
    await agree?.click()
    const why = /^You can cast 100 votes an hour: the next one is possible in .*, from \d\d:\d\d UTC\./
    await expect(page.getByRole('alert')).toHaveText(why)
    await expect(sum(cyd, 'Agreement')).toHaveText('−1')
    for (const button of [agree, post(page).getByRole('button', { name: 'Upvote' })])
      await expect(button ?? cyd).toHaveAccessibleDescription(why)

    await up?.click()
    await expect(sum(cyd, 'Karma')).toHaveText('4')
    await agree?.click()
    await expect(sum(cyd, 'Agreement')).toHaveText('0')
    await expect(page.getByRole('alert')).toHaveCount(0)
  })
})

test('a vote pressed again is strong, and once more it is gone', async ({ page }) => {
  const cyd = commentBy(page, 'Cyd')
  const up = cyd.getByRole('button', { name: 'Upvote' })
  for (const [karma, pressed, how] of [
    ['5', 'true', ''],
    ['6', 'true', 'strong'],
    ['4', 'false', ''],
  ] as const) {
    await up.click()
    await expect(sum(cyd, 'Karma')).toHaveText(karma)
    await expect(up).toHaveAttribute('aria-pressed', pressed)
    await expect(up).toHaveAccessibleDescription(how)
  }
  await expect(sum(cyd, 'Agreement')).toHaveText('−1')
})

test('Shift makes a vote strong at once', async ({ page }) => {
  const cyd = commentBy(page, 'Cyd')
  const answered = page.waitForResponse('**/api/do/vote')
  await cyd.getByRole('button', { name: 'Agree', exact: true }).click({ modifiers: ['Shift'] })
  await expect(sum(cyd, 'Agreement')).toHaveText('1')
  await answered
  await page.reload()
  await expect(cyd.getByRole('button', { name: 'Agree', exact: true })).toHaveAccessibleDescription('strong')
})

test('the post is voted on as well, on both axes, and others see it live', async ({
  page,
  browser,
  baseURL,
}) => {
  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' })
  const other = await elsewhere.newPage()
  await other.goto(thread.url)
  await expect(sum(post(other), 'Karma')).toHaveText('12')
  await post(page).getByRole('button', { name: 'Upvote' }).click()
  await post(page).getByRole('button', { name: 'Disagree' }).click()

  await expect(sum(post(page), 'Karma')).toHaveText('13')
  await expect(sum(post(other), 'Karma')).toHaveText('13')
  await expect(sum(post(other), 'Agreement')).toHaveText('−1')
  await elsewhere.close()
  await page.reload()
  await expect(post(page).getByRole('button', { name: 'Disagree' })).toHaveAttribute('aria-pressed', 'true')
  await post(page).getByRole('button', { name: 'Upvote' }).click()
  await post(page).getByRole('button', { name: 'Upvote' }).click()
  await expect(sum(post(page), 'Karma')).toHaveText('12')
})

test('what one cannot do with one’s own words is greyed, and says why', async ({ page }) => {
  const own = commentBy(page, 'Ada')
  for (const [name, why] of [
    ['Downvote', 'On your own text you have one plain upvote, or none.'],
    ['Agree', 'That you agree with yourself is taken for granted: agreement is for others to say.'],
  ] as const) {
    const button = own.getByRole('button', { name, exact: true })
    await expect(button).toHaveAttribute('aria-disabled', 'true')
    await expect(button).toHaveAccessibleDescription(why)
    await button.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toHaveText(why)
  }
  await expect(sum(own, 'Karma')).toHaveText('1')
  expect(await barriers(page)).not.toContainEqual(expect.stringContaining('aria'))
})

test.describe('somebody suspended', () => {
  test('finds what they cannot do greyed, with the sentence and the time', async ({ page }) => {
    await db.user.update({
      where: { id: ada.id },
      data: { suspendedUntil: new Date('2099-01-02T03:04:00Z') },
    })
    await page.reload()
    const why = /^You are suspended until 2099-01-02 at 03:04 UTC, and cannot .* before then\./
    const cyd = commentBy(page, 'Cyd')
    await page.getByRole('textbox', { name: 'Comment', exact: true }).focus()
    for (const button of [
      cyd.getByRole('button', { name: 'Upvote' }),
      cyd.getByRole('button', { name: 'Reply' }),
      cyd.getByRole('button', { name: 'React' }),
      commentBy(page, 'Ada').getByRole('button', { name: 'Edit' }),
      page.getByRole('button', { name: 'Post', exact: true }),
    ]) {
      await expect(button).toHaveAttribute('aria-disabled', 'true')
      await expect(button).toHaveAttribute('title', why)
    }
    await cyd.getByRole('button', { name: 'Reply' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toHaveText(why)
    await page.keyboard.press('Escape')
    await cyd.getByRole('button', { name: 'React' }).press('Enter')
    await expect(page.getByRole('alert')).toHaveText(/and cannot react before then\./)
    await expect(page.getByRole('group', { name: 'Reactions to choose from' })).toHaveCount(0)
    await page.goto('/new')
    await expect(page.getByRole('button', { name: 'Publish' })).toHaveAttribute('aria-disabled', 'true')
    await expect(page.getByRole('status').filter({ hasText: why })).toBeVisible()
  })
})
