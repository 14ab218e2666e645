import { expect, test } from './support/test'

test.use({ expected: /ERR_INTERNET_DISCONNECTED/ })

test('without a connection the forum says so, in its own hand', async ({ page, context }) => {
  await page.goto('/')
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await context.setOffline(true)

  await page.goto('/threads/core-views')
  await expect(page.getByRole('heading', { name: 'No connection' })).toBeVisible()
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(
    'rgba(0, 0, 0, 0)',
  )

  await context.setOffline(false)
  await page.reload()
  await expect(page.getByRole('heading', { name: /^Why we build/ })).toBeVisible()
})
