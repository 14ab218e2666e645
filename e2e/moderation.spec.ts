import { db } from '@/lib/server/db'
import { findDrift } from '@/lib/server/verify'
import { barriers } from './support/accounts'
import { givenPerson } from './support/members'
import { comment, commentBy, expect, test } from './support/test'

const at = (baseURL: string | undefined): string => baseURL ?? ''

test('a member reports, a moderator claims and removes with a reason, and a third reader sees the place of it at once', async ({
  page,
  browser,
  context,
  given,
  baseURL,
}) => {
  const thread = await given.thread({ title: 'On tempers', comments: [{ by: 'Cyd' }] })
  const [ada, bob] = [await givenPerson('Ada', at(baseURL)), await givenPerson('Bob', at(baseURL))]
  const mo = await givenPerson('Mo', at(baseURL), 'moderator')
  const unkind = await bob.comment(thread.slug, 'Only fools think so.')
  const reader = await (await browser.newContext({ baseURL: at(baseURL) })).newPage()
  await reader.goto(thread.url)
  await expect(reader.getByText('Only fools think so.')).toBeVisible()

  await ada.signIn(context)
  await page.goto(thread.url)
  await commentBy(page, 'Bob').getByRole('button', { name: 'Report', exact: true }).click()
  const form = page.getByRole('form', { name: 'Report' })
  await expect(form.getByRole('radio')).toHaveCount(7)
  await form.getByRole('radio', { name: /^Hostile/ }).check()
  await form.getByRole('textbox', { name: 'Note for the moderators' }).fill('It calls people names.')
  expect(await barriers(page)).toEqual([])
  await form.getByRole('button', { name: 'Send report' }).click()
  await expect(page.getByText('Reported. A moderator looks at it')).toBeVisible()

  const desk = await (await browser.newContext({ baseURL: at(baseURL) })).newPage()
  await mo.signIn(desk.context())
  await desk.goto('/moderation')
  const queue = desk.getByRole('region', { name: 'Moderation queue' })
  const card = queue
    .getByRole('article', { name: 'Reported comment by Bob' })
    .filter({ hasText: 'On tempers' })
  await expect(card.getByText('It calls people names.')).toBeVisible()
  await card.getByRole('button', { name: 'Claim' }).click()
  await card.getByRole('combobox', { name: 'Decision' }).selectOption('remove')
  await card.getByRole('textbox', { name: 'Reason' }).fill('Names instead of reasons.')
  await card.getByRole('button', { name: 'Decide' }).click()
  await expect(queue.getByRole('status')).toContainText('Decided.')
  await expect(card).toHaveCount(0)

  const place = comment(reader, unkind)
  await expect(place.getByText('Names instead of reasons.')).toBeVisible()
  await expect(reader.getByText('Only fools think so.')).toHaveCount(0)
  await place.getByRole('link', { name: 'See the decision' }).click()
  await expect(reader.getByRole('heading', { name: /^Decision \d+$/ })).toBeVisible()
  await expect(reader.getByText('removed a comment by Bob')).toBeVisible()
  await reader.goto(`/log?thread=${thread.slug}`)
  await expect(
    reader.getByRole('region', { name: 'Public log' }).getByText('Names instead of reasons.'),
  ).toBeVisible()
  expect(await barriers(reader)).toEqual([])

  await page.goto('/reports')
  await expect(page.getByText('A moderator acted on it.')).toBeVisible()
  expect(await barriers(page)).toEqual([])
  expect((await findDrift()).filter(({ check }) => check === 'public log')).toEqual([])
})

test('the count of what waits is right in every tab of a moderator, and no business of others', async ({
  page,
  context,
  given,
  baseURL,
}) => {
  const thread = await given.thread({ comments: [{ by: 'Cyd' }, { by: 'Dan' }] })
  const [ada, mo] = [await givenPerson('Ada', at(baseURL)), await givenPerson('Mo', at(baseURL))]
  const { id } = await db.thread.findUniqueOrThrow({ where: { slug: thread.slug } })
  // Of this one thread alone, so that what other tests report does not count.
  await db.threadModerator.create({ data: { threadId: id, userId: mo.id } })
  await mo.signIn(context)
  await page.goto('/about')
  const link = page.getByRole('link', { name: /^Moderation queue/ })
  await expect(link).toHaveAccessibleName('Moderation queue, 0 waiting')
  await ada.do('report', { thread: thread.slug, comment: 'c1', kind: 'spam' })
  await expect(link).toHaveAccessibleName('Moderation queue, 1 waiting')
  await ada.do('report', { thread: thread.slug, comment: 'c2', kind: 'spam' })
  await expect(link).toHaveAccessibleName('Moderation queue, 2 waiting')
  await mo.do('decide', { thread: thread.slug, comment: 'c1', decision: 'dismiss', reason: 'It is none.' })
  await expect(link).toHaveAccessibleName('Moderation queue, 1 waiting')
})

