import { barriers, overflow } from './support/accounts'
import { disagreementOf } from './support/cruxes'
import { givenPerson } from './support/members'
import { expect, type Page, test } from './support/test'

const CRUXES = [
  {
    statement: 'Reviewers read what they review.',
    in: 'c1',
    stances: { Ada: [90, 70, 30], Bob: [10, 62, 22], Cyd: [60, 80, 20] } as const,
  },
  { statement: 'A form costs an hour.', in: 'c2', stances: { Ada: [30, 20, 60] } as const, dependsOn: 'x1' },
]
const twoCruxes = () =>
  disagreementOf({ comments: [{ by: 'Ada' }, { by: 'Bob', replies: [{ by: 'Eve' }] }] }, CRUXES)

const mapOn = (page: Page) => page.getByRole('region', { name: 'Crux map' })
const box = (page: Page, name: RegExp) => mapOn(page).getByRole('link', { name })
const widthOf = async (page: Page) => (await mapOn(page).locator('svg').boundingBox())?.width ?? 0

test('a thread’s cruxes are drawn under its main claim, by name, and each box leads to the same in words', async ({
  page,
  given,
}) => {
  const thread = twoCruxes()
  await given.document(thread.document)
  await page.goto(`${thread.url}/cruxes`)

  await expect(box(page, /^Main claim: It will be worth it\.$/)).toBeVisible()
  await expect(box(page, /^C2, open: A form costs an hour\.$/)).toBeVisible()
  const first = box(page, /^C1, .*: Reviewers read what they review\.$/)
  await first.focus()
  await page.keyboard.press('Enter')

  await expect(page).toHaveURL(`${thread.url}/cruxes#C1`)
  const words = page
    .getByRole('list', { name: 'Cruxes' })
    .getByRole('listitem')
    .filter({ hasText: 'C1' })
    .first()
  await expect(words).toContainText('On average people find it 53% likely.')
  await expect(words).toContainText('Its being true would make the main claim 47 points likelier.')
  await expect(page.getByRole('list', { name: 'Cruxes' })).toContainText('depends on C1')
  expect(await barriers(page)).toEqual([])
})

test('it is zoomed by buttons, keys and wheel, and moved by buttons and arrows', async ({ page, given }) => {
  const thread = twoCruxes()
  await given.document(thread.document)
  await page.setViewportSize({ width: 420, height: 700 })
  await page.goto(`${thread.url}/cruxes`)
  const map = mapOn(page)
  const view = map.getByRole('group', { name: /^The map/ })
  const before = await widthOf(page)

  await map.getByRole('button', { name: 'Zoom in' }).click()
  expect(await widthOf(page)).toBeCloseTo(before * 1.25, 0)
  await view.focus()
  await page.keyboard.press('-')
  expect(await widthOf(page)).toBeCloseTo(before, 0)
  await page.keyboard.press('0')
  expect(await widthOf(page)).toBeLessThanOrEqual(420)
  await view.hover()
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -300)
  await page.keyboard.up('Control')
  await expect.poll(() => widthOf(page)).toBeGreaterThan(500)

  await view.evaluate((element) => element.scrollTo(0, 0))
  await map.getByRole('button', { name: 'Move right' }).click()
  await expect.poll(() => view.evaluate((element) => element.scrollLeft)).toBeGreaterThan(50)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
})

