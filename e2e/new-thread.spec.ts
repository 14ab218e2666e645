import { db } from '@/lib/server/db'
import { barriers, overflow } from './support/accounts'
import { unique } from './support/documents'
import { type Acting, givenPerson } from './support/members'
import { expect, type Page, test } from './support/test'

let ada: Acting
let title: string

test.beforeEach(async ({ context, baseURL }) => {
  ada = await givenPerson('Ada', baseURL ?? '')
  await ada.signIn(context)
  title = `Invented thoughts ${unique()}`
})

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const post = (page: Page) => page.getByRole('article', { name: title })

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page).toHaveURL(/\/threads\/invented-thoughts-[a-z0-9-]+$/)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

for (const { kind, words, body, url } of [
  { kind: 'Post', words: 'Something thought through.', body: 'Something *thought through*.' },
  { kind: 'Question', words: 'Does it hold?', body: 'Does it hold?' },
  { kind: 'Quick takes', words: 'A short thought.', body: 'A short thought.' },
  { kind: 'Link', words: 'Worth an hour.', body: 'Worth an hour.', url: 'https://example.com/essay' },
  { kind: 'Transcript', words: 'Where do we begin?', body: '**ada** [0:00] Where do we begin?' },
] as const)
  test(`a member starts a thread: ${kind.toLowerCase()}`, async ({ page }) => {
    await page.goto('/')
    await page.getByRole('link', { name: 'New thread' }).click()
    await page.getByLabel('Kind').selectOption(kind)
    await field(page, 'Title').fill(title)
    await expect(field(page, 'Link')).toBeVisible({ visible: kind === 'Link' })
    if (url) await field(page, 'Link').fill(url)
    await field(page, 'Text').fill(body)
    await publish(page)

    await expect(post(page)).toContainText(words)
    if (url) await expect(post(page).getByRole('link', { name: /example\.com/ })).toHaveAttribute('href', url)
    await page.goto('/?sort=new')
    await expect(page.getByRole('list', { name: 'Threads' }).getByRole('link', { name: title })).toBeVisible()
  })

test('a thread comes with its main claim and its tags', async ({ page }) => {
  const tag = `tag-${unique()}`
  await page.goto('/new')
  await field(page, 'Title').fill(title)
  await field(page, 'Text').fill('Because of the study.')
  await field(page, 'Main claim').fill('Forecasts help more than they cost.')
  await field(page, 'Tags').fill(`${tag}, forecasting`)
  await publish(page)

  await expect(post(page).locator('dd')).toHaveText('Forecasts help more than they cost.')
  await page.goto(`/?tag=${tag}`)
  await expect(page.getByRole('link', { name: title })).toBeVisible()
})

test('what was begun is there again, on this device and on the next', async ({ page, browser, baseURL }) => {
  await page.goto('/new')
  await page.getByLabel('Kind').selectOption('Question')
  await field(page, 'Title').fill(title)
  await field(page, 'Text').fill('Half a thought')
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
  await page.reload()
  await expect(field(page, 'Text')).toHaveValue('Half a thought')
  await expect(page.getByLabel('Kind')).toHaveValue('question')

  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' })
  await ada.signIn(elsewhere)
  const other = await elsewhere.newPage()
  await other.goto('/new')
  await expect(field(other, 'Title')).toHaveValue(title)
  await elsewhere.close()
})

test('a preview shows the text as it will be read', async ({ page }) => {
  await page.goto('/new')
  await field(page, 'Title').fill(title)
  await field(page, 'Text').fill('## One\n\nA *word*.')
  await page.getByRole('button', { name: 'Preview' }).click()
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview.getByRole('heading', { name: 'One' })).toBeVisible()
  await expect(preview.getByText('word', { exact: true })).toBeVisible()
})

