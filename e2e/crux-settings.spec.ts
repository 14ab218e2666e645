import { violations } from './support/axe'
import { begin, part } from './support/crux-world'
import { givenPerson } from './support/members'
import { expect, test } from './support/test'

test('a moderator chooses how far a crux has to move somebody, and every card of the thread says so', async ({
  page,
  given,
  baseURL,
  browser,
}) => {
  const { thread, cruxes, bob } = await begin(given, page, baseURL ?? '')
  await bob.do('stance', { crux: cruxes[0], credence: 40, ifTrue: 62, ifFalse: 50 })
  await page.goto(`${thread.url}/cruxes`)
  await expect(page.getByRole('form', { name: 'How cruxes are weighed here' })).toHaveCount(0)

  const mo = await givenPerson('Mo', baseURL ?? '', 'moderator')
  const desk = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  await mo.signIn(desk.context())
  await desk.goto(`${thread.url}/cruxes`)
  await desk.getByText('Choose otherwise').click()
  const form = desk.getByRole('form', { name: 'How cruxes are weighed here' })
  await form
    .getByLabel('Something is a crux for somebody if settling it would move them by')
    .selectOption('10 points or more')
  await form.getByLabel('Why, for everybody to read in the log').fill('Small things matter here.')
  expect(await violations(desk)).toEqual([])
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(desk.getByText('In this thread something is a crux for somebody')).toContainText(
    'if settling it would move them by 10 points or more; elsewhere it takes 20.',
  )
  await desk.goto('/log')
  await expect(desk.getByRole('main')).toContainText(
    'set how far a crux has to move somebody to 10 points, from 20',
  )
  await desk.context().close()

  await page.goto(`/cruxes/${cruxes[0]}`)
  const card = page.getByRole('region', { name: 'Crux C1', exact: true })
  for (const [name, value] of [
    ['How likely is it?', '60'],
    ['Main claim if true', '55'],
    ['Main claim if false', '43'],
  ] as const)
    await card.getByRole('slider', { name, exact: true }).fill(value)
  await expect(card).toContainText('Settling this would move you by 12 points: it is a crux for you.')
  await card.getByRole('button', { name: 'Save my stance' }).click()
  await expect(part(page, 'Who stands where').getByRole('row', { name: /^Bob/ })).toContainText('12crux')
})
