import { violations } from './support/axe'
import { begin, HIGH, LOW } from './support/crux-world'
import { givenPerson } from './support/members'
import { commentBy, expect, type Page, test } from './support/test'

const openAll = (page: Page) =>
  page.evaluate(() => {
    const ours = ':is(.rail, .crux-card, .crux-panel, .crux-page, .crux-list) details'
    for (const details of document.querySelectorAll<HTMLDetailsElement>(ours)) details.open = true
  })

for (const scheme of ['light', 'dark'] as const)
  for (const [where, width] of [
    ['on a desk', 1280],
    ['on a phone', 390],
  ] as const)
    test.describe(`${where}, in ${scheme}`, () => {
      test.use({ colorScheme: scheme, viewport: { width, height: 844 } })
      // Each looks at many pages, and axe reads every element of them.
      test.slow()

      test('the rail, the marked words, the card and the panel keep nobody out', async ({
        page,
        given,
        baseURL,
      }) => {
        const { thread, cruxes, ada, bob } = await begin(given, page, baseURL ?? '')
        await bob.do('stance', { crux: cruxes[0], ...LOW })
        await page.goto(thread.url)
        await openAll(page)
        expect(await violations(page), 'rail').toEqual([])

        await commentBy(page, 'Eve').getByRole('link', { name: 'C1' }).click()
        const card = page.getByRole('region', { name: 'Crux C1', exact: true })
        await card.getByRole('slider', { name: 'How likely is it?' }).fill('60')
        await openAll(page)
        expect(await violations(page), 'card').toEqual([])
        await ada.do('stance', { crux: cruxes[0], ...HIGH })
        await page.reload()
        await commentBy(page, 'Eve').getByRole('link', { name: 'C1' }).click()
        await card.getByRole('slider', { name: 'Main claim now' }).fill('10')
        await card.getByRole('slider', { name: 'Main claim now' }).press('ArrowUp')
        await openAll(page)
        await expect(card).toContainText('40 = 32 + 8')
        expect(await violations(page), 'card, answered').toEqual([])

        await commentBy(page, 'Fay').getByRole('button', { name: 'Tag as crux' }).click()
        const statement = page.getByRole('textbox', { name: 'Statement' })
        await statement.fill('The bridge is open by the first of June, and it will be cheap?')
        await expect(page.getByRole('list', { name: 'Advice' })).toBeVisible()
        await expect(page.getByRole('button', { name: 'Join C1' })).toBeVisible()
        expect(await violations(page), 'panel').toEqual([])

        await statement.press('Escape')
        await page.keyboard.press('Shift+T')
        await page.getByRole('checkbox', { name: 'Tick Fay’s comment' }).check()
        expect(await violations(page), 'ticks').toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
      })

      test('the list, the board and a crux’s page keep nobody out', async ({
        page,
        given,
        baseURL,
        context,
      }) => {
        const { thread, cruxes, ada, bob } = await begin(given, page, baseURL ?? '')
        const [one, other] = cruxes
        await bob.do('stance', { crux: one, ...LOW, note: 'No steel.', mark: 'not_crux' })
        await ada.do('stance', { crux: one, ...HIGH })
        await bob.do('crux-flag', { crux: one, kind: 'unclear', note: 'Open to whom?' })
        await bob.do('crux-evidence', {
          crux: one,
          url: 'https://works.example',
          quote: 'A report.',
          direction: 1,
        })
        await bob.do('crux-relation', { crux: one, type: 'depends_on', to: other })
        const mo = await givenPerson('Mo', baseURL ?? '', 'moderator')
        await mo.do('crux-criteria', { crux: one, criteria: 'The report.', resolveBy: '2027-06-01' })
        for (const address of [
          `${thread.url}/cruxes`,
          `${thread.url}/cruxes/new`,
          `${thread.url}/cruxes/new?tick=comments`,
          '/cruxes',
          `/cruxes/${one}`,
        ]) {
          await page.goto(address)
          await openAll(page)
          expect(await violations(page), address).toEqual([])
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), address).toBe(
            0,
          )
        }
        await context.clearCookies()
        await mo.signIn(context)
        for (const address of [`/cruxes/${one}`, `/cruxes/${one}/merge?into=${other}`]) {
          await page.goto(address)
          await openAll(page)
          expect(await violations(page), address).toEqual([])
        }
      })
    })
