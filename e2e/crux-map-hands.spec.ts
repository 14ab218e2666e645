import { disagreementOf, type GivenCrux } from './support/cruxes'
import { expect, type Locator, type Page, test } from './support/test'

const fiveCruxes = () =>
  disagreementOf(
    { comments: [{ id: 'c1', by: 'Ada' }] },
    [1, 2, 3, 4, 5].map(
      (n): GivenCrux => ({
        statement: `Statement number ${n} is true.`,
        in: 'c1',
        stances: { Ada: [90, 90 - n, 30], Bob: [10, 62, 22] },
      }),
    ),
  )

const viewOn = (page: Page) => page.getByRole('group', { name: /^The map/ })
const widthOf = async (page: Page) => (await viewOn(page).locator('svg').boundingBox())?.width ?? 0
const leftOf = (view: Locator) => view.evaluate((element) => element.scrollLeft)
test('a mouse takes hold of the ground and pulls the map, and a click on a box still follows it', async ({
  page,
  given,
}) => {
  const thread = fiveCruxes()
  await given.document(thread.document)
  await page.setViewportSize({ width: 700, height: 700 })
  await page.goto(`${thread.url}/cruxes`)
  const view = viewOn(page)
  await expect.poll(() => leftOf(view)).toBeGreaterThan(100)
  const before = await leftOf(view)
  const frame = await view.boundingBox()
  if (!frame) throw new Error('the map is not shown')

  await page.mouse.move(frame.x + 20, frame.y + 12)
  await page.mouse.down()
  await page.mouse.move(frame.x + 110, frame.y + 12, { steps: 6 })
  await page.mouse.up()
  expect(await leftOf(view)).toBeCloseTo(before - 90, -1)

  await view.getByRole('link', { name: /^C2,/ }).click()
  await expect(page).toHaveURL(`${thread.url}/cruxes#C2`)
})

test('the tab key goes through the boxes as they are read, and brings each into view', async ({
  page,
  given,
}) => {
  const thread = fiveCruxes()
  await given.document(thread.document)
  await page.setViewportSize({ width: 420, height: 800 })
  await page.goto(`${thread.url}/cruxes`)
  const view = viewOn(page)
  await view.focus()

  const read: string[] = []
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('Tab')
    const focused = page.locator('.crux-map a:focus')
    const { name, isSeen } = await focused.evaluate((box) => {
      const { left, right } = box.getBoundingClientRect()
      const frame = box.closest('.map-view')?.getBoundingClientRect()
      return {
        name: box.getAttribute('aria-label') ?? '',
        isSeen: frame !== undefined && left >= frame.left - 1 && right <= frame.right + 1,
      }
    })
    read.push(name.slice(0, 2))
    expect(isSeen, `${name} is in view`).toBe(true)
  }
  expect(read).toEqual(['Ma', 'C1', 'C2', 'C3', 'C4', 'C5'])
})

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 800 } })

  test('one finger moves the map, two zoom it around the place between them', async ({ page, given }) => {
    const thread = fiveCruxes()
    await given.document(thread.document)
    await page.goto(`${thread.url}/cruxes`)
    const view = viewOn(page)
    await view.scrollIntoViewIfNeeded()
    await expect.poll(() => leftOf(view)).toBeGreaterThan(100)
    const frame = await view.boundingBox()
    if (!frame) throw new Error('the map is not shown')
    const devtools = await page.context().newCDPSession(page)
    const [x, y] = [Math.round(frame.x + frame.width / 2), Math.round(frame.y + 60)]

    const before = await leftOf(view)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
      devtools.send('Input.dispatchTouchEvent', { type, touchPoints })
    await touch('touchStart', [{ x: x + 80, y }])
    for (let far = 60; far >= -80; far -= 20) await touch('touchMove', [{ x: x + far, y }])
    await touch('touchEnd', [])
    await expect.poll(() => leftOf(view)).toBeGreaterThan(before + 80)

    const width = await widthOf(page)
    const fingers = (apart: number) => [
      { x: x - apart, y },
      { x: x + apart, y },
    ]
    await touch('touchStart', fingers(40))
    for (const apart of [50, 60, 70, 80]) await touch('touchMove', fingers(apart))
    await touch('touchEnd', [])
    await expect.poll(() => widthOf(page)).toBeGreaterThan(width * 1.6)
    expect(await widthOf(page)).toBeLessThan(width * 2.4)
  })
})
