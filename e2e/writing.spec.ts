import { barriers } from './support/accounts'
import { holdBack } from './support/held-back'
import { type Acting, givenPerson } from './support/members'
import { commentBy, expect, type InventedThread, type Locator, type Page, test } from './support/test'

let ada: Acting
let thread: InventedThread

test.beforeEach(async ({ context, baseURL, given, page }) => {
  ada = await givenPerson('Ada', baseURL ?? '')
  await ada.signIn(context)
  thread = await given.thread({
    comments: [
      {
        by: 'Bob',
        body: 'Forecasts *rarely* help. See [the study](https://example.com/study).\n\n> They said so.',
      },
    ],
  })
  await page.goto(thread.url)
})

const bob = (page: Page): Locator => commentBy(page, 'Bob')
const mine = (page: Page): Locator => commentBy(page, 'Ada')
const replyBox = (page: Page): Locator => page.getByRole('textbox', { name: 'Reply' })

async function openReply(page: Page): Promise<Locator> {
  await bob(page).getByRole('button', { name: 'Reply' }).click()
  await expect(replyBox(page)).toBeFocused()
  return replyBox(page)
}

test('a member answers a comment where it stands, and finds the answer there again', async ({ page }) => {
  await (await openReply(page)).fill('They helped *me*.')
  await page.getByRole('button', { name: 'Post' }).click()

  await expect(mine(page).locator('.body')).toHaveText('They helped me.')
  await expect(mine(page)).toBeFocused()
  await expect(mine(page).getByRole('status', { name: 'Karma' })).toHaveText('1')
  await expect(replyBox(page)).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('list', { name: 'Comments', exact: true })).toMatchAriaSnapshot(`
    - list "Comments":
      - listitem:
        - article "Comment by Bob"
        - list:
          - listitem:
            - article "Comment by Ada"
  `)
})

test('an answer shows where it will stand before the server has it, and says so', async ({ page }) => {
  const release = await holdBack(page, '**/api/do/comment')
  await (await openReply(page)).fill('Shown at once.')
  await page.getByRole('button', { name: 'Post' }).click()
  const pending = commentBy(page, ada.handle)
  await expect(pending.locator('.body')).toHaveText('Shown at once.')
  await expect(pending.getByRole('status').filter({ hasText: 'posting…' })).toBeVisible()
  await expect(page.locator('.comment.is-pending')).toHaveCount(1)
  await expect(replyBox(page)).toBeHidden()

  release()
  await expect(mine(page)).toBeFocused()
  await expect(page.getByText('posting…')).toHaveCount(0)
  await expect(page.locator('.comment.is-pending')).toHaveCount(0)
  await expect(mine(page).getByRole('button', { name: 'Edit' })).toBeVisible()
})

test('the box above the comments is one line until it is wanted, and takes a new comment', async ({
  page,
}) => {
  const box = page.getByRole('textbox', { name: 'Comment', exact: true })
  const height = async () => (await box.boundingBox())?.height ?? 0
  expect(await height()).toBeLessThan(50)
  await box.click()
  await expect.poll(height).toBeGreaterThan(100)
  await box.fill('A thought of my own.')
  await box.press('Control+Enter')

  await expect(mine(page).locator('.body')).toHaveText('A thought of my own.')
  await expect(box).toHaveValue('')
  await expect(page.getByRole('heading', { name: '2 comments' })).toBeVisible()
})

