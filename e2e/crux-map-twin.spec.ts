import { barriers, overflow } from './support/accounts'
import { disagreementOf, type GivenCrux } from './support/cruxes'
import { expect, type Page, test } from './support/test'

const CRUXES: GivenCrux[] = [
  {
    statement: 'Reviewers read what they review.',
    in: 'c1',
    stances: { Ada: [90, 70, 30], Bob: [10, 62, 22] },
  },
  {
    statement: 'A form costs an hour.',
    in: 'c1',
    stances: { Ada: [30, 20, 60], Bob: [40, 25, 50] },
    dependsOn: 'x1',
  },
  { statement: 'Nobody has answered this.', in: 'c1' },
]

const mapOn = (page: Page) => page.getByRole('region', { name: 'Crux map' })
const listOn = (page: Page) => page.getByRole('list', { name: 'Cruxes' })

/** What is drawn of each crux, as the list would say it. */
const drawnOn = (page: Page) =>
  mapOn(page)
    .locator('.crux-map')
    .evaluate((svg) => {
      const label = (ref: string | undefined) =>
        svg.querySelector(`.node[data-ref="${ref}"] .label`)?.textContent ?? 'the main claim'
      const numbers = [...svg.querySelectorAll<SVGTextElement>('.edge-words[data-to="main"]')].map((text) => {
        const points = Number(text.textContent?.slice(1))
        const where = text.textContent?.startsWith('+') ? 'likelier' : 'less likely'
        return { label: label(text.dataset.from), says: `${points} points ${where}` }
      })
      const relations = [...svg.querySelectorAll<SVGTextElement>('.edge-words.relation')].map((text) => ({
        label: label(text.dataset.to),
        says: `${text.textContent} ${label(text.dataset.from)}`,
      }))
      const bars = [...svg.querySelectorAll<SVGElement>('.crux:not(.no-split)')].map((box) => {
        const [whole, part] = ['.split', '.split-true'].map((name) =>
          Number(box.querySelector(name)?.getAttribute('width')),
        )
        const likely = Math.round((100 * (part ?? 0)) / (whole ?? 1))
        return {
          label: box.querySelector('.label')?.textContent ?? '',
          says: `people find it ${likely}% likely`,
        }
      })
      return [...numbers, ...relations, ...bars]
    })

test('the list says in words all that is drawn, and names every box', async ({ page, given }) => {
  const thread = disagreementOf({ comments: [{ id: 'c1', by: 'Ada' }] }, CRUXES)
  await given.document(thread.document)
  await page.goto(`${thread.url}/cruxes`)

  const drawn = await drawnOn(page)
  expect(drawn).toHaveLength(5) // two lines with numbers, one relation, two bars
  for (const { label, says } of drawn)
    await expect(listOn(page).locator(`#${label}`), `${label} ${says}`).toContainText(says)
  for (const { statement } of CRUXES) {
    await expect(mapOn(page).getByRole('link', { name: statement })).toBeVisible()
    await expect(listOn(page).getByRole('link', { name: statement })).toBeVisible()
  }
  await expect(listOn(page).locator('#C3')).toContainText('Nobody has given a stance yet.')
})

for (const width of [390, 1440])
  for (const colorScheme of ['light', 'dark'] as const)
    test(`the map of a mirrored thread shuts nobody out, ${width} wide and ${colorScheme}`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.goto('/threads/core-views/cruxes')
      await expect(mapOn(page).getByRole('link', { name: /^C8/ })).toBeAttached()

      expect(await barriers(page)).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
    })

test('many cruxes hang on stems, five side by side, with their relations in words; their stances are a link', async ({
  page,
  given,
}) => {
  const many = Array.from(
    { length: 34 },
    (_, i): GivenCrux => ({
      statement: `Statement number ${i + 1} is true.`,
      in: 'c1',
      stances: { Ada: [90, 70, 30 - (i % 20)], Bob: [10, 62, 22] },
      ...(i === 6 ? { dependsOn: 'x2' } : {}),
    }),
  )
  const thread = disagreementOf({ comments: [{ id: 'c1', by: 'Ada' }] }, many)
  await given.document(thread.document)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${thread.url}/cruxes`)

  const boxes = mapOn(page).locator('.crux')
  await expect(boxes).toHaveCount(34)
  const tops = await boxes.evaluateAll((all) =>
    all.map((box) => box.querySelector('.box')?.getAttribute('y') ?? ''),
  )
  expect(tops.filter((top) => top === tops[0])).toHaveLength(5)
  await expect(mapOn(page).getByRole('link', { name: /^C7,/ })).toContainText('depends on C2')
  expect(await barriers(page)).toEqual([])
  const seventh = listOn(page).locator('#C7')
  await expect(seventh).toContainText('depends on C2')
  await expect(seventh.getByRole('table')).toHaveCount(0)
  await seventh.getByRole('link', { name: '2 stances' }).click()
  await expect(page.getByRole('heading', { name: /^C7 Statement number 7 is true/ })).toBeVisible()
})
