import { givenPerson } from './support/members'
import { commentBy, expect, type Page, test } from './support/test'

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

/** What has the focus, with the comment that it belongs to. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!at || at === document.body) return null
    const comment = at.closest('article[aria-label^="Comment by"]')?.getAttribute('aria-label') ?? null
    return { comment, name: at.getAttribute('aria-label') ?? at.textContent?.trim() ?? '' }
  })

test('everything can be reached with Tab, in the order in which it is read: the way to the text, the branches, the permalinks', async ({
  page,
  given,
}) => {
  const thread = await given.thread({ comments: [{ by: 'Bob', replies: [{ by: 'Cyd' }] }] })
  await page.goto(thread.url)
  const reached: { comment: string | null; name: string }[] = []
  for (let tabs = 0; tabs < 200; tabs++) {
    await page.keyboard.press('Tab')
    const at = await focused(page)
    if (!at || (tabs > 0 && at.name === 'Skip to the text')) break
    reached.push(at)
  }

  expect(reached[0]?.name).toBe('Skip to the text')
  const inOrder = [
    'Collapse',
    'AUTHOR',
    'Downvote',
    'Upvote',
    'Disagree',
    'Agree',
    'Reply',
    'Permalink',
    'Parent',
  ]
  const reachedIn = (who: string) =>
    reached
      .filter(({ comment, name }) => comment === `Comment by ${who}` && [...inOrder, who].includes(name))
      .map(({ name }) => name)
  expect(reachedIn('Bob')).toEqual(inOrder.slice(0, -1).map((name) => name.replace('AUTHOR', 'Bob')))
  expect(reachedIn('Cyd')).toEqual(inOrder.map((name) => name.replace('AUTHOR', 'Cyd')))
  const comments = reached.flatMap(({ comment }, i) => (comment ? [{ comment, i }] : []))
  expect([...new Set(comments.map(({ comment }) => comment))]).toEqual(['Comment by Bob', 'Comment by Cyd'])
  // The sorts stand before the comments, and are reached before them.
  const newest = reached.findIndex(({ name }) => name === 'newest')
  expect(newest).toBeGreaterThan(0)
  expect(newest).toBeLessThan(comments[0]?.i ?? 0)
})

test('the way to the text, a branch and a permalink work from where Tab comes to them', async ({
  page,
  given,
}) => {
  const thread = await given.thread(TREE)
  const tabTo = async (comment: string, name: string) => {
    for (let tabs = 0; tabs < 200; tabs++) {
      await page.keyboard.press('Tab')
      const at = await focused(page)
      if (at?.comment === comment && at.name === name) return
    }
    throw new Error(`Tab never comes to ${name} in ${comment}`)
  }
  await page.goto(thread.url)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#main$/)

  await tabTo('Comment by Ada', 'Permalink')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(thread.urlOf('c1'))
  await tabTo('Comment by Bob', 'Collapse')
  await page.keyboard.press('Space')
  await expect(page.getByText('The words of c3.')).toBeHidden()
  await expect(page.getByText('First words.')).toBeVisible()
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
