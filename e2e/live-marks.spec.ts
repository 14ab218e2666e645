import { HIGH, LOW } from './support/crux-world'
import { type Acting, givenPerson } from './support/members'
import { comment, expect, type InventedThread, type Page, test } from './support/test'

const TALK = {
  main_claim: 'The town should hold its festival on the bridge.',
  body: 'Towns that dance together stay together.\n\nSo let us dance.',
  comments: [
    { by: 'Cyd', body: 'The bridge will be finished before the summer. Nobody doubts the money.' },
    { by: 'Dee', body: 'It will not.' },
  ],
}
const STATEMENT = 'The bridge is open to people on foot by the first of June.'

const tag = (who: Acting, thread: InventedThread, anchor: { comment: string | null; quote: string | null }) =>
  who.do('crux-tag', {
    thread: thread.slug,
    statement: anchor.comment === null ? 'A town that dances loses fewer people.' : STATEMENT,
    kind: 'empirical',
    anchors: [{ role: 'raised_by', ...anchor }],
  }) as Promise<{ crux: number }>

const marks = (page: Page, ref: string) => comment(page, ref).locator('.body mark.crux')
const reference = (page: Page, ref: string, state: string) =>
  comment(page, ref)
    .locator('.body')
    .getByRole('link', { name: `Crux C1, ${state}` })

test('a crux that somebody tags is marked where others are reading, and follows its state', async ({
  page,
  browser,
  given,
  baseURL,
}) => {
  const at = baseURL ?? ''
  const [ada, bob, mo] = [
    await givenPerson('Ada', at),
    await givenPerson('Bob', at),
    await givenPerson('Mo', at, 'moderator'),
  ]
  const thread = await given.thread(TALK)
  await ada.signIn(page.context())
  const elsewhere = await (await browser.newContext({ baseURL: at })).newPage()
  for (const reader of [page, elsewhere]) await reader.goto(thread.url)

  const { crux } = await tag(bob, thread, { comment: 'c1', quote: 'finished before the summer' })
  for (const reader of [page, elsewhere]) {
    await expect(marks(reader, 'c1')).toHaveText('finished before the summer')
    await expect(reference(reader, 'c1', 'proposed')).toBeVisible()
    await expect(comment(reader, 'c1').getByText('1 crux raised here')).toBeVisible()
    await expect(reader.getByRole('region', { name: 'Where we disagree' })).toContainText(STATEMENT)
  }

  // The card is open while the state changes: the words stay lit.
  await reference(page, 'c1', 'proposed').click()
  await expect(marks(page, 'c1')).toHaveClass(/is-shown/)
  await bob.do('stance', { crux, ...LOW })
  await ada.do('stance', { crux, ...HIGH })
  for (const reader of [page, elsewhere]) {
    await expect(reference(reader, 'c1', 'double crux')).toHaveText('C1D')
    await expect(marks(reader, 'c1')).toHaveClass(/is-double/)
    await expect(
      comment(reader, 'c1').locator('footer').getByRole('link', { name: 'Crux C1, double crux' }),
    ).toBeVisible()
  }
  await bob.do('crux-join', { crux, anchors: [{ comment: 'c2', role: 'side_b', quote: 'will not' }] })
  await expect(marks(page, 'c2')).toHaveText('will not')
  await expect(marks(page, 'c1')).toHaveClass(/is-shown/)

  await mo.do('crux-move', { crux, to: 'rejected', reason: 'It was tagged in jest.' })
  for (const reader of [page, elsewhere]) {
    await expect(marks(reader, 'c1')).toHaveCount(0)
    await expect(comment(reader, 'c1').locator('footer').getByText('raised here')).toHaveCount(0)
  }
  await elsewhere.context().close()
})

test('and in the post, beside a card that is open there', async ({ page, given, baseURL }) => {
  const at = baseURL ?? ''
  const bob = await givenPerson('Bob', at)
  const thread = await given.thread(TALK)
  const words = page.locator('.post mark.crux')
  await page.goto(thread.url)
  await tag(bob, thread, { comment: null, quote: 'stay together' })
  await expect(words).toHaveText('stay together')

  await words.click()
  const card = page.getByRole('region', { name: 'Crux C1' })
  await expect(card).toBeVisible()
  await bob.do('crux-tag', {
    thread: thread.slug,
    statement: STATEMENT,
    kind: 'empirical',
    anchors: [{ comment: null, role: 'raised_by', quote: 'let us dance' }],
  })
  await expect(words).toHaveText(['stay together', 'let us dance'])
  await expect(card).toBeVisible()
})