test('everything goes by keyboard: to a comment, reply, close, reply again, post', async ({ page }) => {
  await page.keyboard.press('j')
  await page.keyboard.press('r')
  await expect(replyBox(page)).toBeFocused()
  await page.keyboard.type('Typed by hand.')
  await page.keyboard.press('Escape')
  await expect(replyBox(page)).toHaveCount(0)
  await expect(bob(page).getByRole('button', { name: 'Reply' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(replyBox(page)).toHaveValue('Typed by hand.')
  await page.keyboard.press('Control+Enter')

  await expect(mine(page).locator('.body')).toHaveText('Typed by hand.')
})

test('a preview is what is posted', async ({ page }) => {
  const box = await openReply(page)
  await box.fill('**Two** things[^1]:\n\n1. $x^2$\n2. `code`\n\n[^1]: Or three.')
  await page.getByRole('button', { name: 'Preview' }).click()
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview.getByText('Two', { exact: true })).toBeVisible()
  await box.press('End')
  await box.pressSequentially(' At *least*.')
  await expect(preview).toContainText('At least.')
  const shown = (await preview.innerHTML()).replaceAll('comment-preview-', '')
  await box.press('Control+Enter')

  const body = mine(page).locator('.body')
  await expect(body).toContainText('At least.')
  expect((await body.innerHTML()).replace(/comment-[a-z0-9]{8}-/g, '')).toBe(shown)
})

test('Quote takes what is marked, with its links; all of it when nothing is', async ({ page }) => {
  await bob(page)
    .getByText('rarely')
    .evaluate((word) => getSelection()?.selectAllChildren(word))
  await bob(page).getByRole('button', { name: 'Quote' }).click()
  await expect(replyBox(page)).toHaveValue('> *rarely*\n\n')

  await page.evaluate(() => getSelection()?.removeAllRanges())
  await bob(page).getByRole('button', { name: 'Quote' }).click()
  await expect(replyBox(page)).toHaveValue(
    '> *rarely*\n\n> Forecasts *rarely* help. See [the study](https://example.com/study).\n\n',
  )
})

test('what is pasted keeps its links, and an address pasted over words links them', async ({ page }) => {
  const box = await openReply(page)
  const paste = (types: Record<string, string>) =>
    box.evaluate((target, given) => {
      const clipboardData = new DataTransfer()
      for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text)
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, types)
  await paste({
    'text/plain': 'One study and two notes',
    'text/html':
      '<meta charset="utf-8"><b style="font-weight:normal"><p>One <a href="https://example.com/a_(b)">study</a> &amp; <i>two</i>:</p><ul><li>first</li><li>second</li></ul><script>alert(1)</script></b>',
  })
  await expect(box).toHaveValue('One [study](https://example.com/a_%28b%29) & *two*:\n\n- first\n- second')

  await box.fill('see the study')
  await box.evaluate((one: HTMLTextAreaElement) => one.setSelectionRange(4, 13))
  await paste({ 'text/plain': 'https://example.com/x' })
  await expect(box).toHaveValue('see [the study](https://example.com/x)')
})

test.describe('a comment exists once', () => {
  test('when its button is pressed twice', async ({ page }) => {
    await (await openReply(page)).fill('Once.')
    await page.getByRole('button', { name: 'Post' }).dblclick()

    await expect(mine(page)).toHaveCount(1)
    await page.reload()
    await expect(mine(page)).toHaveCount(1)
  })

  test.describe('', () => {
    test.use({ expected: /Failed to load resource/ })

    test('when the answer to the first try is lost', async ({ page }) => {
      let tries = 0
      await page.route('**/api/do/comment', async (route) => {
        if (++tries > 1) return route.continue()
        await route.fetch() // the server has done it
        await route.abort('connectionreset')
      })
      await (await openReply(page)).fill('Did this get through?')
      await page.getByRole('button', { name: 'Post' }).click()

      await expect(mine(page).locator('.edited, .note')).toHaveCount(0)
      await expect(mine(page).locator('.body')).toHaveText('Did this get through?')
      expect(tries).toBe(2)
      await page.reload()
      await expect(mine(page)).toHaveCount(1)
    })
  })
})

test.describe('what cannot be posted', () => {
  test.use({ expected: /status of (422|429)|Failed to load resource: net::ERR_CONNECTION_REFUSED/ })

  test('is taken back with one sentence, and the text is safe', async ({ page }) => {
    await ada.comment(thread.slug, 'The first.')
    const box = await openReply(page)
    await box.fill('A second, at once.')
    await page.getByRole('button', { name: 'Post' }).click()

    await expect(page.getByRole('alert')).toHaveText(
      /^There are 8 seconds between two comments: try again in \d/,
    )
    await expect(box).toHaveValue('A second, at once.')
    await expect(box).toBeFocused()
    await expect(mine(page).getByText('A second')).toHaveCount(0)
  })

  test('is kept while the forum cannot be reached', async ({ page }) => {
    await page.route('**/api/do/comment', (route) => route.abort('connectionrefused'))
    const box = await openReply(page)
    await box.fill('Into the tunnel.')
    await page.getByRole('button', { name: 'Post' }).click()

    await expect(page.getByRole('alert')).toContainText('did not answer')
    await expect(box).toHaveValue('Into the tunnel.')
    await page.unroute('**/api/do/comment')
    await page.getByRole('button', { name: 'Post' }).click()
    await expect(mine(page).locator('.body')).toHaveText('Into the tunnel.')
  })

  test('is not even sent when it is empty', async ({ page }) => {
    await openReply(page)
    await page.getByRole('button', { name: 'Post' }).click()

    await expect(page.getByRole('alert')).toHaveText('There is nothing to post yet: write something first.')
  })
})

test('names are completed while they are typed', async ({ page, baseURL }) => {
  const cyd = await givenPerson('Cyd', baseURL ?? '')
  const box = await openReply(page)
  await box.pressSequentially(`As @${cyd.handle.slice(0, 6)}`)
  const list = page.getByRole('listbox', { name: 'People' })
  await expect(list.getByRole('option', { name: `Cyd @${cyd.handle}` })).toBeVisible()
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.keyboard.type('says.')
  await expect(box).toHaveValue(`As @${cyd.handle} says.`)
  await page.keyboard.press('Control+Enter')

  await expect(mine(page).getByRole('link', { name: `@${cyd.handle}` })).toHaveAttribute(
    'href',
    `/people/${cyd.handle}`,
  )
})
