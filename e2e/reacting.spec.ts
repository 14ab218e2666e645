import { barriers } from './support/accounts'
import { givenPerson } from './support/members'
import { commentBy, expect, test } from './support/test'

test('words that somebody reacted to are marked in the text: as the page comes, and as others react', async ({
  page,
  browser,
  given,
  baseURL,
}) => {
  const body = 'It **pulls** everybody forward, and it costs a lot.'
  const thread = await given.thread({ comments: [{ by: 'Ada', body }, { by: 'Bob' }] })
  const [c1, c2] = thread.document.comments
  if (!c1 || !c2) throw new Error('the thread has two comments')
  const bob = thread.handleOf('Bob')
  await given.document({
    ...thread.document,
    comments: [{ ...c1, reactions: [{ kind: 'good-point', by: bob, quote: 'pulls everybody' }] }, c2],
  })
  await page.goto(thread.url)
  const text = commentBy(page, 'Ada').locator('.body')
  const marks = text.locator('mark.reacted')
  await expect(marks).toHaveText(['pulls', ' everybody'])
  await expect(marks.first()).toHaveAttribute('title', `Good point: ${bob}`)
  await expect(text).toHaveText('It pulls everybody forward, and it costs a lot.')

  const cyd = await givenPerson('Cyd', baseURL ?? '')
  const react = (on: boolean) =>
    cyd.do('react', {
      ...{ thread: thread.slug, comment: 'c1', kind: 'unclear', on },
      ...(on && { quote: 'costs a lot' }),
    })
  await react(true)
  await expect(marks).toHaveText(['pulls', ' everybody', 'costs a lot'])
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await barriers(page)).toEqual([])
  }
  const plain = await (
    await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false })
  ).newPage()
  await plain.goto(thread.url)
  await expect(commentBy(plain, 'Ada').locator('mark.reacted')).toHaveCount(3)
  await react(false)
  await expect(marks).toHaveText(['pulls', ' everybody'])
})