test('its growth is replayed by a slider, and is told in words as well', async ({ page, given }) => {
  const thread = twoCruxes()
  await given.document(thread.document)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${thread.url}/cruxes`)
  const map = mapOn(page)
  const time = map.getByRole('slider', { name: 'Time' })
  await expect(map.getByRole('button', { name: 'Play' })).toBeVisible()

  await time.focus()
  await page.keyboard.press('Home')
  await expect(box(page, /^C2/)).toBeHidden()
  await expect(box(page, /^C1/)).toBeVisible()
  await expect(map.getByRole('status')).toContainText('2 March 2024')
  await expect(map.getByRole('status')).toContainText('C1 named')
  await page.keyboard.press('End')
  await expect(box(page, /^C2/)).toBeVisible()

  await map.getByRole('button', { name: 'Play' }).click()
  await expect(box(page, /^C2/)).toBeHidden()
  await map.getByRole('button', { name: 'Pause' }).click()
  await map.getByText('How it grew, in words').click()
  await expect(map.getByRole('listitem').last()).toContainText('1 stance on C2.')
})

test('while others’ numbers wait for one’s own, the map keeps them too', async ({
  page,
  given,
  baseURL,
  context,
}) => {
  const thread = twoCruxes()
  await given.document(thread.document)
  const reader = await givenPerson('Reader', baseURL ?? '')
  await reader.signIn(context)
  await page.goto(`${thread.url}/cruxes`)

  await expect(mapOn(page)).not.toContainText('+47')
  await expect(mapOn(page)).toContainText('A line is grey until you have given your own numbers')
  await expect(page.getByRole('list', { name: 'Cruxes' })).toContainText(
    '3 people have answered. Give yours first',
  )
  await expect(page.getByRole('list', { name: 'Cruxes' })).not.toContainText('53%')

  const [first] = await page
    .locator('.crux-list h2 a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  await reader.do('stance', { crux: Number(first?.split('/').at(-1)), credence: 50, ifTrue: 60, ifFalse: 40 })
  await page.reload()
  await expect(mapOn(page)).toContainText(/\+40/)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the map is there, scrolls and links, and what only a script could do is not offered', async ({
    page,
    given,
  }) => {
    const thread = twoCruxes()
    await given.document(thread.document)
    await page.goto(`${thread.url}/cruxes`)

    await expect(box(page, /^C1/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Zoom in' })).toBeHidden()
    await expect(page.getByRole('slider')).toBeHidden()
    await page.getByText('How it grew, in words').click()
    await expect(mapOn(page).getByRole('listitem').first()).toContainText('C1 named.')
  })

  test('the comments that bear on a crux are shown alone, from the rail and from the list, in any order', async ({
    page,
    given,
  }) => {
    const thread = twoCruxes()
    await given.document(thread.document)
    await page.goto(`${thread.url}?sort=new`)
    await page.getByRole('link', { name: 'Comments that bear on C2' }).click()

    await expect(page).toHaveURL(`${thread.url}?sort=new&crux=x2#comments`)
    await expect(page.getByRole('article', { name: /^Comment by/ })).toHaveCount(1)
    await expect(page.getByText('1 comment bears on C2')).toBeVisible()
    await page
      .getByRole('navigation', { name: 'Sort comments by' })
      .getByRole('link', { name: 'cruxes first' })
      .click()
    await expect(page).toHaveURL(`${thread.url}?sort=cruxes&crux=x2#comments`)
    await expect(page.getByRole('article', { name: /^Comment by/ })).toHaveCount(1)
    await page.getByRole('link', { name: 'Show all comments' }).click()
    await expect(page.getByRole('article', { name: /^Comment by/ })).toHaveCount(6)

    await page.goto(`${thread.url}/cruxes`)
    await page
      .getByRole('list', { name: 'Cruxes' })
      .getByRole('link', { name: 'Comments that bear on C1' })
      .click()
    await expect(page.getByRole('article', { name: 'Comment by Ada' })).toHaveCount(1)
  })
})

test('who looks after a thread is shown where cruxes may stand, and others are not', async ({
  page,
  given,
  baseURL,
  context,
}) => {
  const thread = disagreementOf(
    {
      comments: [
        { id: 'c1', by: 'Ada' },
        { id: 'c2', by: 'Bob', body: 'Fine. It all depends on whether anybody reads them. So.' },
      ],
    },
    [{ statement: 'A form costs an hour.', in: 'c1' }],
  )
  await given.document(thread.document)
  await page.goto(`${thread.url}/cruxes`)
  await expect(page.getByRole('region', { name: 'Might be cruxes' })).toHaveCount(0)

  const moderator = await givenPerson('Mod', baseURL ?? '', 'moderator')
  await moderator.signIn(context)
  await page.reload()
  const hints = page.getByRole('region', { name: 'Might be cruxes' })
  await expect(hints).toContainText('It all depends on whether anybody reads them.')
  await hints.getByRole('link', { name: 'Tag as crux' }).click()
  await expect(page).toHaveURL(`${thread.url}/cruxes/new?comment=c2`)
  await expect(page.getByRole('textbox', { name: 'Statement' })).toBeVisible()
})
