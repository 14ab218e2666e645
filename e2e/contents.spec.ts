import { expect, FONT_SWAP, layoutShift, test } from './support/test'

const WITH_HEADINGS = {
  body: '## Why now\n\nWords.\n\n## What follows\n\nMore words.\n\n### In detail\n\nThe rest.',
  comments: [{ by: 'Ada', karma: 12, replies: [{ by: 'Bob', karma: 4 }] }],
}

test('the contents list the headings, then the comments by karma and author', async ({ page, given }) => {
  const thread = await given.thread(WITH_HEADINGS)
  await page.goto(thread.url)

  const contents = page.getByRole('navigation', { name: 'Contents' })
  await expect(contents.getByRole('listitem')).toHaveText([
    'Why now',
    'What follows',
    'In detail',
    '12 Ada',
    '4 Bob',
  ])
  await contents.getByRole('link', { name: 'In detail' }).click()
  await expect(page.getByRole('heading', { name: 'In detail' })).toBeInViewport()
})

test('the contents can be hidden, and stay hidden on the next thread too', async ({ page, given }) => {
  const thread = await given.thread(WITH_HEADINGS)
  const other = await given.thread(WITH_HEADINGS)
  await page.goto(thread.url)
  const contents = page.getByRole('navigation', { name: 'Contents' })
  await expect(contents.getByRole('link', { name: 'Why now' })).toBeVisible()

  await contents.getByText('On this page').click()
  await expect(contents.getByRole('link', { name: 'Why now' })).toBeHidden()

  await page.goto(other.url)
  await expect(contents.getByRole('link', { name: 'Why now' })).toBeHidden()
  await expect(contents.getByRole('link', { name: 'Ada' })).toBeVisible()
  expect(await layoutShift(page)).toBeLessThan(FONT_SWAP)

  await contents.getByText('On this page').click()
  await expect(contents.getByRole('link', { name: 'Why now' })).toBeVisible()
  await page.reload()
  await expect(contents.getByRole('link', { name: 'Why now' })).toBeVisible()
})

test('the contents show where one is', async ({ page, given }) => {
  const far = Array.from({ length: 30 }, () => 'A paragraph.').join('\n\n')
  const thread = await given.thread({ body: `## One\n\n${far}\n\n## Two\n\n${far}\n\n## Three\n\n${far}` })
  await page.goto(thread.url)

  const contents = page.getByRole('navigation', { name: 'Contents' })
  await contents.getByRole('link', { name: 'Two' }).click()

  await expect(contents.getByRole('link', { name: 'Two' })).toHaveAttribute('aria-current', 'location')
  await expect(contents.locator('[aria-current]')).toHaveCount(1)
})

test('a short post without headings or comments has no contents', async ({ page, given }) => {
  const thread = await given.thread({ body: 'Short.' })
  await page.goto(thread.url)

  await expect(page.getByRole('navigation', { name: 'Contents' })).toHaveCount(0)
})

test('a long thread outlines as many comments as one can take in, and says how many there are besides', async ({
  page,
  given,
}) => {
  const thread = await given.thread({ comments: Array.from({ length: 80 }, () => ({ by: 'Ada' })) })
  await page.goto(thread.url)

  const contents = page.getByRole('navigation', { name: 'Contents' })
  await expect(contents.getByRole('link', { name: 'Ada' })).toHaveCount(60)
  await expect(contents.getByText('and 20 more')).toBeVisible()
})
