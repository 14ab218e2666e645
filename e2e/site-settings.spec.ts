import type { Browser } from '@playwright/test'
import { barriers, expectSignedIn, followMail, PASSWORD } from './support/accounts'
import { unique } from './support/documents'
import { startAnotherSite } from './support/servers'
import { expect, type Page, test } from './support/test'

// What holds for the whole site is tried on a site of its own.
test.describe.configure({ timeout: 120_000 })
test.use({ expected: /status of (401|403|404|409|422)/ })

const BY_INVITATION =
  'Accounts are made by invitation here: open the invitation link of a group, and sign up from there.'

async function withSite(first: string | undefined, work: (url: string) => Promise<void>): Promise<void> {
  const site = await startAnotherSite(first ?? '')
  try {
    await work(site.url)
  } finally {
    await site.stop()
  }
}

const visit = async (browser: Browser, url: string): Promise<Page> =>
  (await browser.newContext({ baseURL: url })).newPage()

async function asDemo(browser: Browser, url: string, role: string): Promise<Page> {
  const page = await visit(browser, url)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: `Continue as demo ${role}` }).click()
  await page.waitForURL((address) => address.pathname !== '/sign-in')
  return page
}

async function choose(admin: Page, setting: string, choice: string): Promise<void> {
  await admin.goto('/admin')
  await admin.getByRole('combobox', { name: setting }).selectOption({ label: choice })
  await admin.getByRole('button', { name: `Save: ${setting}` }).click()
  await expect(admin.getByRole('status')).toHaveText('Saved.')
}

test('where accounts are made by invitation the sign-up page says so in one sentence, and an invitation lets one in', async ({
  browser,
  baseURL,
}) =>
  withSite(baseURL, async (url) => {
    const admin = await asDemo(browser, url, 'admin')
    await choose(admin, 'Who may make an account', 'Who comes by a group’s invitation')
    await admin.goto('/groups/new')
    await admin.getByLabel('Name', { exact: true }).fill('Night reading')
    await admin.getByRole('button', { name: 'Start the group' }).click()
    await admin.getByRole('button', { name: 'Make a link' }).click()
    const link = new URL(await admin.getByLabel(/The new link/).inputValue())

    const stranger = await visit(browser, url)
    await stranger.goto('/sign-up')
    await expect(stranger.getByText(BY_INVITATION, { exact: true })).toBeVisible()
    await expect(stranger.getByLabel('Handle')).toHaveCount(0)
    expect(await barriers(stranger)).toEqual([])
    await stranger.goto(link.pathname + link.search)
    await stranger.getByRole('button', { name: 'Join' }).click()
    await stranger.getByRole('link', { name: 'Sign up' }).click()
    const handle = `stella-${unique()}`
    await stranger.getByLabel('Handle').fill(handle)
    await stranger.getByLabel('E-mail').fill(`${handle}@example.org`)
    await stranger.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await stranger.getByRole('button', { name: 'Sign up' }).click()
    await expect(stranger.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
    await followMail(stranger, `${handle}@example.org`, 'Confirm your account')
    await stranger.getByRole('button', { name: 'Confirm and sign in' }).click()
    await expectSignedIn(stranger, handle)
    await expect(stranger.getByRole('heading', { name: 'Night reading' })).toBeVisible()
    await expect(stranger.getByRole('button', { name: 'Leave' })).toBeVisible()
  }))

test('whom the log names, who starts groups and whether authors keep order in their threads is the admin’s choice, and holds at once', async ({
  browser,
  baseURL,
}) =>
  withSite(baseURL, async (url) => {
    const [admin, member, reader] = [
      await asDemo(browser, url, 'admin'),
      await asDemo(browser, url, 'member'),
      await visit(browser, url),
    ]
    await member.goto('/admin')
    await expect(member.getByText('Save')).toHaveCount(0)
    await admin.goto('/moderation/decide?thread=core-views')
    await admin.getByRole('combobox', { name: 'Decision' }).selectOption('curate')
    await admin.getByRole('textbox', { name: 'Reason' }).fill('Worth the time of everybody.')
    await admin.getByRole('button', { name: 'Decide' }).click()
    await admin.waitForURL(/\/log\/\d+$/)
    await reader.goto('/log')
    await expect(reader.getByText('Demo admin').first()).toBeVisible()
    await choose(admin, 'Whether the public log names moderators', 'As “a moderator”')
    await expect(async () => {
      await reader.goto('/log')
      await expect(reader.getByText('an admin', { exact: false }).first()).toBeVisible({ timeout: 500 })
    }).toPass()
    await expect(reader.getByText('Demo admin')).toHaveCount(0)

    await choose(admin, 'Who may start groups', 'Moderators of the site, and admins')
    await member.goto('/groups/new')
    await expect(member.getByText('Groups are started by the site’s moderators here')).toBeVisible()
    await expect(member.getByRole('button', { name: 'Start the group' })).toHaveCount(0)
    await reader.goto('/groups')
    await expect(reader.getByRole('link', { name: 'Start a group' })).toHaveCount(0)
    const started = await member.evaluate(async () => {
      const answer = await fetch('/api/do/group-new', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Mine' }),
      })
      return answer.status
    })
    expect(started).toBe(403)
  }))
