import { db } from '@/lib/server/db'
import { barriers, overflow } from './support/accounts'
import { givenPerson } from './support/members'
import { expect, test } from './support/test'

test.use({ expected: /status of (401|403|404|409|422)/ })

test('an admin finds a member, suspends them with a reason that everybody reads, and lets them write again', async ({
  page,
  context,
  baseURL,
}) => {
  const at = baseURL ?? ''
  const [admin, bob] = [await givenPerson('Adam', at, 'admin'), await givenPerson('Bob', at)]
  await admin.signIn(context)
  await page.goto('/admin/members')
  await page.getByLabel('Handle, name or address').fill(bob.handle)
  await page.getByRole('button', { name: 'Find' }).click()
  const suspension = page.getByRole('form', { name: 'Suspension of Bob' })
  await suspension.getByLabel('Reason').fill('Spam in five threads.')
  await suspension.getByRole('button', { name: 'Suspend' }).click()

  await expect(suspension.getByText(/Suspended until/)).toBeVisible()
  await expect(bob.do('group-new', { name: 'Mine' })).rejects.toThrow('You are suspended until')
  await page.goto(`/log?about=${bob.handle}`)
  await expect(page.getByText('Spam in five threads.')).toBeVisible()
  await page.goto(`/admin/members?q=${bob.handle}`)
  await suspension.getByLabel('Reason').fill('It was his brother.')
  await suspension.getByRole('button', { name: 'Lift the suspension' }).click()
  await expect(suspension.getByRole('button', { name: 'Suspend' })).toBeVisible()
})

// Only after the one that sets them: the others here run beside it.
test.describe('settings', () => {
  test.afterEach(async () => {
    await db.siteSetting.deleteMany({ where: { name: 'heldWords' } })
  })

  test('an admin chooses settings; to others there is no such page; it keeps nobody out and fits a phone', async ({
    page,
    context,
    browser,
    baseURL,
  }) => {
    const admin = await givenPerson('Adam', baseURL ?? '', 'admin')
    await admin.signIn(context)
    await page.goto('/admin')
    const words = page.getByRole('textbox', { name: 'Words that a comment waits for a moderator with' })
    await words.fill('zzcasinozz')
    await page.getByRole('button', { name: 'Save: Words that a comment waits for a moderator with' }).click()
    await expect(page.getByRole('status')).toHaveText('Saved.')
    await expect(words).toHaveValue('zzcasinozz')
    for (const scheme of ['light', 'dark'] as const)
      for (const path of ['/admin', `/admin/members?q=${admin.handle}`]) {
        await page.emulateMedia({ colorScheme: scheme })
        await page.setViewportSize({ width: 320, height: 700 })
        await page.goto(path)
        expect(await barriers(page), `${path} in ${scheme}`).toEqual([])
        expect(await overflow(page)).toBeLessThanOrEqual(0)
      }

    const other = await browser.newContext({ baseURL: baseURL ?? '' })
    const answer = await (await other.newPage()).goto('/admin')
    expect(answer?.status()).toBe(404)
  })
})
