import { givenPerson } from './support/members'
import { comment, commentBy, expect, type Page, test } from './support/test'

const TALK = {
  main_claim: 'The town should hold its festival on the bridge.',
  comments: [
    { by: 'Ada', body: 'The bridge will be finished before the summer. Nobody doubts the money.' },
    { by: 'Bob', body: 'The bridge will not be finished before the winter, whatever they pay.' },
    { by: 'Cyd', body: 'I like bridges.' },
  ],
}
const STATEMENT = 'The bridge is open to people on foot by the first of June.'

test.use({ expected: /status of (401|409|422|429)/ })

test.beforeEach(async ({ context, baseURL }) => {
  const eve = await givenPerson('Eve', baseURL ?? '')
  await eve.signIn(context)
})

const panel = (page: Page) => page.getByRole('form', { name: 'What does it turn on?' })
const bar = (page: Page) => page.getByRole('region', { name: 'Tick two comments that disagree' })
const box = (page: Page, who: string) => page.getByRole('checkbox', { name: `Tick ${who}’s comment` })
const begin = (page: Page) => page.getByRole('link', { name: 'Tick two comments that disagree' })
const sides = async (page: Page) => {
  await expect(panel(page).getByRole('combobox', { name: 'What Ada does' })).toHaveValue('side_a')
  await expect(panel(page).getByRole('combobox', { name: 'What Bob does' })).toHaveValue('side_b')
}

test('two comments that disagree are ticked, and tagged together with who said which', async ({
  page,
  given,
  request,
}) => {
  const thread = await given.thread(TALK)
  await page.goto(thread.url)
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await begin(page).click()
  await expect(page.getByRole('checkbox')).toHaveCount(3)
  await expect(bar(page).getByRole('button', { name: 'Tag as crux' })).toBeHidden()
  await box(page, 'Ada').check()
  await expect(bar(page).getByRole('status')).toContainText(
    '1 comment ticked: Ada. Tick one that says otherwise.',
  )
  await box(page, 'Cyd').check()
  await box(page, 'Cyd').uncheck()
  await box(page, 'Bob').check()
  await expect(bar(page).getByRole('status')).toContainText('2 comments ticked: Ada and Bob.')
  await bar(page).getByRole('button', { name: 'Tag as crux' }).click()

  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await expect(bar(page)).toHaveCount(0)
  await sides(page)
  await expect(panel(page)).toContainText(
    'Write one sentence that Ada would call true and Bob would call false.',
  )
  const statement = panel(page).getByRole('textbox', { name: 'Statement' })
  await expect(statement).toBeFocused()
  await statement.fill(STATEMENT)
  await panel(page).getByRole('button', { name: 'Propose this crux' }).click()

  await expect(page.getByRole('region', { name: 'Crux C1' })).toContainText(STATEMENT)
  for (const name of ['Ada', 'Bob'])
    await expect(commentBy(page, name).getByRole('link', { name: 'Crux C1, proposed' })).toBeVisible()
  const document = await (await request.get(`/api/threads/${thread.slug}`)).json()
  expect(document.cruxes[0].anchors).toMatchObject([
    { comment: 'c1', role: 'side_a' },
    { comment: 'c2', role: 'side_b' },
  ])
})

test('with keys alone: T begins and ends it, t ticks', async ({ page, given }) => {
  const thread = await given.thread(TALK)
  await page.goto(thread.url)
  await page.keyboard.press('Shift+T')
  await expect(box(page, 'Ada')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)

  await page.keyboard.press('Shift+T')
  await page.keyboard.press('Space')
  await expect(box(page, 'Ada')).toBeChecked()
  await page.keyboard.press('j')
  await expect(comment(page, 'c2')).toBeFocused()
  await page.keyboard.press('t')
  await expect(box(page, 'Bob')).toBeChecked()
  await page.keyboard.press('Shift+T')
  await sides(page)
})

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('a comment is tagged, and the one that says otherwise is ticked to it', async ({ page, given }) => {
    const thread = await given.thread(TALK)
    await page.goto(thread.url)
    await commentBy(page, 'Ada').getByRole('button', { name: 'Tag as crux' }).tap()
    await panel(page).getByRole('textbox', { name: 'Statement' }).fill(STATEMENT)
    await panel(page).getByRole('button', { name: 'Point at the one that says otherwise' }).tap()
    const says = (who: string) => page.getByRole('button', { name: `${who}’s comment says otherwise` })
    await expect(says('Ada')).toHaveCount(0)
    expect((await says('Bob').boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await says('Bob').tap()

    await sides(page)
    await expect(panel(page).getByRole('textbox', { name: 'Statement' })).toHaveValue(STATEMENT)
    await expect(says('Bob')).toHaveCount(0)
  })
})

test('somebody who is not signed in is asked to, before they tick anything', async ({
  page,
  context,
  given,
}) => {
  const thread = await given.thread(TALK)
  await context.clearCookies()
  await page.goto(thread.url)
  await begin(page).click()

  await expect(page.getByRole('alert').getByRole('link', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(0)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('two comments are ticked in a list, and proposed with their sides', async ({
    page,
    given,
    request,
  }) => {
    const thread = await given.thread(TALK)
    await page.goto(thread.url)
    await begin(page).click()
    await page.getByRole('checkbox', { name: /^Ada/ }).check()
    await page.getByRole('button', { name: 'Tag as crux' }).click()
    await expect(page.getByRole('alert')).toContainText('Tick one more')
    await expect(page.getByRole('checkbox', { name: /^Ada/ })).toBeChecked()
    await page.getByRole('checkbox', { name: /^Bob/ }).check()
    await page.getByRole('button', { name: 'Tag as crux' }).click()
    await expect(page.getByText('Write one sentence that Ada would call true')).toBeVisible()
    await page.getByRole('textbox', { name: 'Statement' }).fill(STATEMENT)
    await page.getByRole('button', { name: 'Propose this crux' }).click()

    await expect(page).toHaveURL(/\/cruxes\/\d+$/)
    const document = await (await request.get(`/api/threads/${thread.slug}`)).json()
    expect(document.cruxes[0].anchors).toMatchObject([
      { comment: 'c1', role: 'side_a' },
      { comment: 'c2', role: 'side_b' },
    ])
  })
})
