import { type Browser, expect, type Page } from '@playwright/test'
import { barriers, overflow } from './support/accounts'
import { startAnotherSite } from './support/servers'
import { test } from './support/test'

// Whether authors keep order in their threads holds for a whole site: it is tried on one of its own.
test.describe.configure({ timeout: 120_000 })
test.use({ expected: /status of (401|403|404|409|422)/ })

async function asDemo(browser: Browser, url: string, role: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: url })).newPage()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: `Continue as demo ${role}` }).click()
  await page.waitForURL((address) => address.pathname !== '/sign-in')
  return page
}

async function decide(page: Page, path: string, decision: string, reason: string): Promise<string> {
  await page.goto(path)
  await page.getByRole('combobox', { name: 'Decision' }).selectOption(decision)
  await page.getByRole('textbox', { name: 'Reason' }).fill(reason)
  await page.getByRole('button', { name: 'Decide' }).click()
  await page.waitForURL(/\/log\/\d+$/)
  return new URL(page.url()).pathname
}

async function say(page: Page, thread: string, words: string): Promise<string> {
  await page.goto(thread)
  await page.getByRole('textbox', { name: 'Comment' }).fill(words)
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  const mine = page.getByRole('article', { name: /^Comment by/ }).filter({ hasText: words })
  await expect(mine.getByRole('button', { name: 'Edit' })).toBeVisible()
  return (await mine.locator('xpath=..').getAttribute('id'))?.replace('comment-', '') ?? ''
}

test('where authors keep order in their threads they do, under the same log, and are offered to take back what they decided and nothing else', async ({
  browser,
  baseURL,
}) => {
  const site = await startAnotherSite(baseURL ?? '')
  try {
    const [admin, author, mo] = [
      await asDemo(browser, site.url, 'admin'),
      await asDemo(browser, site.url, 'member'),
      await asDemo(browser, site.url, 'moderator'),
    ]
    for (const width of [390, 1440]) {
      await author.setViewportSize({ width, height: 800 })
      await author.goto('/log/numbers')
      await expect(author.getByText('Nothing was reported and nothing decided')).toBeVisible()
      await expect(author.getByRole('img')).toHaveCount(0)
      expect(await barriers(author)).toEqual([])
      expect(await overflow(author)).toBeLessThanOrEqual(0)
    }
    await author.goto('/new')
    await author.getByRole('textbox', { name: 'Title' }).fill('On keeping order')
    await author.getByRole('textbox', { name: 'Text' }).fill('Who should do it?')
    await author.getByRole('button', { name: 'Publish' }).click()
    await author.waitForURL(/\/threads\/on-keeping-order/)
    const thread = new URL(author.url()).pathname
    const slug = thread.replace('/threads/', '')
    const [one, two] = [await say(admin, thread, 'Nobody at all.'), await say(admin, thread, 'Or everybody.')]
    const at = (comment: string) => `/moderation/decide?thread=${slug}&comment=${comment}`
    expect((await author.goto(at(two)))?.status()).toBe(404)
    const byModerator = await decide(mo, at(one), 'remove', 'It says nothing.')

    await admin.goto('/admin')
    const setting = 'Whether authors moderate their own threads'
    await admin
      .getByRole('combobox', { name: setting })
      .selectOption({ label: 'They do, under the same log' })
    await admin.getByRole('button', { name: `Save: ${setting}` }).click()
    await expect(admin.getByRole('status')).toHaveText('Saved.')

    await author.goto(thread)
    await author
      .getByRole('article', { name: /^Comment by/ })
      .filter({ hasText: 'Or everybody.' })
      .getByRole('button', { name: 'Moderate' })
      .click()
    await expect(author.getByRole('heading', { name: 'Moderate' })).toBeVisible()
    // What only moderators of the site may do is not offered.
    await author.getByRole('combobox', { name: 'Decision' }).selectOption('suspend')
    await expect(author.getByRole('option', { name: 'the whole site' })).toHaveCount(0)
    expect(await barriers(author)).toEqual([])
    const own = await decide(author, at(two), 'remove', 'It is no answer.')
    await expect(author.getByText('removed a comment by')).toBeVisible()
    const back = author.getByRole('form', { name: 'Take it back' })
    await expect(back).toBeVisible()
    await author.goto(byModerator)
    await expect(author.getByRole('heading', { name: /^Decision/ })).toBeVisible()
    await expect(back).toHaveCount(0)
    await author.goto(own)
    await back.getByRole('textbox', { name: 'Reason' }).fill('It is one, of a kind.')
    await back.getByRole('button', { name: 'Take it back' }).click()
    await author.goto(thread)
    await expect(author.getByText('Or everybody.')).toBeVisible()

    await mo.goto(byModerator)
    await expect(mo.getByRole('form', { name: 'Take it back' })).toBeVisible()
    await mo.goto('/log/numbers')
    await expect(mo.getByText('Nobody has reported anything in the last twelve months.')).toBeVisible()
    await expect(mo.getByRole('table')).toBeVisible()
    expect(await barriers(mo)).toEqual([])
  } finally {
    await site.stop()
  }
})
