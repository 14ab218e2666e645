import { expect, test } from './support/test'

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test.describe('an image from elsewhere', () => {
  test.use({ expected: /^elsewhere: https:\/\/pictures\.example\// })

  test('is loaded only when the reader asks for it', async ({ page, given }) => {
    let asked = 0
    await page.route('https://pictures.example/**', (route) => {
      asked++
      return route.fulfill({ body: PICTURE, contentType: 'image/png' })
    })
    const thread = await given.thread({ body: '![A graph of runs](https://pictures.example/runs.png)' })
    await page.goto(thread.url)
    await expect(page.getByRole('img')).toHaveCount(0)
    expect(asked).toBe(0)

    await page.getByRole('link', { name: 'Image: A graph of runs (pictures.example)' }).click()

    await expect(page.getByRole('img', { name: 'A graph of runs', exact: true })).toBeVisible()
    expect(asked).toBe(1)
    await expect(page).toHaveURL(thread.url)
  })

  test.describe('that cannot be had', () => {
    test.use({
      expected: /^elsewhere: https:\/\/pictures\.example\/|Failed to load resource/,
    })

    test('leaves the link, and says so', async ({ page, given }) => {
      await page.route('https://pictures.example/**', (route) => route.abort())
      const thread = await given.thread({ body: '![A graph](https://pictures.example/runs.png)' })
      await page.goto(thread.url)

      await page.getByRole('link', { name: /A graph/ }).click()

      await expect(page.getByText(/could not be loaded/)).toBeVisible()
    })
  })
})
