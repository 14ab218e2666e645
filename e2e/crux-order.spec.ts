import { barriers, overflow } from './support/accounts'
import { begin, part } from './support/crux-world'
import { givenPerson } from './support/members'
import { expect, test } from './support/test'

test.use({ expected: /status of (403|404|409|422)/ })

const SAID = { url: 'https://reports.example/works', quote: 'The works report says so.', direction: '1' }

test('a moderator takes away what others said about a crux, for a reason that stands in the public log; whoever may not is offered nothing', async ({
  page,
  given,
  baseURL,
  browser,
}) => {
  const { cruxes, ada, bob, thread } = await begin(given, page, baseURL ?? '')
  const [one, two] = cruxes
  await bob.do('crux-evidence', { crux: one, ...SAID })
  await bob.do('crux-flag', { crux: one, kind: 'unclear', note: 'Open to whom?' })
  await bob.do('crux-relation', { crux: one, type: 'depends_on', to: two })

  await page.goto(`/cruxes/${one}`)
  await expect(part(page, 'Beside other cruxes').getByRole('listitem')).toContainText('rests on C2')
  await expect(page.getByRole('button', { name: /^Take (away|this doubt)/ })).toHaveCount(0)
  const refused = await ada
    .do('crux-relation-gone', { crux: one, type: 'depends_on', to: two })
    .catch((error: Error) => error.message)
  expect(refused).toContain('Who added it can take it away')

  const mo = await givenPerson('Mo', baseURL ?? '', 'moderator')
  const desk = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  await mo.signIn(desk.context())
  await desk.goto(`/cruxes/${one}`)
  for (const { name, button, why, left } of [
    {
      name: 'Evidence',
      button: 'Take away',
      why: 'It is an advertisement.',
      left: 'Nobody has linked anything yet',
    },
    {
      name: 'Doubts about how it is put',
      button: 'Take this doubt away',
      why: 'Answered twice.',
      left: 'None so far.',
    },
    {
      name: 'Beside other cruxes',
      button: 'Take away: rests on C2',
      why: 'It does not.',
      left: 'It stands alone so far.',
    },
  ]) {
    const here = part(desk, name)
    await expect(here.getByRole('button', { name: button })).toBeHidden()
    await here.getByText('Moderate', { exact: true }).click()
    const reason = here.getByLabel('Why, for everybody to read')
    await expect(reason).toBeVisible()
    for (const width of [390, 1440]) {
      await desk.setViewportSize({ width, height: 900 })
      expect(await overflow(desk)).toBeLessThanOrEqual(0)
      expect(await barriers(desk)).toEqual([])
    }
    await reason.fill('  ')
    await here.getByRole('button', { name: button }).click()
    await expect(desk.getByRole('alert')).toContainText('Give a reason')
    await reason.fill(why)
    await reason.press('Enter')
    await expect(here).toContainText(left)
    await expect(here.getByRole('heading', { name })).toBeFocused()
    await expect(here.getByText('Moderate', { exact: true })).toHaveCount(0)
  }
  await desk.goto(`/log?thread=${thread.slug}`)
  const log = desk.getByRole('region', { name: 'Public log' })
  for (const [what, why] of [
    ['took away evidence by Bob on', 'It is an advertisement.'],
    ['took away a doubt of Bob about', 'Answered twice.'],
    ['took away how', 'It does not.'],
  ] as const)
    await expect(log.getByRole('listitem').filter({ hasText: what })).toContainText(why)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a moderator takes evidence away by the form, and the way back is the crux', async ({
    page,
    given,
    baseURL,
    browser,
  }) => {
    const scripted = await (
      await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: true })
    ).newPage()
    const { cruxes, bob } = await begin(given, scripted, baseURL ?? '')
    await bob.do('crux-evidence', { crux: cruxes[0], ...SAID })
    await (await givenPerson('Mo', baseURL ?? '', 'moderator')).signIn(page.context())
    await page.goto(`/cruxes/${cruxes[0]}`)
    const here = part(page, 'Evidence')
    await here.getByText('Moderate', { exact: true }).click()
    await here.getByLabel('Why, for everybody to read').fill('It is an advertisement.')
    await here.getByRole('button', { name: 'Take away' }).click()
    await expect(page).toHaveURL(new RegExp(`/cruxes/${cruxes[0]}`))
    await expect(here).toContainText('Nobody has linked anything yet')
  })
})
