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
  // From a page that another admin has open still, a shorter one is refused with the day.
  await expect(admin.do('admin-suspend', { handle: bob.handle, days: '2', reason: 'Spam.' })).rejects.toThrow(
    /^admin-suspend: Bob is suspended until .+ already: choose a later end, or lift that one first\.$/,
  )
  await page.getByText('Suspend for longer').click()
  const longer = page.getByRole('form', { name: 'Longer suspension of Bob' })
  await longer.getByLabel('Suspend for how many days').fill('3')
  await longer.getByLabel('Reason').fill('Spam in six.')
  await longer.getByRole('button', { name: 'Suspend' }).click()
  await expect(longer.getByText(/is suspended until .+ already: choose a later end/)).toBeVisible()
  await expect(longer.getByLabel('Reason')).toHaveValue('Spam in six.')
  await longer.getByLabel('Suspend for how many days').fill('30')
  await longer.getByRole('button', { name: 'Suspend' }).click()
  await expect(longer).toBeHidden() // the page has come anew
  await suspension.getByLabel('Reason').fill('It was his brother.')
  await suspension.getByRole('button', { name: 'Lift the suspension' }).click()
  await expect(suspension.getByRole('button', { name: 'Suspend' })).toBeVisible()
  await page.goto(`/log?about=${bob.handle}`)
  const lifted = page.getByRole('listitem').filter({ hasText: 'Spam in five threads.' })
  await lifted.getByRole('link', { name: /^Decision \d+$/ }).click()
  await expect(page.getByRole('link', { name: /^lifted on/ })).toBeVisible()
  await expect(page.getByText('no, but lifted on')).toBeVisible()
  await page.getByRole('link', { name: /^lifted on/ }).click()
  await expect(page.getByText('It was his brother.')).toBeVisible()
})

for (const width of [320, 390])
  test(`at ${width} pixels an admin finds the site’s own pages and the keys by name, and others only what is theirs`, async ({
    page,
    context,
    baseURL,
  }) => {
    const at = baseURL ?? ''
    await page.setViewportSize({ width, height: 800 })
    await (await givenPerson('Ada', at)).signIn(context)
    await page.goto('/')
    const site = page.getByRole('navigation', { name: 'Site' })
    await expect(site.getByRole('link', { name: 'Settings' })).toBeInViewport()
    await expect(site.getByRole('link', { name: 'Admin' })).toHaveCount(0)
    await context.clearCookies()
    await page.goto('/')
    await expect(site.getByRole('link', { name: 'About' })).toBeInViewport()
    await expect(site.getByRole('link', { name: 'Settings' })).toHaveCount(0)
    await (await givenPerson('Adam', at, 'admin')).signIn(context)
    await page.goto('/about')
    expect(await barriers(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await page.getByRole('contentinfo').getByRole('button', { name: 'Keys' }).click()
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await page.keyboard.press('Escape')
    await site.getByRole('link', { name: 'Admin' }).focus()
    await expect(site.getByRole('link', { name: 'Admin' })).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/admin$/)
    await page.setViewportSize({ width: 1440, height: 800 })
    await expect(page.getByRole('link', { name: 'Admin', exact: true })).toHaveCount(1)
    await expect(page.getByRole('button', { name: 'Keys' })).toHaveCount(1)
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
