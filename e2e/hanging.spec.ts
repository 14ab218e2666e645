import { db } from '@/lib/server/db'
import { barriers } from './support/accounts'
import { givenPerson } from './support/members'
import { comment, commentBy, expect, test } from './support/test'

test('a moderator hangs a branch under another comment; an open page hangs it up at once and keeps what is typed in it, and it can be taken back', async ({
  page,
  browser,
  context,
  given,
  baseURL,
}) => {
  const at = baseURL ?? ''
  const thread = await given.thread({
    title: 'On lamps',
    comments: [
      { by: 'Cyd', body: 'Candles flicker.' },
      { by: 'Dan', body: 'Oil smells.' },
    ],
  })
  const [ada, bob] = [await givenPerson('Ada', at), await givenPerson('Bob', at)]
  const gus = await givenPerson('Gus', at)
  const [mo, mia] = [await givenPerson('Mo', at, 'moderator'), await givenPerson('Mia', at, 'moderator')]
  const root = await bob.comment(thread.slug, 'It smells of fish, to be exact.', 'c1')
  const reply = await ada.comment(thread.slug, 'Only the cheap one.', root)
  const reader = await (await browser.newContext({ baseURL: at })).newPage()
  await gus.signIn(reader.context())
  await reader.goto(thread.url)
  await comment(reader, root).getByRole('button', { name: 'Reply' }).click()
  const box = reader.getByRole('textbox', { name: 'Reply' })
  await box.fill('I bought the dear one, and')
  const below = (parent: string, child: string) =>
    reader.locator(`#comment-${parent} > .replies > #comment-${child}`)
  await expect(below('c1', root)).toBeVisible()

  await mo.signIn(context)
  await page.goto(thread.url)
  await comment(page, root).getByRole('button', { name: 'Moderate' }).click()
  const form = page.getByRole('form', { name: 'Decide' })
  await form.getByRole('combobox', { name: 'Decision' }).selectOption('move')
  await form.getByRole('textbox', { name: 'Where to' }).fill(`${at}${thread.urlOf('c2')}`)
  await form.getByRole('textbox', { name: 'Reason' }).fill('It answers Dan.')
  await form.getByRole('button', { name: 'Decide' }).click()
  await expect(page.getByRole('heading', { name: /^Decision \d+$/ })).toBeVisible()
  await expect(page.getByText('with its reply')).toBeVisible()
  await expect(page.getByRole('link', { name: 'another comment' })).toHaveAttribute(
    'href',
    thread.urlOf('c2'),
  )
  const decision = new URL(page.url()).pathname

  await expect(below('c2', root)).toBeVisible()
  await expect(below(root, reply)).toBeVisible()
  await expect(comment(reader, root).getByRole('link', { name: 'moved here by a moderator' })).toBeVisible()
  await expect(comment(reader, root).getByRole('link', { name: 'Parent' })).toHaveAttribute(
    'href',
    '#comment-c2',
  )
  await expect(reader.locator('#comment-c1')).not.toHaveAttribute('data-below', '2')
  await expect(box).toHaveValue('I bought the dear one, and')
  await expect(box).toBeFocused()
  await reader.keyboard.type(' it smells of nothing.')
  await reader.locator('.composer:has([aria-label=Reply])').getByRole('button', { name: 'Post' }).click()
  await expect(reader.locator(`#comment-${root} > .replies`).getByText('it smells of nothing.')).toBeVisible()
  await expect(commentBy(reader, 'Gus').getByRole('button', { name: 'Edit' })).toBeVisible()
  expect(await barriers(reader)).toEqual([])
  await reader.goto(thread.urlOf(root))
  await expect(comment(reader, root)).toBeFocused()
  await expect(below('c2', root)).toBeVisible()

  const desk = await (await browser.newContext({ baseURL: at })).newPage()
  await mia.signIn(desk.context())
  await desk.goto(decision)
  await desk.getByRole('textbox', { name: 'Reason' }).fill('It answers Cyd after all.')
  await desk.getByRole('button', { name: 'Take it back' }).click()
  await expect(below('c1', root)).toBeVisible()
  await expect(comment(reader, root).getByRole('link', { name: 'moved here' })).toHaveCount(0)
  const counts = await db.comment.findMany({
    where: { thread: { slug: thread.slug }, parentId: null },
    orderBy: { seq: 'asc' },
    select: { descendantCount: true },
  })
  expect(counts.map(({ descendantCount }) => descendantCount)).toEqual([3, 0])
})
