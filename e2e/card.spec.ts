import { begin, part } from './support/crux-world'
import { expect, type Page, test } from './support/test'

test.use({ expected: /status of 422/ })

const card = (page: Page) => page.getByRole('region', { name: 'Crux C1', exact: true })
const slider = (page: Page, name: string) => card(page).getByRole('slider', { name, exact: true })
const FOUR = ['How likely is it?', 'Main claim if true', 'Main claim if false', 'Main claim now'] as const

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Go on by Tab until something has the focus, as a person does who sees where they are. */
async function tabTo(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  for (let step = 0; step < 12; step++) {
    if (await target.evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

test('a stance is given with the keyboard alone, and every number is said aloud', async ({
  page,
  given,
  baseURL,
}) => {
  const { thread } = await begin(given, page, baseURL ?? '')
  await page.goto(thread.url)
  await page.locator('#comment-c1 > article').focus()
  await press(page, 'c')
  await expect(card(page)).toBeFocused()
  for (const name of FOUR)
    await expect(slider(page, name)).toHaveAttribute('aria-valuetext', 'not answered yet')

  await tabTo(page, slider(page, FOUR[0]))
  await press(page, 'End', 'PageDown', 'Tab', 'End', 'PageDown', 'PageDown', 'PageDown', 'Tab', 'Home')
  await expect(slider(page, FOUR[0])).toHaveAttribute('aria-valuetext', '90%')
  await expect(card(page).getByRole('status')).toHaveText(/^Settling this would move you by 70 points/)
  await press(page, 'PageUp', 'PageUp', 'PageUp', 'Tab', 'Home', 'PageUp', 'PageUp')
  await expect(card(page)).toContainText('Your numbers imply 66, but you said 20.')
  await tabTo(page, card(page).getByRole('button', { name: 'Say 66' }))
  await press(page, 'Enter')
  await expect(slider(page, FOUR[3])).toHaveAttribute('aria-valuetext', '66%')

  await tabTo(page, card(page).getByRole('button', { name: 'Save my stance' }))
  await press(page, 'Enter')
  await expect(card(page)).toContainText('Needs one more stance.')
  await expect(card(page).locator('.revealed')).toBeFocused()
  await expect(card(page)).toContainText('Settling this would move you by 40 points: it is a crux for you.')
})

test('an answer can be taken back, and a press in the middle is one', async ({ page, given, baseURL }) => {
  const { cruxes } = await begin(given, page, baseURL ?? '')
  await page.goto(`/cruxes/${cruxes[0]}`)
  const likely = slider(page, FOUR[0])
  await likely.focus()
  await press(page, ' ')
  await expect(likely).toHaveAttribute('aria-valuetext', '50%')
  await press(page, 'Delete')
  await expect(likely).toHaveAttribute('aria-valuetext', 'not answered yet')
  await likely.click()
  await expect(likely).toHaveAttribute('aria-valuetext', /^(49|50|51)%$/)
  await card(page).getByRole('button', { name: 'Take back: How likely is it?' }).click()
  await expect(likely).toHaveAttribute('aria-valuetext', 'not answered yet')
})

test('chances can be said as “7 in 10”, and stay so', async ({ page, given, baseURL }) => {
  const { cruxes } = await begin(given, page, baseURL ?? '')
  await page.goto(`/cruxes/${cruxes[0]}`)
  await slider(page, FOUR[0]).fill('65')
  const toggle = card(page).getByRole('button', { name: 'Say chances as “7 in 10”' })
  await toggle.click()
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
  await expect(slider(page, FOUR[0])).toHaveAttribute('aria-valuetext', '13 in 20')
  await page.reload()
  await slider(page, FOUR[0]).fill('70')
  await expect(slider(page, FOUR[0])).toHaveAttribute('aria-valuetext', '7 in 10')
})

test('numbers that do not fit are told, with two ways to mend them', async ({ page, given, baseURL }) => {
  const { cruxes } = await begin(given, page, baseURL ?? '')
  await page.goto(`/cruxes/${cruxes[0]}`)
  for (const [name, value] of [
    [FOUR[0], 50],
    [FOUR[1], 80],
    [FOUR[3], 50],
  ] as const)
    await slider(page, name).fill(String(value))
  await expect(card(page)).toContainText('Your other numbers fit 20 if it were false.')
  await card(page).getByRole('button', { name: 'Say 20' }).click()
  await expect(slider(page, FOUR[2])).toHaveValue('20')

  await slider(page, FOUR[3]).fill('40')
  await expect(card(page)).toContainText('Your numbers imply 50, but you said 40.')
  await card(page)
    .getByRole('button', { name: 'Keep 40; make it 70 if it were true and 10 if it were false' })
    .click()
  await expect(slider(page, FOUR[1])).toHaveValue('70')
  await expect(slider(page, FOUR[2])).toHaveValue('10')
  await expect(card(page).getByText(/^Your numbers imply/)).toBeHidden()
})

test('“not a crux” is as good an answer, and asks why', async ({ page, given, baseURL }) => {
  const { cruxes } = await begin(given, page, baseURL ?? '')
  await page.goto(`/cruxes/${cruxes[0]}`)
  await card(page).getByRole('button', { name: 'Not a crux' }).click()
  await expect(page.getByRole('alert')).toContainText('Say in a few words why it is not a crux for you.')
  const why = card(page).getByLabel('Why, in a few words')
  await expect(why).toBeFocused()
  await why.fill('I would dance anywhere.')
  await card(page).getByRole('button', { name: 'Not a crux' }).click()

  await expect(card(page).getByRole('button', { name: 'Not a crux' })).toHaveAttribute('aria-pressed', 'true')
  await card(page).getByText('Your numbers so far').click()
  await expect(card(page)).toContainText('I would dance anywhere.')
})

test('how well one knows it can be said in a line, and stands beside the numbers', async ({
  page,
  given,
  baseURL,
}) => {
  const { cruxes } = await begin(given, page, baseURL ?? '')
  await page.goto(`/cruxes/${cruxes[0]}`)
  const line = card(page).getByRole('group', { name: 'How well do you know this?' })
  await slider(page, FOUR[0]).fill('40')
  await line.getByRole('radio', { name: 'a guess' }).focus()
  await press(page, ' ', 'ArrowRight')
  await expect(line.getByRole('radio', { name: 'thought it over' })).toBeChecked()
  await card(page).getByRole('button', { name: 'Save my stance' }).click()

  await expect(
    part(page, 'Who stands where').getByRole('row', { name: /^Ada thought it over 40/ }),
  ).toBeVisible()
  await card(page).getByText('Your numbers so far').click()
  await expect(card(page)).toContainText('probability 40, how well you know it: thought it over')
  await line.getByRole('radio', { name: 'leave it out' }).check()
  await card(page).getByRole('button', { name: 'Save my stance' }).click()
  await expect(part(page, 'Who stands where').getByRole('row', { name: /^Ada 40/ })).toBeVisible()
})

test('“cannot tell” asks what keeps one from it: one more press, or a few words, and nothing entered is lost', async ({
  page,
  given,
  baseURL,
}) => {
  const { cruxes } = await begin(given, page, baseURL ?? '')
  await page.goto(`/cruxes/${cruxes[0]}`)
  await slider(page, FOUR[0]).fill('40')
  await card(page).getByText('Cannot tell').focus()
  await press(page, 'Enter')
  const reasons = card(page).getByRole('group', { name: 'What keeps you from telling?' })
  await reasons.getByRole('button', { name: 'Say so' }).click()
  await expect(page.getByRole('alert')).toContainText('Say in a few words what keeps you from telling.')
  await expect(reasons.getByLabel('It depends (on what?), or in your own words')).toBeFocused()
  await expect(slider(page, FOUR[0])).toHaveAttribute('aria-valuetext', '40%')
  await reasons.getByLabel('It depends (on what?), or in your own words').fill('It depends on the weather.')
  await reasons.getByRole('button', { name: 'Say so' }).click()

  await expect(card(page).getByText('Cannot tell, as you said')).toBeVisible()
  await expect(slider(page, FOUR[0])).toHaveAttribute('aria-valuetext', '40%')
  await card(page).getByText('Cannot tell, as you said').click()
  await reasons.getByRole('button', { name: 'I don’t know enough about it.' }).click()
  await expect(part(page, 'Who stands where')).toContainText(
    'cannot tell: I don’t know enough about it. It depends on the weather.',
  )
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a word that lacks its reason is asked for it, and is sent with it and all else that was entered', async ({
    page,
    given,
    baseURL,
  }) => {
    const { cruxes } = await begin(given, page, baseURL ?? '')
    await page.goto(`/cruxes/${cruxes[0]}`)
    await card(page).getByLabel('How likely is it?').fill('40')
    await card(page).getByText('Cannot tell').click()
    await card(page).getByRole('button', { name: 'Say so' }).click()
    await expect(page.getByRole('alert')).toContainText('Say in a few words what keeps you from telling.')
    await page.getByLabel('In a few words').fill('It depends on the price.')
    await page.getByRole('button', { name: 'Send it with these words' }).click()

    await expect(card(page).getByLabel('How likely is it?')).toHaveValue('40')
    await expect(part(page, 'Who stands where')).toContainText('cannot tell: It depends on the price.')
  })
})