test('a moderator works through the queue by keys, and decides on several for one reason', async ({
  page,
  context,
  given,
  baseURL,
}) => {
  const thread = await given.thread({ comments: [{ by: 'Cyd' }, { by: 'Dan' }, { by: 'Eve' }] })
  const [ada, mo] = [await givenPerson('Ada', at(baseURL)), await givenPerson('Mo', at(baseURL))]
  const { id } = await db.thread.findUniqueOrThrow({ where: { slug: thread.slug } })
  await db.threadModerator.create({ data: { threadId: id, userId: mo.id } })
  for (const one of ['c1', 'c2', 'c3'])
    await ada.do('report', { thread: thread.slug, comment: one, kind: 'off-topic' })
  await mo.signIn(context)
  await page.goto('/moderation')
  const card = (name: string) => page.getByRole('article', { name: `Reported comment by ${name}` })
  await expect(async () => {
    await page.keyboard.press('j') // does nothing until the script of the queue is there
    await expect(card('Cyd')).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.press('c')
  await expect(card('Cyd').getByRole('combobox', { name: 'Decision' })).toBeFocused()
  await card('Cyd').getByRole('combobox', { name: 'Decision' }).selectOption('dismiss')
  await card('Cyd').getByRole('textbox', { name: 'Reason' }).fill('It is on topic.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(card('Cyd')).toHaveCount(0)
  await expect(card('Dan')).toBeFocused()
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  const bulk = page.getByRole('form', { name: 'Decide on all ticked' })
  await bulk.getByRole('combobox').selectOption('remove')
  await bulk.getByRole('textbox').fill('They belong in the other thread.')
  expect(await barriers(page)).toEqual([])
  await bulk.getByRole('button', { name: 'Decide on all' }).click()

  await expect(page.getByRole('status').filter({ hasText: '2 decided.' })).toBeVisible()
  expect(await db.comment.count({ where: { threadId: id, state: 'removed' } })).toBe(2)
})

test('without scripts one reports by a form of its own, and a moderator claims and decides', async ({
  browser,
  given,
  baseURL,
}) => {
  const open = async () =>
    (await browser.newContext({ javaScriptEnabled: false, baseURL: at(baseURL) })).newPage()
  const thread = await given.thread({ comments: [{ by: 'Cyd', body: 'Buy my lamps.' }] })
  const [ada, mo] = [await givenPerson('Ada', at(baseURL)), await givenPerson('Mo', at(baseURL), 'moderator')]
  const page = await open()
  await ada.signIn(page.context())
  await page.goto(thread.url)
  await page.getByRole('button', { name: 'Report', exact: true }).click()
  await page.getByRole('textbox', { name: /permalink/ }).fill(`${at(baseURL)}${thread.urlOf('c1')}`)
  await page.getByRole('radio', { name: /^Spam/ }).check()
  await page.getByRole('button', { name: 'Send report' }).click()
  await expect(page).toHaveURL(/\/reports$/)
  await expect(page.getByText('It waits for a moderator.')).toBeVisible()

  const desk = await open()
  await mo.signIn(desk.context())
  await desk.goto('/moderation')
  const card = desk
    .getByRole('article', { name: 'Reported comment by Cyd' })
    .filter({ hasText: 'Buy my lamps.' })
  await card.getByRole('button', { name: 'Claim' }).click()
  await card.getByRole('combobox', { name: 'Decision' }).selectOption('remove')
  await card.getByRole('textbox', { name: 'Reason' }).fill('An advertisement.')
  await card.getByRole('button', { name: 'Decide' }).click()
  await page.goto(thread.url)
  await expect(page.getByText('An advertisement.')).toBeVisible()
})
