import { givenPerson } from './support/members'
import { commentBy, expect, test } from './support/test'

const TREE = {
  comments: [
    { by: 'Ada', body: 'First words.', replies: [{ by: 'Bob', replies: [{ by: 'Cyd' }] }] },
    { by: 'Dee', created_at: '2024-04-01T10:00:00Z' },
    { by: 'Eve' },
  ],
}

test('j and k walk through the comments in reading order', async ({ page, given }) => {
  const thread = await given.thread(TREE)
  await page.goto(thread.url)

  for (const name of ['Ada', 'Bob', 'Cyd', 'Dee']) {
    await page.keyboard.press('j')
    await expect(commentBy(page, name)).toBeFocused()
  }
  for (const name of ['Cyd', 'Bob', 'Ada']) {
    await page.keyboard.press('k')
    await expect(commentBy(page, name)).toBeFocused()
  }
  await page.keyboard.press('k')
  await expect(commentBy(page, 'Ada')).toBeFocused()
  await expect(page).toHaveURL(thread.urlOf('c1'))
})

test('j begins with the comment one is looking at', async ({ page, given }) => {
  const body = Array.from({ length: 40 }, () => 'A paragraph.').join('\n\n')
  const thread = await given.thread({
    comments: ['Ada', 'Bob', 'Cyd'].map((by) => ({ by, body })),
  })
  await page.goto(thread.url)
  await commentBy(page, 'Bob').evaluate((article) => article.scrollIntoView({ block: 'start' }))

  await page.keyboard.press('j')
  await expect(commentBy(page, 'Bob')).toBeFocused()
})

test('p goes up to what a comment answers', async ({ page, given }) => {
  const thread = await given.thread(TREE)
  await page.goto(thread.urlOf('c3'))

  await page.keyboard.press('p')
  await expect(commentBy(page, 'Bob')).toBeFocused()
  await page.keyboard.press('p')
  await page.keyboard.press('p')
  await expect(commentBy(page, 'Ada')).toBeFocused()
})

test('n goes to the next new comment', async ({ page, given }) => {
  const thread = await given.thread(TREE)
  await page.goto(`${thread.url}?since=2024-03-20`)

  await page.keyboard.press('n')

  await expect(commentBy(page, 'Dee')).toBeFocused()
})

test('Enter closes the branch one stands on, and opens it again; j then steps over it', async ({
  page,
  given,
}) => {
  const thread = await given.thread(TREE)
  await page.goto(thread.url)
  await page.keyboard.press('j')

  await page.keyboard.press('Enter')
  await expect(page.getByText('First words.')).toBeHidden()
  await expect(commentBy(page, 'Ada')).toBeFocused()
  await page.keyboard.press('j')
  await expect(commentBy(page, 'Dee')).toBeFocused()

  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect(page.getByText('First words.')).toBeVisible()
})

test('? lists the keys, and Escape closes the list', async ({ page, given }) => {
  const thread = await given.thread(TREE)
  await page.goto(thread.url)

  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  await expect(help).toBeVisible()
  for (const words of ['next comment', 'previous comment', 'next new comment', 'close or open the branch'])
    await expect(help.getByText(words, { exact: true })).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()

  await page.getByRole('button', { name: 'Keys' }).click()
  await expect(help).toBeVisible()
  await help.getByRole('button', { name: 'Close' }).click()
  await expect(help).toBeHidden()
})

test('keys with Control, Alt or Command stay the browser’s', async ({ page, given }) => {
  const thread = await given.thread(TREE)
  await page.goto(thread.url)

  await page.keyboard.press('Alt+j')
  await page.keyboard.press('Control+Shift+k')

  await expect(page.locator('article:focus')).toHaveCount(0)
})

test('everything can be reached with Tab: the way to the text, the branches, the permalinks', async ({
  page,
  given,
}) => {
  const thread = await given.thread(TREE)
  await page.goto(thread.url)

  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#main$/)

  const button = commentBy(page, 'Ada').getByRole('button', { name: 'Collapse' })
  await button.focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('First words.')).toBeHidden()
})

test.describe('who is signed in', () => {
  const TALK = { comments: [{ by: 'Cyd', karma: 4, replies: [{ by: 'Dee' }] }] }

  test('votes on the comment they are at: u and d on karma, a and x on agreement', async ({
    page,
    context,
    given,
    baseURL,
  }) => {
    const thread = await given.thread(TALK)
    await (await givenPerson('Ada', baseURL ?? '')).signIn(context)
    await page.goto(thread.url)
    const cyd = commentBy(page, 'Cyd')
    const expectSums = async (karma: string, agreement: string) => {
      await expect(cyd.getByLabel('Karma', { exact: true })).toHaveText(karma)
      await expect(cyd.getByLabel('Agreement', { exact: true })).toHaveText(agreement)
    }
    await page.keyboard.press('j')
    await page.keyboard.press('u')
    await page.keyboard.press('a')
    await expectSums('5', '1')
    await page.keyboard.press('d')
    await page.keyboard.press('Shift+X')
    await expectSums('3', '−2')
    await expect(cyd.getByRole('button', { name: 'Disagree' })).toHaveAccessibleDescription('strong')
    await expect(cyd).toBeFocused()
    await page.reload()
    await expectSums('3', '−2')
    await expect(cyd.getByRole('button', { name: 'Downvote' })).toHaveAttribute('aria-pressed', 'true')
  })

  test('letters typed into a box vote on nothing', async ({ page, context, given, baseURL }) => {
    const thread = await given.thread(TALK)
    await (await givenPerson('Ada', baseURL ?? '')).signIn(context)
    await page.goto(thread.url)
    await page.keyboard.press('j')
    await page.keyboard.press('r')
    await expect(page.getByRole('textbox', { name: 'Reply' })).toBeFocused()
    await page.keyboard.type('a dull axis')
    await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('a dull axis')
    await expect(commentBy(page, 'Cyd').getByLabel('Karma', { exact: true })).toHaveText('4')
  })
})

test('the help names every key', async ({ page, given }) => {
  await page.goto((await given.thread()).url)
  await page.keyboard.press('?')
  for (const key of ['j', 'k', 'p', 'n', 'c', 'u', 'd', 'a', 'x', 'r', 't', 'Enter', '?'])
    await expect(
      page.getByRole('dialog').locator('kbd', { hasText: new RegExp(`^${key === '?' ? '\\?' : key}$`) }),
    ).toHaveCount(1)
})
