import { begin, HIGH, LOW, part } from './support/crux-world'
import { givenPerson } from './support/members'
import { expect, test } from './support/test'

test.use({ expected: /status of (404|409)/ })

test('two cruxes are merged side by side, and stances move only with their owners', async ({
  page,
  given,
  baseURL,
  browser,
}) => {
  const { cruxes, ada } = await begin(given, page, baseURL ?? '')
  const [one, other] = cruxes
  await ada.do('stance', { crux: one, ...HIGH })
  const moderator = await givenPerson('Mo', baseURL ?? '', 'moderator')
  const desk = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  await moderator.signIn(desk.context())
  await desk.goto(`/cruxes/${one}`)
  await desk.getByText('Merge …').click()
  await desk.getByRole('button', { name: 'See them side by side' }).click()
  await expect(desk.getByRole('region', { name: 'C1 goes' })).toContainText('1 stance')
  await expect(desk.getByRole('region', { name: 'C2 stays' })).toContainText('The steel is delivered')
  await desk.getByLabel('Reason').fill('No steel, no bridge.')
  await desk.getByRole('button', { name: 'Merge C1 into C2' }).click()
  await expect(desk.getByRole('region', { name: 'Crux C1', exact: true })).toContainText('Merged into C2.')
  await desk.context().close()

  await page.goto(`/cruxes/${other}`)
  await expect(page.getByText('was merged into this one. You have a stance there.')).toBeVisible()
  await page.getByRole('button', { name: 'Take my numbers along' }).click()
  await expect(part(page, 'Who stands where').getByRole('row', { name: /^Ada/ })).toContainText('90')
  await expect(page.getByRole('button', { name: 'Take my numbers along' })).toHaveCount(0)
})

test('two who disagree end it together when both call it a misunderstanding', async ({
  page,
  given,
  baseURL,
}) => {
  const { cruxes, ada, bob } = await begin(given, page, baseURL ?? '')
  await ada.do('stance', { crux: cruxes[0], ...HIGH })
  await bob.do('stance', { crux: cruxes[0], ...LOW })
  await bob.do('crux-agree', { crux: cruxes[0], outcome: 'misunderstanding' })
  await page.goto(`/cruxes/${cruxes[0]}`)
  const settling = part(page, 'How it will be settled')
  await expect(settling).toContainText('Bob calls it: a misunderstanding.')
  await settling.getByText('Say how it ended').click()
  await settling.getByRole('radio', { name: 'a misunderstanding' }).check()
  await settling.getByRole('button', { name: 'Say so' }).click()

  await expect(page.getByRole('region', { name: 'Crux C1', exact: true })).toContainText(
    'Dissolved: a misunderstanding.',
  )
})

test('what the rules forbid is refused in a sentence, and the form keeps its words', async ({
  page,
  given,
  baseURL,
  context,
}) => {
  const { cruxes, bob } = await begin(given, page, baseURL ?? '')
  await bob.do('stance', { crux: cruxes[0], ...LOW })
  const moderator = await givenPerson('Mo', baseURL ?? '', 'moderator')
  await context.clearCookies()
  await moderator.signIn(context)
  await page.goto(`/cruxes/${cruxes[0]}`)
  await page.getByText('Resolve …').click()
  const form = page.getByRole('form', { name: 'Resolve' })
  await form.getByRole('radio', { name: 'false' }).check()
  await form.getByLabel('Reason').fill('It rained.')
  await form.getByRole('button', { name: 'Resolve' }).click()

  await expect(page.getByRole('alert')).toContainText(
    'Resolve it by criteria that were set before two people gave',
  )
  await expect(form.getByLabel('Reason')).toHaveValue('It rained.')
  const answer = await page.request.get('/api/cruxes/999999999')
  expect(answer.status()).toBe(404)
})

test('whoever calls two cruxes the same proposes a merge: it waits in the queue, and a moderator merges them there', async ({
  page,
  given,
  baseURL,
  browser,
}) => {
  const { cruxes, thread } = await begin(given, page, baseURL ?? '')
  await page.goto(`/cruxes/${cruxes[0]}`)
  await page.getByText('Relate it to another').click()
  await page.getByLabel('C1', { exact: true }).selectOption({ label: 'says the same as' })
  await page.getByRole('button', { name: 'Relate them' }).click()
  await expect(page.getByText('says the same as').first()).toBeVisible()
  const moderator = await givenPerson('Mo', baseURL ?? '', 'moderator')
  const desk = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  await moderator.signIn(desk.context())
  await desk.goto('/moderation?show=crux')
  const card = desk
    .getByRole('article', { name: 'Proposed merge' })
    .filter({ has: desk.locator(`a[href="/threads/${thread.slug}"]`) })
  await expect(card).toContainText('The bridge is open by the first of June.')
  await expect(card).toContainText('The steel is delivered by the end of March.')
  await card.getByRole('button', { name: 'Claim' }).click()
  await card.getByRole('combobox', { name: 'Decision' }).selectOption({ label: 'Merge them' })
  await card.getByRole('textbox', { name: 'Reason' }).fill('No steel, no bridge.')
  await card.getByRole('button', { name: 'Decide' }).click()
  await expect(desk.getByRole('status').filter({ hasText: /^Decided\.$/ })).toBeVisible()
  await expect(card).toHaveCount(0)
  await desk.context().close()

  await page.goto(`/cruxes/${cruxes[0]}`)
  await expect(page.getByRole('region', { name: 'Crux C1', exact: true })).toContainText('Merged into C2.')
})
