import { db } from '@/lib/server/db'
import { findDrift } from '@/lib/server/verify'
import { barriers, overflow } from './support/accounts'
import { givenPerson } from './support/members'
import { commentBy, expect, test } from './support/test'

test.use({ expected: /status of (404|409|422)/ })

test('two accounts of one person become one: the admin sees what moves and types the handle; old links lead to the kept one', async ({
  page,
  context,
  given,
  baseURL,
}) => {
  const at = baseURL ?? ''
  const thread = await given.thread({ title: 'On lamps', comments: [{ by: 'Cyd' }] })
  const [admin, old, kept] = [
    await givenPerson('Adam', at, 'admin'),
    await givenPerson('Bob', at),
    await givenPerson('Robert', at),
  ]
  await old.comment(thread.slug, 'By the light of a lamp.')
  for (const one of [old, kept]) await one.do('vote', { thread: thread.slug, vote: 'c1.karma.1' })
  await admin.signIn(context)
  await page.goto(`/admin/members?q=${old.handle}`)
  await page.getByRole('link', { name: 'Merge into another account' }).click()
  await page.getByLabel('Handle of the account to keep').fill(kept.handle)
  await page.getByRole('button', { name: 'Show what would move' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: /^Comments 1$/ })).toBeVisible()

  const form = page.getByRole('form', { name: `Merge ${old.handle} into ${kept.handle}` })
  await form.getByLabel('Reason').fill('Both are Robert, by his own word.')
  await form.getByLabel('Handle of the account that goes').fill(kept.handle)
  await form.getByRole('button', { name: 'Merge for good' }).click()
  await expect(form.getByText(`Type “${old.handle}” to show that you mean it.`).last()).toBeVisible()
  expect(await db.user.count({ where: { handle: old.handle } })).toBe(1)
  await form.getByLabel('Handle of the account that goes').fill(old.handle)
  await form.getByRole('button', { name: 'Merge for good' }).click()

  await expect(
    page.getByText(`merged a second account of Robert that was called ${old.handle}`),
  ).toBeVisible()
  await expect(page.getByText('Both are Robert, by his own word.')).toBeVisible()
  await expect(page.getByRole('form', { name: 'Take it back' })).toHaveCount(0)
  await page.goto(`/people/${old.handle}`)
  await expect(page).toHaveURL(`/people/${kept.handle}`)
  await page.goto(thread.url)
  await expect(commentBy(page, 'Robert')).toContainText('By the light of a lamp.')
  await expect(commentBy(page, 'Cyd').getByLabel('Karma')).toHaveText('1')
  await expect(old.do('group-new', { name: 'Mine' })).rejects.toThrow('Sign in')
  expect(await findDrift(['comment karma', 'comment voters', 'public log'])).toEqual([])
})

test('what cannot be merged is said before anything is typed, and the page keeps nobody out', async ({
  page,
  context,
  baseURL,
}) => {
  const at = baseURL ?? ''
  const [admin, ada, eve] = [
    await givenPerson('Adam', at, 'admin'),
    await givenPerson('Ada', at, 'admin'),
    await givenPerson('Eve', at),
  ]
  await admin.signIn(context)
  await page.goto(`/admin/members/${ada.handle}/merge?into=${eve.handle}`)
  await expect(page.getByText('keep the admin’s account')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Merge for good' })).toHaveCount(0)
  await page.goto(`/admin/members/${eve.handle}/merge?into=nobody-here`)
  await expect(page.getByText('There is no member “nobody-here”.')).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 320, height: 700 })
    await page.goto(`/admin/members/${eve.handle}/merge?into=${ada.handle}`)
    await expect(page.getByRole('button', { name: 'Merge for good' })).toBeVisible()
    expect(await barriers(page), colorScheme).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
  }
  await context.clearCookies()
  await eve.signIn(context)
  expect((await page.goto(`/admin/members/${ada.handle}/merge`))?.status()).toBe(404)
})
