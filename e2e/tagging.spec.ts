import { card, panel, propose, SAID, STATEMENT, signInEve, TALK } from './support/bridge'
import { givenPerson } from './support/members'
import { comment, commentBy, expect, type InventedThread, type Page, test } from './support/test'

test.use({ expected: /status of (401|409|422|429)/ })

test.beforeEach(({ page, baseURL }) => signInEve(page, baseURL))

/** Mark words of a comment as a hand does: from the first letter to the last. */
async function markWords(page: Page, id: string, words: string): Promise<void> {
  const body = comment(page, id).locator('.body p').first()
  const { from, to } = await body.evaluate((paragraph, given) => {
    const text = paragraph.firstChild as Text
    const at = text.data.indexOf(given)
    const edge = (offset: number) => {
      const range = document.createRange()
      range.setStart(text, offset)
      range.setEnd(text, offset)
      const { x, y, height } = range.getBoundingClientRect()
      return { x, y: y + height / 2 }
    }
    return { from: edge(at), to: edge(at + given.length) }
  }, words)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 6 })
  await page.mouse.up()
}

const selectionButton = (page: Page) => page.locator('.tag-selection')

test.describe('words that an argument turns on', () => {
  test('are tagged where they stand, by mouse, and the card opens under them', async ({ page, given }) => {
    const thread = await given.thread(TALK)
    await page.goto(thread.url)
    await markWords(page, 'c1', 'finished before the summer')
    await selectionButton(page).click()

    await expect(panel(page).getByText('finished before the summer')).toBeVisible()
    await expect(panel(page).getByRole('textbox', { name: 'Statement' })).toBeFocused()
    await propose(page)

    await expect(card(page)).toContainText(STATEMENT)
    const marked = comment(page, 'c1').locator('mark.crux')
    await expect(marked).toHaveText('finished before the summer')
    await expect(
      comment(page, 'c1').locator('.body').getByRole('link', { name: 'Crux C1, proposed' }),
    ).toBeVisible()
    await expect(panel(page)).toHaveCount(0)
    await expect(page.getByRole('region', { name: 'Where we disagree' })).toContainText(STATEMENT)
    await page.reload()
    await expect(marked).toHaveText('finished before the summer')
  })

  test('by key, without a hand on the mouse', async ({ page, given }) => {
    const thread = await given.thread(TALK)
    await page.goto(thread.url)
    await page.keyboard.press('j')
    await page.keyboard.press('t')
    await expect(panel(page).getByRole('textbox', { name: 'Statement' })).toBeFocused()
    await page.keyboard.type(STATEMENT)
    await page.keyboard.press('Escape')
    await expect(panel(page)).toHaveCount(0)
    await expect(comment(page, 'c1')).toBeFocused()

    await page.keyboard.press('t')
    const statement = panel(page).getByRole('textbox', { name: 'Statement' })
    await expect(statement).toHaveValue(STATEMENT)
    await page.keyboard.press('Control+Enter')
    await expect(card(page)).toContainText(STATEMENT)
    await expect(card(page)).toBeFocused()
  })

  test('by a key on words that are marked', async ({ page, given }) => {
    const thread = await given.thread(TALK)
    await page.goto(thread.url)
    await markWords(page, 'c2', 'before the winter')
    await page.keyboard.press('t')
    await propose(page)

    await expect(comment(page, 'c2').locator('mark.crux')).toHaveText('before the winter')
  })

  test('in the post as in a comment', async ({ page, given }) => {
    const thread = await given.thread({ ...TALK, body: 'Towns that dance together stay together.' })
    await page.goto(thread.url)
    await page.locator('.post p').first().selectText()
    await selectionButton(page).click()
    await propose(page, 'A town that dances together loses fewer people to the city.')

    await expect(page.locator('.post mark.crux')).toHaveText('Towns that dance together stay together.')
    await expect(card(page)).toBeVisible()
  })
})

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('words are tagged by the button that comes to them', async ({ page, given }) => {
    const thread = await given.thread(TALK)
    await page.goto(thread.url)
    await comment(page, 'c1').locator('.body p').first().selectText()
    await expect(selectionButton(page)).toBeVisible()
    const box = await selectionButton(page).boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(44)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    await selectionButton(page).tap()
    await propose(page)

    await expect(comment(page, 'c1').locator('mark.crux')).toHaveText(SAID)
    await expect(card(page)).toBeVisible()
  })
})

