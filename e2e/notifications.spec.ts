import { writeDigests } from '@/lib/notifications/digest/commands'
import { db } from '@/lib/server/db'
import { givenPerson } from './support/members'
import { comment, commentBy, expect, type Page, test } from './support/test'

const at = (baseURL: string | undefined): string => baseURL ?? ''
const bell = (page: Page) => page.getByRole('link', { name: /^Notifications/ })

test('an answer raises the count in every open tab, and opening it lowers it again', async ({
  page,
  context,
  given,
  baseURL,
}) => {
  const thread = await given.thread({ comments: [{ by: 'Cyd' }] })
  const [ada, bob] = [await givenPerson('Ada', at(baseURL)), await givenPerson('Bob', at(baseURL))]
  const own = await ada.comment(thread.slug, 'What do others think?')
  await ada.signIn(context)
  await page.goto('/about')
  const other = await context.newPage()
  await other.goto('/')
  await expect(bell(page)).toHaveAccessibleName('Notifications')
  await bob.comment(thread.slug, 'I think so too.', own)

  for (const tab of [page, other]) await expect(bell(tab)).toHaveAccessibleName('Notifications, 1 unread')
  await bell(page).click()
  const unread = page.getByRole('region', { name: 'Unread' })
  await expect(unread.getByRole('heading', { name: 'An invented discussion' })).toBeVisible()
  await expect(unread.getByText('I think so too.')).toBeVisible()
  await unread.getByRole('link', { name: 'Bob answered you' }).click()

  await expect(commentBy(page, 'Bob')).toBeFocused()
  for (const tab of [page, other]) await expect(bell(tab)).toHaveAccessibleName('Notifications')
  await page.goto('/notifications')
  await expect(page.getByRole('region', { name: 'Unread' })).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Earlier' }).getByText('Bob answered you')).toBeVisible()
})

test('coming to the comment by any other way marks it as read too', async ({
  page,
  context,
  given,
  baseURL,
}) => {
  const thread = await given.thread({ comments: [{ by: 'Cyd' }] })
  const [ada, bob] = [await givenPerson('Ada', at(baseURL)), await givenPerson('Bob', at(baseURL))]
  const own = await ada.comment(thread.slug, 'What do others think?')
  const answer = await bob.comment(thread.slug, 'I think so too.', own)
  await ada.signIn(context)
  await page.goto(thread.urlOf(answer))

  await expect(comment(page, answer)).toBeFocused()
  await expect(bell(page)).toHaveAccessibleName('Notifications')
})

test('without scripts one reads, marks one, and marks the rest', async ({ browser, given, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: at(baseURL) })
  const page = await context.newPage()
  const thread = await given.thread({ comments: [{ by: 'Cyd' }] })
  const [ada, bob] = [
    await givenPerson('Ada', at(baseURL)),
    await givenPerson('Bob', at(baseURL), 'moderator'),
  ]
  const own = await ada.comment(thread.slug, 'What do others think?')
  for (const words of ['First.', 'Second.', 'Third.']) await bob.comment(thread.slug, words, own)
  await ada.signIn(context)
  await page.goto('/notifications')
  await expect(bell(page)).toHaveAccessibleName('Notifications, 3 unread')
  await page.getByRole('button', { name: 'Mark as read: Bob answered you' }).first().click()
  await expect(bell(page)).toHaveAccessibleName('Notifications, 2 unread')
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(bell(page)).toHaveAccessibleName('Notifications')
  await page.getByRole('link', { name: 'Bob answered you' }).first().click()
  await expect(page).toHaveURL(new RegExp(`${thread.url}#comment-`))
  await context.close()
})

