import { authorsOnPage, commentBy, expect, test } from './support/test'

test.use({ javaScriptEnabled: false })

const TREE = {
  comments: [
    {
      by: 'Ada',
      karma: 1,
      created_at: '2024-03-02T10:00:00Z',
      replies: [{ by: 'Bob', created_at: '2024-03-02T11:00:00Z' }],
    },
    { by: 'Cyd', karma: 9, created_at: '2024-03-04T10:00:00Z' },
    { by: 'Dee', karma: -9, body: 'Unloved words.', created_at: '2024-03-05T10:00:00Z' },
  ],
}

test('a thread reads in full without scripts: nothing is hidden, no button is dead', async ({
  page,
  given,
}) => {
  const thread = await given.thread(TREE)
  await page.goto(thread.url)

  expect(await authorsOnPage(page)).toEqual(['Cyd', 'Ada', 'Bob', 'Dee'])
  await expect(page.getByText('Unloved words.')).toBeVisible()
  for (const name of ['Collapse', 'Expand', 'Collapse all', 'Expand all', 'Keys', 'React'])
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  await expect(page).toHaveTitle('An invented discussion · Doublecrux')
})

test('the orders are links, “new since” is an address, and both work without scripts', async ({
  page,
  given,
}) => {
  const thread = await given.thread(TREE)
  await page.goto(thread.url)
  await page.getByRole('link', { name: 'oldest' }).click()
  await expect.poll(() => authorsOnPage(page)).toEqual(['Ada', 'Bob', 'Cyd', 'Dee'])

  await page.goto(`${thread.url}?since=2024-03-03`)
  await expect(page.getByText('2 new since 3 March 2024')).toBeVisible()
  await expect(commentBy(page, 'Cyd').getByText('new', { exact: true })).toBeVisible()
})

test('permalinks and branches work without scripts', async ({ page, given }) => {
  const thread = await given.thread(TREE)
  await page.goto(thread.url)
  await commentBy(page, 'Bob').getByRole('link', { name: 'Permalink' }).click()
  await expect(commentBy(page, 'Bob')).toBeInViewport()

  await page.goto(`${thread.url}/comments/c1`)
  expect(await authorsOnPage(page)).toEqual(['Ada', 'Bob'])
})

test('the contents can be opened and read without scripts', async ({ page, given }) => {
  const thread = await given.thread({ ...TREE, body: '## Why now\n\nWords.' })
  await page.goto(thread.url)
  const contents = page.getByRole('navigation', { name: 'Contents' })
  await expect(contents.getByRole('link', { name: 'Why now' })).toBeVisible()

  await page.setViewportSize({ width: 390, height: 800 })
  await expect(contents.getByRole('link', { name: 'Why now' })).toBeHidden()
  await contents.getByText('On this page').click()
  await expect(contents.getByRole('link', { name: 'Why now' })).toBeVisible()
})

test('lists, members and long comments open without scripts', async ({ page, given }) => {
  const long = Array.from({ length: 60 }, (_, i) => `Sentence number ${i} of a long comment.`).join(' ')
  const thread = await given.thread({ comments: [{ by: 'Ada', body: long }] })
  await page.goto(`/people/${thread.handleOf('Ada')}`)

  await page.getByText('Read more').click()
  await expect(page.getByText('Sentence number 59')).toBeVisible()

  await page.goto('/')
  await page.getByRole('link', { name: 'new', exact: true }).click()
  await expect(page).toHaveURL('/?sort=new')
  await expect(page.getByRole('list', { name: 'Threads' }).getByRole('listitem').first()).toBeVisible()
})
