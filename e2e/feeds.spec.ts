import { expect, type Page, test } from './support/test'

type Feed = { error: boolean; title: string; entries: { title: string; link: string; content: string }[] }

/** The feed as a browser's XML parser reads it: one mistake in it, and there is none. */
async function read(page: Page, path: string): Promise<Feed> {
  await page.goto('/about')
  return page.evaluate(async (path) => {
    const answer = await fetch(path)
    const xml = new DOMParser().parseFromString(await answer.text(), 'application/xml')
    const words = (from: Element, name: string) => from.querySelector(`:scope > ${name}`)?.textContent ?? ''
    return {
      error:
        xml.querySelector('parsererror') !== null ||
        !answer.headers.get('content-type')?.startsWith('application/atom+xml'),
      title: words(xml.documentElement, 'title'),
      entries: [...xml.querySelectorAll('entry')].map((entry) => ({
        title: words(entry, 'title'),
        link: entry.querySelector('link')?.getAttribute('href') ?? '',
        content: words(entry, 'content'),
      })),
    }
  }, path)
}

test('a feed reader hears of new threads', async ({ page, given }) => {
  const thread = await given.thread({
    title: 'Bread & <tea>',
    created_at: new Date().toISOString(),
    comments: [],
  })
  await page.goto('/')
  await expect(page.locator('link[type="application/atom+xml"]')).toHaveAttribute('href', /\/feed\.atom$/)
  await expect(async () => {
    const feed = await read(page, '/feed.atom') // the one from before is kept until the server hears of the change
    expect(feed.error).toBe(false)
    expect(feed.entries.find(({ link }) => link.endsWith(thread.url))?.title).toBe('Bread & <tea>')
  }).toPass()
})

test('a thread’s feed brings its newest comments whole, and nothing that was taken back', async ({
  page,
  given,
}) => {
  const thread = await given.thread({
    title: 'Bread',
    comments: [
      { by: 'Bob', body: 'First *words*.' },
      { by: 'Ada', body: 'Taken back.', state: 'deleted' },
      { by: 'Cleo', body: 'Last & <b>raw</b>.' },
    ],
  })
  const feed = await read(page, `${thread.url}/feed.atom`)

  expect(feed.error).toBe(false)
  expect(feed.title).toBe('Bread')
  expect(feed.entries.map(({ title }) => title)).toEqual(['Cleo on Bread', 'Bob on Bread'])
  expect(feed.entries[1]?.content).toContain('First <em>words</em>.')
  expect(JSON.stringify(feed)).not.toContain('Taken back')
})

test('a member’s feed brings what they wrote, and a feed of nobody is not found', async ({
  page,
  request,
}) => {
  const feed = await read(page, '/people/rainmoth/feed.atom')

  expect(feed.error).toBe(false)
  expect(feed.entries).toHaveLength(2)
  expect((await request.get('/people/nobody-of-this-name/feed.atom')).status()).toBe(404)
  expect((await request.get('/threads/no-such-thread/feed.atom')).status()).toBe(404)
})