test('one subscribes to a thread, a branch, a member and a tag, and takes it back', async ({
  page,
  context,
  given,
  baseURL,
}) => {
  const thread = await given.thread({ comments: [{ by: 'Cyd' }], tags: ['forecasting'] })
  const [ada, bob] = [
    await givenPerson('Ada', at(baseURL)),
    await givenPerson('Bob', at(baseURL), 'moderator'),
  ]
  await ada.signIn(context)
  for (const [address, words] of [
    [`${thread.url}/comments/c1`, 'this branch'],
    [`/people/${bob.handle}`, 'Bob'],
    ['/?tag=forecasting', 'this tag'],
    [thread.url, 'this thread'],
  ] as const) {
    await page.goto(address)
    await page.getByRole('button', { name: `Subscribe to ${words}`, exact: true }).click()
    await expect(page.getByRole('button', { name: `Unsubscribe from ${words}` })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('button', { name: `Unsubscribe from ${words}` })).toBeVisible()
  }
  await bob.comment(thread.slug, 'For one reason only.')
  await expect(bell(page)).toHaveAccessibleName('Notifications, 1 unread')

  await page.goto('/settings/notifications')
  const followed = page.getByRole('region', { name: 'What you subscribe to' }).getByRole('listitem')
  await expect(followed).toHaveCount(4)
  await page.getByRole('button', { name: 'Unsubscribe from Bob', exact: true }).click()
  await page.goto(`/people/${bob.handle}`)
  await expect(page.getByRole('button', { name: 'Subscribe to Bob', exact: true })).toBeVisible()
})

test.describe('a guest', () => {
  test.use({ expected: /401 \(Unauthorized\)/ })

  test('who wants to subscribe is asked to sign in', async ({ page, given }) => {
    const thread = await given.thread({ comments: [{ by: 'Cyd' }] })
    await page.goto(thread.url)
    await page.getByRole('button', { name: 'Subscribe to this thread' }).click()
    await expect(page.getByRole('alert')).toContainText('Sign in to be told what happens.')
    await expect(page.getByRole('alert').getByRole('link', { name: 'Sign in' })).toBeVisible()
  })
})

test('one chooses how to hear of each kind, and it stays chosen', async ({ page, context, baseURL }) => {
  const ada = await givenPerson('Ada', at(baseURL))
  await ada.signIn(context)
  await page.goto('/settings/notifications')
  const row = page.getByRole('row', { name: /Somebody names me/ })
  await expect(row.getByRole('checkbox')).toBeChecked()
  await row.getByRole('checkbox').uncheck()
  await row.getByRole('combobox').selectOption('weekly')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.reload()
  await expect(row.getByRole('checkbox')).not.toBeChecked()
  await expect(row.getByRole('combobox')).toHaveValue('weekly')
  await expect(
    page.getByRole('row', { name: /Decisions about what I wrote/ }).getByRole('checkbox'),
  ).toBeDisabled()
})

test.describe('the link in a mail', () => {
  const mailed = async (baseURL: string | undefined, thread: { slug: string }) => {
    const [ada, bob] = [await givenPerson('Ada', at(baseURL)), await givenPerson('Bob', at(baseURL))]
    await ada.do('choose-notices', { 'on:reply': 'on', 'mail:reply': 'now' })
    const own = await ada.comment(thread.slug, 'What do others think?')
    await bob.comment(thread.slug, 'I think so too.', own)
    await writeDigests(new Date())
    const mail = await expect
      .poll(() => db.mail.findFirst({ where: { to: { startsWith: ada.handle } } }))
      .not.toBeNull()
      .then(() => db.mail.findFirstOrThrow({ where: { to: { startsWith: ada.handle } } }))
    const choice = () =>
      db.notificationChoice.findUnique({ where: { userId_kind: { userId: ada.id, kind: 'reply' } } })
    return { mail, choice, path: new URL(mail.unsubscribe ?? '').pathname }
  }

  test('unsubscribes with one press, without signing in', async ({ page, given, baseURL }) => {
    const { mail, choice, path } = await mailed(baseURL, await given.thread({ comments: [] }))
    expect(mail.subject).toBe('Bob answered you in “An invented discussion”')
    expect(mail.text).toContain('> I think so too.')
    await page.goto(path)
    expect(await choice()).toMatchObject({ mail: 'now' })
    await page.getByRole('button', { name: 'Unsubscribe', exact: true }).click()

    await expect(page.getByRole('heading', { name: 'Done' })).toBeVisible()
    expect(await choice()).toMatchObject({ mail: 'off', onSite: true })
  })

  test('is pressed by mail programs themselves', async ({ request, given, baseURL }) => {
    const { choice, path } = await mailed(baseURL, await given.thread({ comments: [] }))
    const answer = await request.post(path, { form: { 'List-Unsubscribe': 'One-Click' } })
    expect(answer.ok()).toBe(true)
    expect(await choice()).toMatchObject({ mail: 'off' })
    expect((await request.post(`${path}x`)).status()).toBe(404)
  })
})
