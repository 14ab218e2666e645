import { overflow } from './support/accounts'
import { violations } from './support/axe'
import { begin, LOW, part } from './support/crux-world'
import { expect, type Page, test } from './support/test'

const WHOLE =
  'Both hold: The bridge is open by the first of June; The steel is delivered by the end of March.'
const card = (page: Page) => page.getByRole('region', { name: 'Crux C3', exact: true })
const slider = (page: Page, name: string) => card(page).getByRole('slider', { name, exact: true })

/** Neither alone moves much; both together do. */
const ALONE = [
  { credence: 40, ifTrue: 55, ifFalse: 50 },
  { credence: 60, ifTrue: 57, ifFalse: 50 },
] as const

test('two cruxes are weighed together, the numbers are held to each other, and what they teach is said', async ({
  page,
  given,
  baseURL,
}) => {
  const { thread, cruxes, ada, bob } = await begin(given, page, baseURL ?? '')
  for (const [i, numbers] of ALONE.entries()) await ada.do('stance', { crux: cruxes[i], ...numbers })
  await page.goto(`/cruxes/${cruxes[0]}`)
  const related = part(page, 'Beside other cruxes')
  await related.locator('summary', { hasText: 'Weigh them together' }).click()
  await expect(related.getByRole('textbox', { name: 'Statement' })).toHaveValue(WHOLE)
  expect(await violations(page)).toEqual([])
  const wide = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await overflow(page)).toBe(0)
  if (wide) await page.setViewportSize(wide)
  await related.getByRole('button', { name: 'Weigh them together' }).click()

  await expect(card(page).getByRole('heading', { name: WHOLE })).toBeVisible()
  const parts = card(page).getByRole('list', { name: 'Weighed together' })
  await expect(parts.getByRole('listitem')).toContainText(['You say 40%.', 'You say 60%.'])
  await expect(card(page)).toContainText(
    'If none said anything about another, both together would come to 24.',
  )
  await card(page).getByRole('button', { name: 'Start from 24' }).click()
  await expect(slider(page, 'How likely is it?')).toHaveValue('24')

  await slider(page, 'How likely is it?').fill('55')
  await expect(card(page)).toContainText('You put C1 at 40, so both together cannot be likelier than 40.')
  expect(await violations(page)).toEqual([])
  await card(page).getByRole('button', { name: 'Make it 55 for C1' }).click()
  await expect(parts.getByRole('listitem').first()).toContainText('You say 55%.')
  await expect(card(page).getByText(/cannot be likelier/)).toBeHidden()
  await slider(page, 'How likely is it?').fill('10')
  await expect(card(page)).toContainText(
    'You put C1 at 55 and C2 at 60, so both together cannot be less likely than 15.',
  )
  await card(page).getByRole('button', { name: 'Say 15' }).click()
  await expect(slider(page, 'How likely is it?')).toHaveValue('15')
  await slider(page, 'Main claim if true').fill('80')
  await slider(page, 'Main claim if false').fill('50')
  await card(page).getByRole('button', { name: 'Save my stance' }).click()
  const teaches = 'Alone, C1 would move you 5 points and C2 7; both together 30: they count together.'
  await expect(card(page)).toContainText(teaches)

  await page.goto(thread.url)
  const rail = page.getByRole('complementary', { name: 'Where we disagree' })
  await expect(rail).toContainText('C3: alone, C1 would move you 5 points and C2 7; both together 30')
  // Whoever has not answered reads no number of hers; asking for the same is the same crux.
  await bob.do('stance', { crux: cruxes[0], ...LOW })
  const asked = (await bob.do('crux-relation', { crux: cruxes[1], type: 'conjunct_of', to: cruxes[0] })) as {
    crux: number
  }
  expect(page.url()).toContain(thread.slug)
  await page.goto(`${thread.url}/cruxes`)
  const listed = page.getByRole('list', { name: 'Cruxes' }).locator('#C3')
  await expect(listed.getByRole('heading').getByRole('link')).toHaveAttribute('href', `/cruxes/${asked.crux}`)
  await expect(listed).toContainText('joins C1 and C2')
  await expect(page.locator('.crux-list #C1')).toContainText('part of C3')
  await expect(page.getByRole('region', { name: 'Crux map' }).locator('.edge.joins')).toHaveCount(2)
  expect(await violations(page)).toEqual([])
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('“counts only together with” leads to the crux of both', async ({ page, given, baseURL }) => {
    const { cruxes, ada } = await begin(given, page, baseURL ?? '')
    await ada.do('stance', { crux: cruxes[0], credence: 40 })
    await page.goto(`/cruxes/${cruxes[0]}`)
    const related = part(page, 'Beside other cruxes')
    await related.getByText('Relate it to another').click()
    await related.getByLabel('C1', { exact: true }).selectOption('counts only together with')
    await related.getByRole('button', { name: 'Relate them' }).click()

    await expect(card(page).getByRole('heading', { name: WHOLE })).toBeVisible()
    await card(page).getByLabel('How likely is it?').fill('55')
    await card(page).getByRole('button', { name: 'Save my stance' }).click()
    await expect(card(page)).toContainText('You put C1 at 40, so both together cannot be likelier than 40.')
    await part(page, 'Beside other cruxes').getByRole('button', { name: 'Take away: joins C1' }).click()
    await page.goto(`/cruxes/${cruxes[1]}`)
    await expect(part(page, 'Beside other cruxes')).toContainText('It stands alone so far.')
  })
})
