import { disagreementOf } from './support/cruxes'
import { unique } from './support/documents'
import { givenPerson } from './support/members'
import { expect, test } from './support/test'

const NARROW = 'A form costs an hour.'
const WIDE = 'Forms are read by those who ask for them.'

test('a reader finds what accounts for most first, is told what points are, and comes to where it is answered', async ({
  page,
  given,
  baseURL,
}) => {
  const tag = `forms-${unique()}`
  const { document } = disagreementOf({ comments: [{ by: 'Ada', body: 'Forms help.' }] }, [
    {
      statement: NARROW,
      in: 'c1',
      kind: 'forecast',
      stances: { Ada: [60, 70, 30], Bob: [40, 62, 22], Cyd: [40, 62, 22] },
    },
    {
      statement: WIDE,
      in: 'c1',
      stances: { Ada: [90, 70, 30], Bob: [10, 62, 22], Cyd: [10, 62, 22] },
    },
  ])
  document.thread.tags = [tag]
  await given.document(document)
  await page.goto('/cruxes')
  await expect(page.getByText('12 of them come of differing on this')).toBeVisible()
  await page.goto(`/cruxes?tag=${tag}`)
  const cruxes = page.getByRole('list', { name: 'Cruxes' }).getByRole('listitem')
  await expect(cruxes.getByRole('heading')).toHaveText([WIDE, NARROW])
  await expect(cruxes.first()).toContainText('of the')

  await page.getByLabel('Kind').selectOption('forecast')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByLabel('Tag')).toHaveValue(tag)
  await expect(cruxes.getByRole('heading')).toHaveText([NARROW])
  await cruxes.getByRole('link', { name: NARROW }).click()
  await expect(page.getByRole('region', { name: 'Crux C1' })).toContainText(NARROW)

  // Who is signed in sees no numbers that they have not answered.
  const eve = await givenPerson('Eve', baseURL ?? '')
  await eve.signIn(page.context())
  await page.goto(`/cruxes?tag=${tag}`)
  await expect(cruxes).toHaveCount(2)
  await expect(cruxes.getByText(/of the \d+ points/)).toHaveCount(0)
})
