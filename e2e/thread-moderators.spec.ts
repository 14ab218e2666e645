import { barriers, overflow } from './support/accounts'
import { givenPerson } from './support/members'
import { expect, test } from './support/test'

test.use({ expected: /status of 404/ })

test('an admin names somebody to moderate one thread, who then can, and ends it again; all without JavaScript', async ({
  browser,
  given,
  baseURL,
}) => {
  const at = baseURL ?? ''
  const thread = await given.thread({ title: 'On judges', comments: [{ by: 'Cyd' }] })
  const [admin, ada] = [await givenPerson('Adam', at, 'admin'), await givenPerson('Ada', at)]
  const desk = await (await browser.newContext({ baseURL: at, javaScriptEnabled: false })).newPage()
  await admin.signIn(desk.context())
  await desk.setViewportSize({ width: 320, height: 700 })
  await desk.goto(thread.url)
  await desk.getByRole('link', { name: 'Moderators', exact: true }).click()
  await expect(desk.getByText('Nobody was named')).toBeVisible()
  const naming = desk.getByRole('form', { name: 'Name a moderator' })
  await naming.getByLabel('Handle').fill(ada.handle)
  await naming.getByLabel('Reason').fill('She knows the field.')
  await naming.getByRole('button', { name: 'Name' }).click()
  const named = desk.getByRole('region', { name: 'Named for this thread' })
  await expect(named.getByRole('link', { name: 'Ada' })).toBeVisible()
  expect(await overflow(desk)).toBeLessThanOrEqual(0)

  const page = await (await browser.newContext({ baseURL: at })).newPage()
  await ada.signIn(page.context())
  await page.goto(`/moderation/decide?thread=${thread.slug}`)
  await expect(page.getByRole('heading', { name: 'Moderate' })).toBeVisible()
  expect((await page.goto(`${thread.url}/moderators`))?.status()).toBe(404)
  await page.goto('/settings/notifications')
  const reports = page.getByRole('rowheader', { name: 'Reports that wait for me as a moderator' })
  await expect(reports).toBeVisible()

  await named.getByText('End it').click()
  const ending = named.getByRole('form', { name: 'No longer moderator: Ada' })
  await ending.getByLabel('Reason').fill('She has to travel.')
  await ending.getByRole('button', { name: 'No longer moderator' }).click()
  await expect(desk.getByText('Nobody was named')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('table')).toBeVisible()
  await expect(reports).toHaveCount(0)
  await page.goto(`/log?thread=${thread.slug}`)
  await expect(page.getByText('She knows the field.')).toBeVisible()
  await expect(page.getByText('ended that Ada moderates the thread')).toBeVisible()
  await admin.signIn(page.context())
  await page.goto(`${thread.url}/moderators`)
  expect(await barriers(page)).toEqual([])
})
