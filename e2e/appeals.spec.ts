import { db } from '@/lib/server/db'
import { findDrift } from '@/lib/server/verify'
import { barriers } from './support/accounts'
import { givenPerson } from './support/members'
import { comment, expect, test } from './support/test'

const at = (baseURL: string | undefined): string => baseURL ?? ''

test('who is acted on is told at once and appeals; another moderator overturns it, and the log shows both and is sound', async ({
  page,
  browser,
  context,
  given,
  baseURL,
}) => {
  const thread = await given.thread({ title: 'On lamps', comments: [{ by: 'Cyd' }] })
  const bob = await givenPerson('Bob', at(baseURL))
  const [mo, mia] = [
    await givenPerson('Mo', at(baseURL), 'moderator'),
    await givenPerson('Mia', at(baseURL), 'moderator'),
  ]
  const words = await bob.comment(thread.slug, 'He said: only fools think so.')
  await bob.signIn(context)
  await page.goto(thread.url)
  await mo.do('decide', {
    thread: thread.slug,
    comment: words,
    decision: 'remove',
    reason: 'Names instead of reasons.',
  })

  const bell = page.getByRole('link', { name: /^Notifications/ })
  await expect(bell).toHaveAccessibleName('Notifications, 1 unread')
  await bell.click()
  await page.getByRole('link', { name: /What you wrote was removed/ }).click()
  const form = page.getByRole('form', { name: 'Appeal' })
  await expect(form.getByText(/You can appeal once, until/)).toBeVisible()
  expect(await barriers(page)).toEqual([])
  await form
    .getByRole('textbox', { name: 'Why it was wrong' })
    .fill('It is a quotation, and I disagree with it.')
  await form.getByRole('button', { name: 'Appeal' }).click()
  await expect(page.getByText(/another moderator decides it by/)).toBeVisible()
  await expect(form).toHaveCount(0)
  const decision = page.url()

  const desk = await (await browser.newContext({ baseURL: at(baseURL) })).newPage()
  await mia.signIn(desk.context())
  await desk.goto('/moderation?show=appeal')
  const card = desk.getByRole('article', { name: 'Appeal by Bob' }).filter({ hasText: 'On lamps' })
  await expect(card.getByText('It is a quotation, and I disagree with it.')).toBeVisible()
  await card.getByRole('button', { name: 'Claim' }).click()
  await card.getByRole('combobox', { name: 'Decision' }).selectOption('overturn')
  await card.getByRole('textbox', { name: 'Reason' }).fill('It is marked as a quotation.')
  await card.getByRole('button', { name: 'Decide' }).click()
  await expect(card).toHaveCount(0)

  await page.goto(thread.url)
  await expect(comment(page, words).getByText('He said: only fools think so.')).toBeVisible()
  await page.goto(`/log?thread=${thread.slug}`)
  const log = page.getByRole('region', { name: 'Public log' })
  await expect(log.getByText('Names instead of reasons.')).toBeVisible()
  await expect(log.getByText('It is marked as a quotation.')).toBeVisible()
  await expect(log.getByRole('link', { name: /^taken back/ })).toBeVisible()
  await page.goto(decision)
  await expect(page.getByRole('link', { name: 'the decision was overturned' })).toBeVisible()
  expect((await findDrift()).filter(({ check }) => check === 'public log')).toEqual([])
})

test.describe('what is refused', () => {
  test.use({ expected: /403/ })

  test('a branch lock stops a reply that was being typed, and keeps its text', async ({
    page,
    context,
    given,
    baseURL,
  }) => {
    test
      .info()
      .annotations.push({ type: 'why', description: 'The lock commits first, the reply comes second.' })
    const thread = await given.thread({ comments: [{ by: 'Cyd', replies: [{ by: 'Dan' }] }] })
    const [ada, mo] = [
      await givenPerson('Ada', at(baseURL)),
      await givenPerson('Mo', at(baseURL), 'moderator'),
    ]
    await ada.signIn(context)
    await page.goto(thread.url)
    await comment(page, 'c2').getByRole('button', { name: 'Reply' }).click()
    await page.getByRole('textbox', { name: 'Reply' }).fill('Something that took an hour to write.')
    await mo.do('decide', {
      thread: thread.slug,
      comment: 'c1',
      decision: 'lock-branch',
      until: '1d',
      reason: 'It goes in circles.',
    })
    await page.locator('.composer:has([aria-label=Reply])').getByRole('button', { name: 'Post' }).click()

    await expect(
      page.getByText(/This branch is locked.*It goes in circles\..*What you wrote is kept/),
    ).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue(
      'Something that took an hour to write.',
    )
    await page.reload()
    await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue(
      'Something that took an hour to write.',
    )
  })

  test('a suspended member reads on, and is refused in the open page, a second tab and the API', async ({
    page,
    context,
    given,
    baseURL,
  }) => {
    const thread = await given.thread({ comments: [{ by: 'Cyd', body: 'Words to read.' }] })
    const [bob, mo] = [
      await givenPerson('Bob', at(baseURL)),
      await givenPerson('Mo', at(baseURL), 'moderator'),
    ]
    const own = await bob.comment(thread.slug, 'Buy my lamps.')
    // Not so lately that the pause between two comments would be what refuses the next one.
    await db.comment.updateMany({
      where: { authorId: bob.id },
      data: { createdAt: new Date(Date.now() - 86_400_000) },
    })
    await bob.signIn(context)
    await page.goto(thread.url)
    await mo.do('decide', {
      thread: thread.slug,
      comment: own,
      decision: 'suspend',
      scope: 'site',
      until: '1w',
      hide: true,
      reason: 'Advertisements.',
    })

    const box = page.getByRole('textbox', { name: 'Comment' })
    await box.fill('More lamps.')
    await box.press('Control+Enter') // by then the page may have asked, and greyed the button
    await expect(page.getByRole('alert')).toHaveText(/You are suspended until/)
    await expect(box).toHaveValue('More lamps.')
    const second = await context.newPage()
    await second.goto(thread.url)
    await expect(second.getByText('Words to read.')).toBeVisible()
    await expect(second.getByText('Buy my lamps.')).toHaveCount(0)
    await second.getByRole('textbox', { name: 'Comment' }).focus()
    await expect(second.getByRole('button', { name: 'Post' }).first()).toBeDisabled()
    await expect(bob.comment(thread.slug, 'By the API.')).rejects.toThrow('You are suspended until')
    await expect(bob.do('vote', { thread: thread.slug, vote: 'c1.karma.1' })).rejects.toThrow('suspended')
    await page.goto('/log?show=people&thread='.concat(thread.slug))
    await expect(page.getByRole('link', { name: /1 more follows from it/ })).toBeVisible()
  })
})
