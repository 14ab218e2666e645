import { authorsOnPage, comment, commentBy, expect, test } from './support/test'

test('a mirrored discussion is there to read: the post, 39 comments, and their figures', async ({ page }) => {
  await page.goto('/threads/core-views')

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Why we build what worries us/)
  await expect(page.getByRole('article', { name: /^Comment by / })).toHaveCount(39)
  const first = comment(page, 'c1')
  await expect(first).toHaveAccessibleName('Comment by rainmoth')
  await expect(first.getByRole('status', { name: 'Karma' })).toHaveText('46')
  await expect(first.getByRole('status', { name: 'Agreement' })).toHaveText('28')
  await expect(first).toContainText('Ω 21 Alignment Forum karma')
})

test('who answered whom is told by nested lists, to eyes and ears alike', async ({ page, given }) => {
  const thread = await given.thread({
    comments: [
      { by: 'Ada', replies: [{ by: 'Bob', replies: [{ by: 'Cyd' }] }, { by: 'Dee' }] },
      { by: 'Eve' },
    ],
  })
  await page.goto(thread.url)

  await expect(page.getByRole('list', { name: 'Comments', exact: true })).toMatchAriaSnapshot(`
    - list "Comments":
      - listitem:
        - article "Comment by Ada"
        - list:
          - listitem:
            - article "Comment by Bob"
            - list:
              - listitem:
                - article "Comment by Cyd"
          - listitem:
            - article "Comment by Dee"
      - listitem:
        - article "Comment by Eve"
  `)
})

test('a comment says who wrote it, when, and what people made of it', async ({ page, given }) => {
  const thread = await given.thread({
    comments: [{ by: 'Ada', body: 'Forecasts rarely help.', karma: 7, agreement: -3, af_karma: 2 }],
  })
  await page.goto(thread.url)

  const article = commentBy(page, 'Ada')
  await expect(article).toContainText('Forecasts rarely help.')
  await expect(article.getByRole('link', { name: 'Ada' })).toHaveAttribute(
    'href',
    `/people/${thread.handleOf('Ada')}`,
  )
  await expect(article.getByRole('time')).toHaveAttribute('title', '1 March 2024, 11:00 UTC')
  await expect(article.getByRole('status', { name: 'Karma' })).toHaveText('7')
  await expect(article.getByRole('status', { name: 'Agreement' })).toHaveText('−3')
  await expect(article.getByRole('link', { name: 'Permalink' })).toHaveAttribute('href', thread.urlOf('c1'))
})

test('the link “Parent” leads to what a comment answers', async ({ page, given }) => {
  const thread = await given.thread({ comments: [{ by: 'Ada', replies: [{ by: 'Bob' }] }] })
  await page.goto(thread.url)

  await commentBy(page, 'Bob').getByRole('link', { name: 'Parent' }).click()

  await expect(commentBy(page, 'Ada')).toBeFocused()
  await expect(commentBy(page, 'Ada').getByRole('link', { name: 'Parent' })).toHaveCount(0)
})

test('the title says what the thread is: kind, author, date, length, karma, tags and main claim', async ({
  page,
  given,
}) => {
  const thread = await given.thread({
    by: 'Ada',
    kind: 'question',
    title: 'Do forecasts help?',
    main_claim: 'Forecasts help most people decide better.',
    karma: 12,
    tags: ['forecasting', 'decision-theory'],
    crossposted_from: 'Another Forum',
    comments: [{ by: 'Bob' }],
  })
  await page.goto(thread.url)

  await expect(page).toHaveTitle('Do forecasts help? · Doublecrux')
  const post = page.getByRole('article', { name: 'Do forecasts help?' })
  for (const words of ['Question', '1 March 2024', '1 min', '12 karma', '1 comment', 'Also on Another Forum'])
    await expect(post.getByText(words, { exact: true }).first()).toBeVisible()
  await expect(post.getByRole('link', { name: 'decision theory' })).toHaveAttribute(
    'href',
    '/?tag=decision-theory',
  )
  await expect(
    post.getByText('Forecasts help most people decide better.').filter({ visible: true }),
  ).toHaveCount(1)
})

test('a thread without comments says so, and a thread without main claim has no empty place for it', async ({
  page,
  given,
}) => {
  const thread = await given.thread({ body: 'Nobody has answered yet.' })
  await page.goto(thread.url)

  await expect(page.getByText('No comments yet.')).toBeVisible()
  await expect(page.getByText('Main claim')).toHaveCount(0)
  expect(await authorsOnPage(page)).toEqual([])
})

test('quick takes are short posts with the same discussion below', async ({ page }) => {
  await page.goto('/threads/takeoff-speeds')

  await expect(page.getByText('Quick takes', { exact: true })).toBeVisible()
  await expect(page.getByRole('article', { name: /^Comment by / })).toHaveCount(5)
})

test('a link post names its source, and a mirror says that it is one', async ({ page, given }) => {
  await page.goto('/threads/core-views')
  await expect(page.getByText(/A mirror of a public discussion on LessWrong/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'About mirrors' })).toHaveAttribute('href', '/about#mirrors')

  const thread = await given.thread({
    kind: 'linkpost',
    source: { site: 'A journal', title: 'On forecasts', url: 'https://journal.example/on-forecasts' },
  })
  await page.goto(thread.url)
  const source = page.getByRole('link', { name: 'On forecasts' })
  await expect(source).toHaveAttribute('href', 'https://journal.example/on-forecasts')
  await expect(source).toHaveAttribute('rel', /noopener/)
})

test('everything Markdown can say is set as text: tables, code, footnotes, formulas, tasks', async ({
  page,
  given,
}) => {
  const thread = await given.thread({
    body: [
      '## One heading',
      'A formula $x^2$, a note[^1], `code`, ~~struck~~ and **strong**.',
      '| year | runs |\n|---:|:--|\n| 2023 | four |',
      '- [x] done\n- [ ] to do',
      '> Quoted.',
      '[^1]: The note itself.',
    ].join('\n\n'),
  })
  await page.goto(thread.url)

  const post = page.getByRole('article', { name: thread.document.thread.title })
  await expect(post.getByRole('heading', { name: 'One heading', level: 2 })).toBeVisible()
  await expect(post.getByRole('math').first()).toBeVisible()
  await expect(post.getByRole('region', { name: 'Table: year, runs' })).toBeVisible()
  await expect(post.getByRole('checkbox', { name: 'Done' })).toBeChecked()
  await post.getByRole('link', { name: 'Footnote 1' }).click()
  await expect(post.getByText('The note itself.')).toBeInViewport()
})
