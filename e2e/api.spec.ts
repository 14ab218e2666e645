import { unique } from './support/documents'
import { expect, test } from './support/test'

test('the mirrored thread is there as a document: 39 comments, c1 at karma 46, agreement 28, Alignment Forum 21', async ({
  request,
}) => {
  const answer = await request.get('/api/threads/core-views')
  expect(answer.headers()['content-type']).toMatch(/^application\/json/)
  const document = await answer.json()

  expect(document.format).toBe('doublecrux.thread/1')
  expect(document.comments).toHaveLength(39)
  expect(document.comments[0]).toMatchObject({
    id: 'c1',
    parent: null,
    by: 'rainmoth',
    karma: 46,
    agreement: 28,
    af_karma: 21,
  })
})

test('the document gives back what was brought in', async ({ request, given }) => {
  const thread = await given.thread({
    main_claim: 'Forecasts help.',
    karma: 3,
    tags: ['forecasting'],
    comments: [{ by: 'Ada', karma: 2, agreement: -1, replies: [{ by: 'Bob', state: 'retracted' }] }],
  })
  const document = await (await request.get(`/api/threads/${thread.slug}`)).json()

  expect(document.thread).toMatchObject({ slug: thread.slug, main_claim: 'Forecasts help.', karma: 3 })
  expect(
    document.comments.map(({ id, parent }: { id: string; parent: string | null }) => [id, parent]),
  ).toEqual([
    ['c1', null],
    ['c2', 'c1'],
  ])
})

test('the list gives slug, title and counts, newest first, in pages', async ({ request, given }) => {
  const tag = `api-${unique()}`
  const thread = await given.thread({
    title: 'In the list',
    tags: [tag],
    comments: [{ id: 'c1' }, {}],
    cruxes: [{ statement: 'Something.', in: 'c1' }],
  })
  const { threads, next } = await (await request.get(`/api/threads?tag=${tag}`)).json()

  expect(threads).toHaveLength(1)
  expect(threads[0]).toMatchObject({ slug: thread.slug, title: 'In the list', comments: 2, cruxes: 1 })
  expect(next).toBeNull()
})

test('a thread that is not there is said so as JSON', async ({ request }) => {
  const answer = await request.get('/api/threads/nope')

  expect(answer.status()).toBe(404)
  expect(await answer.json()).toEqual({ error: 'There is no thread “nope”.' })
})

test('a wrong order or place is refused with a sentence', async ({ request }) => {
  for (const query of [
    'sort=nope',
    'after=garbage',
    'sort=new&after=MWUzMDAgMQ',
    'sort=top&after=OTk5OTk5OTk5OTk5OTkgMQ',
  ]) {
    const answer = await request.get(`/api/threads?${query}`)
    expect(answer.status(), query).toBe(400)
    expect((await answer.json()).error).toMatch(/^Give a sort/)
  }
})

test('the pulse and readiness answer', async ({ request }) => {
  expect((await request.get('/livez')).status()).toBe(200)
  expect((await request.get('/readyz')).status()).toBe(200)
})
