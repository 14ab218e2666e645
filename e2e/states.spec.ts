import { commentBy, expect, test } from './support/test'

test('a retracted comment can be read, struck through, and says that its author no longer stands by it', async ({
  page,
  given,
}) => {
  const thread = await given.thread({
    comments: [
      {
        by: 'Ada',
        body: 'I was wrong here.',
        state: 'retracted',
        state_reason: 'I had misread the table.',
      },
    ],
  })
  await page.goto(thread.url)

  const retracted = commentBy(page, 'Ada')
  await expect(retracted.getByText('Retracted: its author no longer stands by this.')).toBeVisible()
  await expect(retracted.getByText('I had misread the table.')).toBeVisible()
  await expect(retracted.getByText('I was wrong here.').locator('..')).toHaveCSS(
    'text-decoration-line',
    'line-through',
  )
})

test('a deleted comment leaves its place, closed, and its replies stand', async ({ page, given }) => {
  const thread = await given.thread({
    comments: [
      {
        by: 'Ada',
        body: '',
        state: 'deleted',
        state_at: '2024-03-02T09:00:00Z',
        replies: [{ by: 'Bob', body: 'I answer what is gone.' }],
      },
    ],
  })
  await page.goto(thread.url)

  await expect(page.getByText('Deleted by its author on 2 March 2024, 09:00 UTC.')).toBeVisible()
  await page.getByRole('button', { name: 'Expand', exact: true }).click()
  await expect(page.getByText('I answer what is gone.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Ada' })).toHaveCount(1) // of the post, not of the comment
})

test('a removed comment names a reason; its words are nowhere, not even among its edits', async ({
  page,
  given,
  request,
}) => {
  const thread = await given.thread({
    comments: [
      {
        by: 'Bob',
        body: 'Something unkind.',
        state: 'removed',
        state_reason: 'Personal attack.',
        state_at: '2024-03-02T09:00:00Z',
        revisions: [{ body: 'Something more unkind.', at: '2024-03-01T11:00:00Z' }],
        edited_at: '2024-03-01T15:00:00Z',
      },
    ],
  })
  await page.goto(thread.url)

  await expect(commentBy(page, 'Bob')).toContainText('Removed by a moderator')
  await expect(commentBy(page, 'Bob')).toContainText('Personal attack.')
  expect(await page.content()).not.toContain('unkind')
  const edits = await request.get(`${thread.url}/comments/c1/edits`)
  expect(edits.status()).toBe(404)
  expect(await edits.text()).not.toContain('unkind')
  const member = await request.get(`/people/${thread.handleOf('Bob')}`)
  expect(await member.text()).not.toContain('unkind')
  const document = await request.get(`/api/threads/${thread.slug}`)
  expect(await document.text()).not.toContain('unkind')
})

test('an edited comment has a mark that leads to what was changed', async ({ page, given }) => {
  const thread = await given.thread({
    comments: [
      {
        by: 'Ada',
        body: 'Forecasts sometimes help.',
        edited_at: '2024-03-01T15:00:00Z',
        revisions: [{ body: 'Forecasts never help.', at: '2024-03-01T11:00:00Z' }],
      },
      { by: 'Bob' },
    ],
  })
  await page.goto(thread.url)
  await expect(commentBy(page, 'Bob').getByRole('link', { name: 'edited' })).toHaveCount(0)
  await commentBy(page, 'Ada').getByRole('link', { name: 'edited' }).click()

  await expect(page.getByRole('heading', { name: 'A comment by Ada: what was edited' })).toBeVisible()
  await expect(page.getByRole('deletion')).toHaveText('never')
  await expect(page.getByRole('insertion')).toHaveText('sometimes')
  await page.getByRole('link', { name: 'An invented discussion' }).click()
  await expect(commentBy(page, 'Ada')).toBeFocused()
})

test('an edited post shows its changes as well', async ({ page, given }) => {
  const thread = await given.thread({
    body: 'The second wording.',
    edited_at: '2024-03-01T15:00:00Z',
    revisions: [{ body: 'The first wording.', at: '2024-03-01T10:00:00Z' }],
  })
  await page.goto(thread.url)
  await page.getByRole('link', { name: 'edited' }).click()

  await expect(page.getByRole('deletion')).toHaveText('first')
  await expect(page.getByRole('insertion')).toHaveText('second')
})

test('a comment on behalf of somebody names both', async ({ page, given }) => {
  const thread = await given.thread({ comments: [{ by: 'Ada', on_behalf_of: 'Bob' }] })
  await page.goto(thread.url)

  const posted = commentBy(page, 'Ada')
  await expect(posted).toContainText('on behalf of Bob')
  await expect(posted.getByRole('link', { name: 'Bob' })).toBeVisible()
})

test('an automatic summary says what it is', async ({ page, given }) => {
  const thread = await given.thread({
    automatic: ['Summary bot'],
    comments: [{ by: 'Summary bot' }, { by: 'Ada' }],
  })
  await page.goto(thread.url)

  await expect(commentBy(page, 'Summary bot').getByText('automatic summary')).toBeVisible()
  await expect(commentBy(page, 'Ada').getByText('automatic summary')).toHaveCount(0)
})

test('a comment whose author is gone stays, without a name to follow', async ({ page, given }) => {
  const thread = await given.thread({ comments: [{ by: null, body: 'Still worth reading.' }] })
  await page.goto(thread.url)

  await expect(commentBy(page, 'a former member')).toContainText('Still worth reading.')
})

test('reactions are counted in words', async ({ page, given }) => {
  const thread = await given.thread({ comments: [{ id: 'c1', by: 'Ada' }, { by: 'Bob' }] })
  const [c1, c2] = thread.document.comments
  if (!c1 || !c2) throw new Error('the thread has two comments')
  const bob = thread.handleOf('Bob')
  await given.document({
    ...thread.document,
    comments: [{ ...c1, reactions: [{ kind: 'good-point', by: bob }] }, c2],
  })
  await page.goto(thread.url)

  const reactions = commentBy(page, 'Ada').getByRole('list', { name: 'Reactions' })
  await expect(reactions.getByRole('listitem')).toHaveText(/^good point\s*1$/i)
})

test('what people write is text, whatever it looks like', async ({ page, given }) => {
  const trap = '<script>alert(1)</script><img src=x onerror=alert(2)> <!--slot:0--> "\' &amp;'
  const thread = await given.thread({
    by: 'Ada',
    title: `Trap ${trap}`,
    main_claim: trap,
    body: `${trap}\n\n<style>body{display:none}</style>`,
    comments: [{ by: 'Bob', body: trap, state: 'retracted', state_reason: trap }],
  })
  page.on('dialog', () => expect(true, 'a script of a person ran').toBe(false))
  await page.goto(thread.url)

  await expect(page.getByRole('heading', { level: 1 })).toContainText('<script>alert(1)</script>')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<!--slot:0-->')
  await expect(commentBy(page, 'Bob')).toBeVisible()
  await expect(page.locator('main script, main style, main img, main [onerror]')).toHaveCount(0)
})
