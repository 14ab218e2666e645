import { db } from '@/lib/server/db'
import { givenPerson } from './support/members'
import { expect, test } from './support/test'

const at = (baseURL: string | undefined): string => baseURL ?? ''

test('what a moderator has removed is nowhere in what is served: no page, feed, data, export, crux or notice has a word of it', async ({
  page,
  context,
  given,
  baseURL,
}) => {
  test.slow()
  const secret = 'quixotrellium'
  const thread = await given.thread({ comments: [{ by: 'Cyd' }] })
  const { slug } = thread
  const [ada, bob] = [await givenPerson('Ada', at(baseURL)), await givenPerson('Bob', at(baseURL))]
  const mo = await givenPerson('Mo', at(baseURL), 'moderator')
  await ada.do('subscribe', { to: 'thread', of: slug, wanted: true })
  const own = await bob.comment(slug, `Only ${secret} fools think so, @${ada.handle}.`)
  await bob.do('edit-comment', {
    thread: slug,
    comment: own,
    revision: 1,
    body: `Only ${secret} fools think so.`,
  })
  const { crux } = (await ada.do('crux-tag', {
    thread: slug,
    statement: 'Those who think so are wise.',
    kind: 'empirical',
    anchors: [{ comment: own, role: 'raised_by', quote: `Only ${secret} fools` }],
  })) as { crux: number }
  await ada
    .do('react', { thread: slug, comment: own, kind: 'agree', quote: `${secret} fools`, on: true })
    .catch(() => {})
  const addresses = [
    `/threads/${slug}`,
    `/threads/${slug}?sort=new&since=2020-01-01`,
    `/threads/${slug}/comments/${own}`,
    `/threads/${slug}/comments/${own}/edits`,
    `/threads/${slug}/reply?to=${own}`,
    `/threads/${slug}/cruxes`,
    `/threads/${slug}/rail`,
    `/threads/${slug}/feed.atom`,
    ...['json', 'yaml', 'md', 'argdown', 'csv', 'svg'].map((format) => `/threads/${slug}/export.${format}`),
    `/api/threads/${slug}`,
    `/api/threads/${slug}/comments?refs=${own}`,
    `/api/threads/${slug}/comments/${own}`,
    `/cruxes/${crux}`,
    `/api/cruxes/${crux}`,
    '/cruxes',
    '/',
    '/feed.atom',
    `/people/${bob.handle}`,
    `/people/${bob.handle}/feed.atom`,
    '/notifications',
    '/log',
    '/log/feed.atom',
    `/search?q=${secret}x`,
  ]
  const holding = async () => {
    const found: string[] = []
    for (const address of addresses) {
      const answer = await page.request.get(address)
      if ((await answer.text()).includes(secret)) found.push(address)
    }
    return found
  }
  await ada.signIn(context)
  // The search can find something: otherwise it would prove nothing.
  expect(await holding()).toEqual(
    expect.arrayContaining([
      `/threads/${slug}`,
      `/cruxes/${crux}`,
      `/threads/${slug}/export.json`,
      '/notifications',
    ]),
  )
  await mo.do('decide', {
    thread: slug,
    comment: own,
    decision: 'remove',
    reason: 'Names instead of reasons.',
  })

  expect(await holding()).toEqual([])
  await context.clearCookies()
  await expect.poll(holding).toEqual([])
  const { entry } = (await mo.do('decide', {
    thread: slug,
    decision: 'remove',
    reason: 'The same again.',
  })) as { entry: number }
  await expect
    .poll(async () => (await page.request.get(thread.url)).text())
    .not.toContain('An invented discussion')
  await mo.do('undo-decision', { entry, reason: 'On second thoughts.' })
  expect(await db.thread.count({ where: { slug, title: 'An invented discussion' } })).toBe(1)
})