test('two comments that disagree are tagged together, each on its side', async ({ page, given, request }) => {
  const thread = await given.thread(TALK)
  await page.goto(thread.url)
  await commentBy(page, 'Ada').getByRole('button', { name: 'Tag as crux' }).click()
  await panel(page).getByRole('textbox', { name: 'Statement' }).fill(STATEMENT)
  await commentBy(page, 'Bob').getByRole('button', { name: 'Tag as crux' }).click()

  await expect(panel(page).getByRole('combobox', { name: 'What Ada does' })).toHaveValue('side_a')
  await expect(panel(page).getByRole('combobox', { name: 'What Bob does' })).toHaveValue('side_b')
  await expect(panel(page).getByRole('textbox', { name: 'Statement' })).toHaveValue(STATEMENT)
  await panel(page).getByRole('button', { name: 'Propose this crux' }).click()

  await expect(card(page)).toBeVisible()
  for (const name of ['Ada', 'Bob'])
    await expect(commentBy(page, name).getByRole('link', { name: /^Crux C1|^C1$/ })).toBeVisible()
  const document = await (await request.get(`/api/threads/${thread.slug}`)).json()
  expect(document.cruxes[0].anchors).toMatchObject([
    { comment: 'c1', role: 'side_a' },
    { comment: 'c2', role: 'side_b' },
  ])
})

test('somebody who is not signed in is asked to, and comes back', async ({ page, context, given }) => {
  const thread = await given.thread(TALK)
  await context.clearCookies()
  await page.goto(thread.url)
  await commentBy(page, 'Ada').getByRole('button', { name: 'Tag as crux' }).click()

  await expect(page.getByRole('alert').getByRole('link', { name: 'Sign in' })).toBeVisible()
})

test.describe('a thread without a main claim', () => {
  const addClaim = async (page: Page, thread: InventedThread): Promise<void> => {
    await page.goto(`${thread.url}/cruxes/new`)
    await page.getByRole('textbox', { name: 'Main claim' }).fill('The town should hold its festival there.')
    await page.getByRole('button', { name: 'Add the main claim' }).click()
    await page.waitForURL(thread.url)
    await expect(
      page.getByText('The town should hold its festival there.').filter({ visible: true }),
    ).toHaveCount(1)
  }

  test('gets one from a moderator, and then its cruxes can be weighed', async ({
    page,
    given,
    context,
    baseURL,
  }) => {
    const thread = await given.thread({
      comments: TALK.comments,
      cruxes: [{ statement: STATEMENT, in: 'c1' }],
    })
    await page.goto(`${thread.url}/cruxes/new`)
    await expect(page.getByRole('textbox', { name: 'Main claim' })).toHaveCount(0)
    await context.clearCookies()
    const mo = await givenPerson('Mo', baseURL ?? '', 'moderator')
    await mo.signIn(context)
    await addClaim(page, thread)

    await page.getByRole('link', { name: STATEMENT }).click()
    await expect(page.getByRole('slider', { name: 'How likely is it?' })).toBeVisible()
  })
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a form proposes a crux, with a comment and its words', async ({ page, given }) => {
    const thread = await given.thread(TALK)
    await page.goto(thread.url)
    await page.getByRole('link', { name: 'Tag a crux' }).first().click()
    await page.getByLabel('The comment').fill(thread.urlOf('c2'))
    await page.getByLabel('Words of it, exactly').fill('before the winter')
    await page.getByRole('textbox', { name: 'Statement' }).fill(STATEMENT)
    await page.getByRole('radio', { name: /^Forecast/ }).check()
    await page.getByRole('button', { name: 'Propose this crux' }).click()

    await expect(page).toHaveURL(/\/cruxes\/\d+$/)
    await expect(card(page)).toContainText('Forecast')
    await page.goto(thread.url)
    await expect(comment(page, 'c2').locator('mark.crux')).toHaveText('before the winter')
  })

  test('words that are not there are named as what is wrong', async ({ page, given }) => {
    const thread = await given.thread(TALK)
    await page.goto(`${thread.url}/cruxes/new?comment=c1`)
    await page.getByLabel('Words of it, exactly').fill('words that nobody wrote')
    await page.getByRole('textbox', { name: 'Statement' }).fill(STATEMENT)
    await page.getByRole('button', { name: 'Propose this crux' }).click()

    await expect(page.getByRole('alert')).toContainText('These words do not stand there')
    await expect(page.getByLabel('What you wrote')).toHaveValue(new RegExp(STATEMENT))
  })
})