test('its author edits the post, and everybody sees what changed', async ({ page, browser, baseURL }) => {
  await page.goto('/new')
  await field(page, 'Title').fill(title)
  await field(page, 'Text').fill('The old words stand here.')
  await publish(page)
  const address = page.url()
  await page.getByRole('article', { name: title }).getByRole('button', { name: 'Edit' }).click()
  await expect(page.getByRole('heading', { name: 'Edit' })).toBeVisible()
  await field(page, 'Text').fill('The new words stand here.')
  await page.getByRole('button', { name: 'Save' }).click()

  await expect(page).toHaveURL(new RegExp(`^${address}`))
  await expect(page.getByText('The new words stand here.')).toBeVisible()
  const guest = await browser.newContext({ baseURL: baseURL ?? '' })
  const reader = await guest.newPage()
  await reader.goto(`${address}/edits`)
  await expect(reader.locator('del')).toHaveText('old')
  await expect(reader.locator('ins')).toHaveText('new')
  await guest.close()
})

test.describe('what cannot be published', () => {
  test.use({ expected: /status of (401|422|429)/ })

  test('is refused in one sentence beside the form, and nothing typed is lost', async ({ page }) => {
    await page.goto('/new')
    await field(page, 'Text').fill('Words without a head.')
    await page.getByRole('button', { name: 'Publish' }).click()

    await expect(page.getByRole('alert')).toContainText(/title/i)
    await expect(field(page, 'Text')).toHaveValue('Words without a head.')
  })

  test('is said on opening the page, with the rule and the time', async ({ page, context, baseURL }) => {
    const newcomer = await givenPerson('New', baseURL ?? '')
    await db.user.update({ where: { id: newcomer.id }, data: { joinedAt: new Date(), karma: 0 } })
    for (const hours of [3, 2]) {
      await newcomer.do('new-thread', { group: 'commons', kind: 'question', title: `${title} ${hours}` })
      await db.thread.updateMany({
        where: { title: `${title} ${hours}` },
        data: { createdAt: new Date(Date.now() - hours * 3_600_000) },
      })
    }
    await context.clearCookies()
    await newcomer.signIn(context)
    await page.goto('/new')

    const why = /2 threads a day: the next one is possible in .*, from \d\d:\d\d UTC\.$/
    await expect(page.getByRole('status').filter({ hasText: why })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Publish' })).toHaveAttribute('aria-disabled', 'true')
    await expect(page.getByRole('button', { name: 'Publish' })).toHaveAccessibleDescription(why)
  })

  test('a guest finds the text again after signing in', async ({ page, context }) => {
    await context.clearCookies()
    await page.goto('/new')
    await field(page, 'Title').fill(title)
    await field(page, 'Text').fill('Written before the door.')
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByRole('alert').getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Continue as demo moderator' }).click()

    await expect(page).toHaveURL(/\/new$/)
    await expect(field(page, 'Title')).toHaveValue(title)
    await expect(field(page, 'Text')).toHaveValue('Written before the door.')
    await publish(page)
  })
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a thread is started, previewed and edited', async ({ page }) => {
    await page.goto('/new')
    await page.getByLabel('Kind').selectOption('Question')
    await field(page, 'Title').fill(title)
    await field(page, 'Text').fill('Is it *so*?')
    await page.getByRole('button', { name: 'Preview' }).click()
    await expect(page.getByRole('region', { name: 'Preview' }).getByText('so', { exact: true })).toBeVisible()
    await expect(field(page, 'Title')).toHaveValue(title)
    await publish(page)

    await post(page).getByRole('button', { name: 'Edit' }).click()
    await field(page, 'Text').fill('Is it so at all?')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Is it so at all?')).toBeVisible()
  })
})

for (const { colorScheme, width } of [
  { colorScheme: 'dark', width: 390 },
  { colorScheme: 'light', width: 1280 },
] as const)
  test.describe(`in ${colorScheme}, ${width} wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 844 } })

    test('the pages for writing keep nobody out', async ({ page, given }) => {
      const thread = await given.thread({ comments: [{ by: 'Bob' }] })
      for (const address of ['/new', `${thread.url}/reply?to=c1`, '/drafts', '/notifications']) {
        await page.goto(address)
        expect.soft(await overflow(page), address).toBe(0)
        expect.soft(await barriers(page), address).toEqual([])
      }
    })
  })
