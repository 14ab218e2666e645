import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { unique } from './support/documents'
import { expect, type Page, test } from './support/test'

const threads = (page: Page) => page.getByRole('list', { name: 'Threads' }).getByRole('listitem')
const titles = (page: Page) => page.getByRole('list', { name: 'Threads' }).getByRole('heading')

const MIRRORS = readdirSync('prisma/seed/threads')
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => {
    const { thread } = parse(readFileSync(`prisma/seed/threads/${file}`, 'utf8'))
    return { slug: String(thread.slug), title: String(thread.title) }
  })

test('the front page and the pages after it list all mirrored discussions, each once', async ({ page }) => {
  test.slow() // other specs bring threads in meanwhile, so that there are many pages
  expect(MIRRORS).toHaveLength(10)
  const seen: { href: string; title: string }[] = []
  for (let next: string | null = '/?sort=top'; next !== null; ) {
    await page.goto(next)
    seen.push(
      ...(await titles(page)
        .getByRole('link')
        .evaluateAll((links) =>
          links.map((link) => ({ href: link.getAttribute('href') ?? '', title: link.textContent })),
        )),
    )
    const more = page.getByRole('link', { name: 'More threads' })
    next = (await more.count()) > 0 ? await more.getAttribute('href') : null
  }

  const straight = (title: string | undefined) => title?.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')
  for (const { slug, title } of MIRRORS) {
    const found = seen.filter(({ href }) => href === `/threads/${slug}`)
    expect(
      found.map((one) => straight(one.title)),
      slug,
    ).toEqual([straight(title)])
  }
})

test('a line says what the thread is about: kind, author, karma, comments, cruxes, age, tags', async ({
  page,
  given,
}) => {
  const tag = `line-${unique()}`
  const thread = await given.thread({
    by: 'Ada',
    kind: 'question',
    title: 'Do forecasts help?',
    main_claim: 'Forecasts help most people.',
    karma: 12,
    tags: [tag],
    comments: [{ id: 'c1', by: 'Bob' }, { by: 'Cyd' }],
    cruxes: [{ statement: 'Forecasts change decisions.', in: 'c1' }],
  })
  await page.goto(`/?tag=${tag}`)

  const line = threads(page).first()
  for (const words of ['12 karma', 'Forecasts help most people.', 'Question', '2 comments', '1 crux'])
    await expect(line).toContainText(words)
  await expect(line.getByRole('link', { name: 'Ada' })).toHaveAttribute(
    'href',
    `/people/${thread.handleOf('Ada')}`,
  )
  await expect(line.getByRole('time').first()).toHaveAttribute('datetime', '2024-03-01T10:00:00.000Z')
  await line.getByRole('link', { name: 'Do forecasts help?' }).click()
  await expect(page).toHaveURL(thread.url)
})

test('threads can be read in four orders, each an address', async ({ page, given }) => {
  const tag = `orders-${unique()}`
  const now = Date.now()
  const ago = (hours: number) => new Date(now - hours * 3_600_000).toISOString()
  const make = (title: string, karma: number, hours: number, lastReply?: number) =>
    given.thread({
      title,
      karma,
      tags: [tag],
      created_at: ago(hours),
      comments: lastReply === undefined ? [] : [{ created_at: ago(lastReply) }],
    })
  await make('Valued', 100, 300)
  await make('Fresh', 5, 2)
  await make('Between', 30, 20)
  await make('Answered', 1, 100, 1)

  const orders = {
    magic: ['Fresh', 'Between', 'Valued', 'Answered'],
    new: ['Fresh', 'Between', 'Answered', 'Valued'],
    top: ['Valued', 'Between', 'Fresh', 'Answered'],
    active: ['Answered', 'Fresh', 'Between', 'Valued'],
  }
  await page.goto(`/?tag=${tag}`)
  await expect(titles(page)).toHaveText(orders.magic)
  for (const name of ['new', 'top', 'active'] as const) {
    await page.getByRole('link', { name, exact: true }).click()
    await expect(page).toHaveURL(`/?sort=${name}&tag=${tag}`)
    await expect(titles(page)).toHaveText(orders[name])
    await expect(
      page.getByRole('navigation', { name: 'Sort threads by' }).locator('[aria-current]'),
    ).toHaveText(name)
  }
})

test('a tag leads to the threads that have it, and back to all', async ({ page, given }) => {
  const tag = `tagged-${unique()}`
  await given.thread({ title: 'The only one with this tag', tags: [tag] })
  await page.goto(`/?tag=${tag}`)

  await expect(threads(page)).toHaveCount(1)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Threads on ${tag.replaceAll('-', ' ')}`)
  await page.getByRole('link', { name: 'All threads' }).click()
  await expect(page).toHaveURL('/')
})

test('a group has its threads on a page of its own', async ({ page, given }) => {
  const group = `group-${unique()}`
  await given.thread({ title: 'In the group', group })
  await given.thread({ title: 'Elsewhere' })
  await page.goto(`/groups/${group}`)

  await expect(titles(page)).toHaveText(['In the group'])
})

test('seventy threads come in pages, each once, in every order', async ({ page, given }) => {
  test.slow()
  const tag = `pages-${unique()}`
  const numbers = Array.from({ length: 70 }, (_, i) => i)
  await Promise.all(
    numbers.map((i) =>
      given.thread({
        title: `Invented ${i}`,
        karma: i % 7, // many are equal, so that a page may end between them
        tags: [tag],
        created_at: new Date(Date.UTC(2024, 0, 1) + (i % 10) * 3_600_000).toISOString(),
      }),
    ),
  )

  for (const sort of ['magic', 'new', 'top', 'active']) {
    const seen: string[] = []
    await page.goto(`/?tag=${tag}&sort=${sort}`)
    for (const size of [30, 30, 10]) {
      await expect(titles(page)).toHaveCount(size)
      seen.push(...(await titles(page).allTextContents()))
      if (size === 30) {
        await page.getByRole('link', { name: 'More threads' }).click()
        await expect(page).toHaveURL(/after=/)
        await expect(titles(page).first()).not.toHaveText(seen.at(-30) ?? '')
      }
    }
    await expect(page.getByRole('link', { name: 'More threads' })).toHaveCount(0)
    expect(new Set(seen).size, sort).toBe(70)
  }
})

test('the whole list is walked in pages while somebody else posts: nothing twice, nothing skipped', async ({
  page,
  given,
}) => {
  const tag = `moving-${unique()}`
  await Promise.all(
    Array.from({ length: 35 }, (_, i) =>
      given.thread({
        title: `Before ${i}`,
        tags: [tag],
        created_at: new Date(Date.UTC(2024, 0, 1, i)).toISOString(),
      }),
    ),
  )
  await page.goto(`/?tag=${tag}&sort=new`)
  const first = await titles(page).allTextContents()
  await given.thread({ title: 'Meanwhile', tags: [tag], created_at: '2024-06-01T00:00:00Z' })

  await page.getByRole('link', { name: 'More threads' }).click()
  await expect(threads(page)).toHaveCount(5)

  const all = [...first, ...(await titles(page).allTextContents())]
  expect(new Set(all).size).toBe(35)
})
