import { card, panel, propose, STATEMENT, signInEve, TALK } from './support/bridge'
import { givenPerson } from './support/members'
import { commentBy, expect, test } from './support/test'

test.use({ expected: /status of (401|409|422|429)/ })

test.beforeEach(({ page, baseURL }) => signInEve(page, baseURL))

test.describe('the panel', () => {
  test('says what would make a statement easier to weigh, and never stands in the way', async ({
    page,
    given,
  }) => {
    const thread = await given.thread(TALK)
    await page.goto(thread.url)
    await commentBy(page, 'Ada').getByRole('button', { name: 'Tag as crux' }).click()
    const [statement, advice] = [
      panel(page).getByRole('textbox', { name: 'Statement' }),
      panel(page).getByRole('list', { name: 'Advice' }),
    ]
    await statement.fill('Will the bridge be finished in time?')
    await expect(advice).toContainText('Put it as a statement')
    await statement.fill('The bridge will open, and it will be cheap.')
    await expect(advice).toContainText('more than one claim')
    await statement.fill('The bridge might be finished before the summer.')
    await expect(advice).toContainText('“might” is true of nearly everything')
    await statement.fill(STATEMENT)
    await expect(advice).toBeHidden()
    await statement.fill('The bridge might be finished before the summer.')
    await propose(page, 'The bridge might be finished before the summer.')
    await expect(card(page)).toBeVisible()
  })

  test('lets a crux be made checkable, or asks for it quietly once', async ({ page, given }) => {
    const thread = await given.thread(TALK)
    await page.goto(thread.url)
    await commentBy(page, 'Ada').getByRole('button', { name: 'Tag as crux' }).click()
    await panel(page).getByText('Make it checkable').click()
    const seen = panel(page).getByRole('textbox', { name: 'What would we see if it were true?' })
    await expect(seen).toHaveAccessibleDescription(/anybody could look up, count or try/)
    await seen.fill('Somebody can walk across on the first of June.')
    await propose(page)
    await expect(card(page)).toContainText(/What we would see\s*Somebody can walk across/)

    await commentBy(page, 'Bob').getByRole('button', { name: 'Tag as crux' }).click()
    await propose(page, 'The works are paid for by the end of May.')
    await page.getByRole('region', { name: 'Crux C2' }).getByRole('link', { name: 'Its page' }).click()
    await page.getByRole('link', { name: 'Say it' }).click()
    const own = page.getByRole('textbox', { name: 'What would we see if it were true?' })
    await expect(own).toBeVisible()
    await own.fill('The last bill is stamped.')
    await page.getByRole('region', { name: 'Its words' }).getByRole('button', { name: 'Save' }).click()
    await expect(card(page)).toContainText('The last bill is stamped.')
    await expect(page.getByRole('link', { name: 'Say it' })).toHaveCount(0)
  })

  test('finds the crux that says the same here, and these words join it', async ({ page, given }) => {
    const thread = await given.thread({ ...TALK, cruxes: [{ statement: STATEMENT, in: 'c1' }] })
    await page.goto(thread.url)
    await commentBy(page, 'Bob').getByRole('button', { name: 'Tag as crux' }).click()
    await panel(page)
      .getByRole('textbox', { name: 'Statement' })
      .fill('The bridge is open on foot by the first of June')
    await panel(page).getByRole('button', { name: 'Join C1' }).click()

    await expect(card(page)).toContainText(STATEMENT)
    await expect(commentBy(page, 'Bob').getByRole('link', { name: /C1/ })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Where we disagree' }).getByRole('listitem')).toHaveCount(1)
  })

  test('finds one in another thread, which is asked here in the same words, and each shows the other', async ({
    page,
    given,
  }) => {
    const like = `The old lighthouse of ${Date.now()} is dark by the first of June.`
    const odd = `${like.slice(0, -1)} or sooner.`
    const other = await given.thread({
      title: 'Elsewhere',
      comments: [{}],
      cruxes: [{ statement: like, in: 'c1' }],
    })
    const thread = await given.thread(TALK)
    await page.goto(thread.url)
    await commentBy(page, 'Bob').getByRole('button', { name: 'Tag as crux' }).click()
    await panel(page).getByRole('textbox', { name: 'Statement' }).fill(odd)

    const link = panel(page).getByRole('link', { name: `${like} (in “Elsewhere”)` })
    await expect(link).toHaveAttribute('href', /cruxes/)
    await expect(panel(page).getByRole('button', { name: /^Join/ })).toHaveCount(0)
    await panel(page).getByRole('button', { name: 'Ask it here in the same words' }).click()
    await expect(panel(page).getByRole('textbox', { name: 'Statement' })).toHaveValue(like)
    await expect(panel(page)).toContainText('each is shown beside the other')
    await panel(page).getByRole('button', { name: 'Propose this crux' }).click()
    await card(page).getByRole('link', { name: 'Its page' }).click()
    const elsewhere = page.getByRole('region', { name: 'Asked in other threads too' })
    await elsewhere.getByRole('link', { name: like }).click()
    await expect(page.getByRole('link', { name: 'Elsewhere' }).first()).toHaveAttribute('href', other.url)
    await expect(elsewhere.getByRole('link', { name: like })).toBeVisible()
  })

  test('refuses in a sentence, and keeps every word', async ({ page, given, baseURL, context }) => {
    const thread = await given.thread(TALK)
    const fay = await givenPerson('Fay', baseURL ?? '')
    for (const n of [1, 2, 3, 4, 5])
      await fay.do('crux-tag', {
        thread: thread.slug,
        statement: `Proposal ${n} of today.`,
        kind: 'empirical',
      })
    await context.clearCookies()
    await fay.signIn(context)
    await page.goto(thread.url)
    await commentBy(page, 'Ada').getByRole('button', { name: 'Tag as crux' }).click()
    await propose(page)

    await expect(page.getByRole('alert')).toContainText('You have proposed 5 cruxes here within a day.')
    await expect(panel(page).getByRole('textbox', { name: 'Statement' })).toHaveValue(STATEMENT)
  })
})
