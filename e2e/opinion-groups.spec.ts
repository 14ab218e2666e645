import { barriers, overflow } from './support/accounts'
import { disagreementOf, type GivenCrux } from './support/cruxes'
import { authorsOnPage, expect, test } from './support/test'

const NAMES = ['Ada', 'Bob', 'Cyd', 'Dee', 'Eve', 'Flo', 'Gil', 'Hal', 'Ivo', 'Jan']

/** Ten people in two camps on the main claim and four cruxes; or as many of them as asked. */
function twoCamps(people = NAMES.length) {
  const names = NAMES.slice(0, people)
  const isFor = (name: string) => NAMES.indexOf(name) < 5
  const main = Object.fromEntries(names.map((name, i) => [name, (isFor(name) ? 80 : 20) + (i % 5)]))
  const cruxes = [1, 2, 3, 4].map(
    (n): GivenCrux => ({
      statement: `The statement number ${n} is true.`,
      in: 'c1',
      stances: Object.fromEntries(
        names.map((name, i) => [name, [(isFor(name) ? 84 : 10) + ((i * n) % 5), isFor(name) ? 90 : 80, 25]]),
      ),
    }),
  )
  return disagreementOf(
    {
      main,
      comments: [
        { by: 'Ada', agreement: 3, votes: 4 },
        { by: 'Bob', agreement: 20, votes: 20 },
      ],
    },
    cruxes,
  )
}

test('people who answer alike are shown as groups that have letters and no names', async ({
  page,
  given,
}) => {
  const thread = twoCamps()
  await given.document(thread.document)
  await page.goto(`${thread.url}/cruxes`)
  const groups = page.getByRole('region', { name: 'Opinion groups' })

  await expect(groups).toContainText('10 people in 2 groups')
  await expect(groups.getByRole('img', { name: /10 people in 2 groups: A with 5, B with 5/ })).toBeVisible()
  await expect(groups).toContainText(/Group A, 5 people 5 of 5 agree with/)
  const means = groups.getByRole('table', { name: /on average/ })
  await expect(means.getByRole('row', { name: /^Main claim/ })).toContainText('22')
  const parts = groups.getByRole('table', { name: /^What parts A from B/ })
  await expect(parts.getByRole('row')).toHaveCount(5)
  for (const row of await parts.getByRole('row').all()) {
    const [gap, explained, residual] = (await row.getByRole('cell').allInnerTexts()).map(Number)
    if (gap) expect((explained ?? 0) + (residual ?? 0)).toBe(gap)
  }
  for (const name of NAMES) await expect(groups).not.toContainText(new RegExp(`\\b${name}\\b`, 'i'))
  expect(await barriers(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 800 })
  expect(await overflow(page)).toBeLessThanOrEqual(0)

  await page.goto(thread.url)
  await expect(page.getByRole('region', { name: 'Where we disagree' })).toContainText('groups A and B')
})

test('where there are too few people, a sentence says so and nothing else is shown', async ({
  page,
  given,
}) => {
  const thread = twoCamps(7)
  await given.document(thread.document)
  await page.goto(`${thread.url}/cruxes`)

  const groups = page.getByRole('region', { name: 'Opinion groups' })
  await expect(groups).toContainText('Opinion groups appear from 8 people on; 7 people so far.')
  await expect(groups.getByRole('img')).toHaveCount(0)
  await expect(groups.getByRole('table')).toHaveCount(0)
})

test('comments can be read by how well they are received across groups; the usual order stays', async ({
  page,
  given,
}) => {
  const thread = twoCamps()
  await given.document(thread.document)
  await page.goto(thread.url)
  await page
    .getByRole('navigation', { name: 'Sort comments by' })
    .getByRole('link', { name: 'bridging' })
    .click()

  await expect(page).toHaveURL(`${thread.url}?sort=bridging#comments`)
  expect((await authorsOnPage(page))[0]).toBe('Bob')
  await page.goto(thread.url)
  const current = page.getByRole('navigation', { name: 'Sort comments by' }).locator('[aria-current]')
  await expect(current).toHaveText('top')
})
