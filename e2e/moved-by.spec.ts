import { begin, HIGH } from './support/crux-world'
import { comment, expect, type Page, test } from './support/test'

const card = (page: Page) => page.getByRole('region', { name: 'Crux C1', exact: true })
const moved = (page: Page) => card(page).getByRole('combobox', { name: 'The comment that moved you' })
const history = (page: Page) => card(page).getByText('Your numbers so far')

test('whoever changes their mind points at the comment that moved them', async ({ page, given, baseURL }) => {
  const { thread, cruxes, ada } = await begin(given, page, baseURL ?? '')
  await ada.do('stance', { crux: cruxes[0], ...HIGH })
  await page.goto(thread.url)
  await comment(page, 'c1')
    .getByRole('link', { name: /^Crux C1/ })
    .click()
  await card(page).getByText('What moved you, and why').click()
  // The comment that the card stands under comes first.
  await expect(moved(page).locator('option').nth(1)).toHaveText('Eve: It will be finished before the summer.')
  await card(page).getByRole('button', { name: 'Point at it in the thread' }).click()
  await page.getByRole('button', { name: 'Fay’s comment moved me' }).click()

  await expect(page.getByRole('button', { name: /moved me/ })).toHaveCount(0)
  await expect(moved(page)).toHaveValue('c2')
  await expect(moved(page)).toBeFocused()
  await card(page).getByRole('slider', { name: 'How likely is it?' }).fill('60')
  await card(page).getByRole('button', { name: 'Save my stance' }).click()
  await history(page).click()
  await expect(card(page)).toContainText('probability 90 → 60 because of Fay’s comment')
})

test('and may say so of the main claim too', async ({ page, given, baseURL }) => {
  const { thread, ada } = await begin(given, page, baseURL ?? '')
  await ada.do('claim-stance', { thread: thread.slug, credence: 70 })
  await page.goto(thread.url)
  const rail = page.getByRole('region', { name: 'Where we disagree' })
  await rail.getByText('You say 70%').click()
  await rail.getByRole('button', { name: 'Point at it in the thread' }).click()
  await page.getByRole('button', { name: 'Fay’s comment moved me' }).click()
  await rail.getByRole('slider', { name: 'The main claim, in percent' }).fill('40')
  await rail.getByRole('button', { name: 'Save' }).click()
  await expect(rail.getByText('You say 40%')).toBeVisible()

  await page.goto(`/people/${ada.handle}/stances`)
  await expect(page.getByRole('listitem').filter({ hasText: '70 → 40' })).toContainText('because of')
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('one of a few is chosen, or any by its permalink', async ({ page, given, baseURL }) => {
    const { thread, cruxes, ada } = await begin(given, page, baseURL ?? '')
    await ada.do('stance', { crux: cruxes[0], ...HIGH })
    const change = async (credence: string) => {
      await page.goto(`/cruxes/${cruxes[0]}`)
      await card(page).getByText('What moved you, and why').click()
      await card(page).getByLabel('How likely is it?').fill(credence)
    }
    await change('60')
    await moved(page).selectOption({ label: 'Eve: It will be finished before the summer.' })
    await card(page).getByRole('button', { name: 'Save my stance' }).click()
    await change('50')
    await card(page).getByLabel('Another one, by its permalink').fill(thread.urlOf('c2'))
    await card(page).getByRole('button', { name: 'Save my stance' }).click()

    await history(page).click()
    await expect(card(page)).toContainText('90 → 60 because of Eve’s comment')
    await expect(card(page)).toContainText('60 → 50 because of Fay’s comment')
  })
})
