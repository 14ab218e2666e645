import { givenPerson } from './support/members'
import { startAnotherServer } from './support/servers'
import { commentBy, expect, test } from './support/test'

test.describe.configure({ timeout: 120_000 })

test('what is written on one server arrives at once on a page that is open on another', async ({
  page,
  given,
  baseURL,
}) => {
  const other = await startAnotherServer(baseURL ?? '')
  try {
    const thread = await given.thread({ comments: [{ by: 'Ada' }] })
    const eve = await givenPerson('Eve', other.url)
    await page.goto(thread.url)
    await eve.comment(thread.slug, 'From the other side.', 'c1')
    await commentBy(page, 'Ada').getByRole('button', { name: '1 new' }).click()
    await expect(page.getByText('From the other side.')).toBeVisible()

    // Pages that either server keeps are forgotten on both.
    for (const url of [baseURL, other.url]) {
      const html = await (await fetch(`${url}${thread.url}`)).text()
      expect(html).toContain('From the other side.')
    }
  } finally {
    await other.stop()
  }
})
