import { violations } from './support/axe'
import { expect, test } from './support/test'

test.use({ expected: /status of (400|404)/ })

const PAGES = {
  'the front page': '/',
  'threads on a tag': '/?tag=ai-safety',
  'a thread with comments': '/threads/core-views?since=2023-03-09T12:00:00Z#comment-c2',
  'a transcript': '/threads/podcast',
  'quick takes': '/threads/takeoff-speeds',
  'a branch': '/threads/core-views/comments/c1',
  'the edits of a comment': '/threads/field-legitimacy/comments/c1/edits',
  'the edits of a post': '/threads/field-legitimacy/edits',
  'a member': '/people/rainmoth',
  'a member’s threads': '/people/halcyon_lab?show=threads',
  'a group': '/groups/commons',
  'the about page': '/about',
  'the offline page': '/offline',
  'a page that is not there': '/nope',
  'a garbled address': '/threads/%E0%A4%A',
}

for (const scheme of ['light', 'dark'] as const)
  test.describe(`in ${scheme}`, () => {
    test.use({ colorScheme: scheme })

    for (const [name, address] of Object.entries(PAGES))
      test(`${name} keeps nobody out`, async ({ page }) => {
        await page.goto(address)
        expect(await violations(page)).toEqual([])
      })

    test('every state of a comment, and everything Markdown can say, keeps nobody out', async ({
      page,
      given,
    }) => {
      const thread = await given.thread({
        title: 'Everything at once',
        body: '## One\n\n`code` $x^2$ [^1] [out](https://elsewhere.example) ![Pic](https://elsewhere.example/a.png)\n\n```\nlong code\n```\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n- [x] done\n\n> quoted\n\n---\n\n[^1]: Note.',
        automatic: ['Robot'],
        comments: [
          { by: 'Ada', state: 'retracted', state_reason: 'Why.', af_karma: 3 },
          { by: 'Bob', state: 'removed', state_reason: 'Why.' },
          { by: 'Cyd', body: '', state: 'deleted', replies: [{ by: 'Dee', karma: -10 }] },
          { by: 'Robot', on_behalf_of: 'Eve', edited_at: '2024-03-20T00:00:00Z' },
        ],
      })
      await page.goto(`${thread.url}?since=2024-03-01T12:30:00Z`)
      expect(await violations(page)).toEqual([])

      await page.getByRole('button', { name: 'Expand all' }).click()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
      expect(await violations(page)).toEqual([])
    })
  })

test('on a phone too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const address of ['/', '/threads/core-views', '/people/rainmoth']) {
    await page.goto(address)
    expect(await violations(page), address).toEqual([])
  }
})

for (const address of ['/', '/threads/takeoff-speeds', '/people/rainmoth', '/about'])
  test(`${address}: one sees where one is at every step of the Tab key`, async ({ page }) => {
    await page.goto(address)
    const links = await page
      .locator('a[href], button, summary, [tabindex="0"]')
      .filter({ visible: true })
      .count()
    const unseen: string[] = []
    for (let step = 0; step < Math.min(links + 1, 70); step++) {
      await page.keyboard.press('Tab')
      const place = await page.evaluate(whereFocusIs)
      if (place) unseen.push(place)
    }
    expect(unseen).toEqual([])
  })

/** Null when the focused element shows a ring and lies on the screen; else its name. */
function whereFocusIs(): string | null {
  const one = document.activeElement
  if (!one || one === document.body) return null
  const { outlineStyle, outlineWidth } = getComputedStyle(one)
  const { top, bottom, left, right } = one.getBoundingClientRect()
  const hasRing = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  const isOnScreen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
  return hasRing && isOnScreen
    ? null
    : `${one.tagName} ${one.textContent?.slice(0, 30)} ${hasRing} ${isOnScreen}`
}
