import { expect, test } from './support/test'

// The forum by its other name counts as elsewhere; what it asks of third hosts is watched in every other spec.
test.use({ expected: /ERR_INTERNET_DISCONNECTED|^elsewhere: http:\/\/localhost:/ })

for (const name of ['127.0.0.1', 'localhost'])
  test(`without a connection the forum at ${name} says so, in its own hand`, async ({
    page,
    context,
    baseURL,
  }) => {
    const here = new URL(baseURL ?? '')
    here.hostname = name
    await page.goto(here.href)
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    await context.setOffline(true)

    await page.goto(new URL('/threads/core-views', here).href)
    await expect(page.getByRole('heading', { name: 'No connection' })).toBeVisible()
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(
      'rgba(0, 0, 0, 0)',
    )

    await context.setOffline(false)
    await page.reload()
    await expect(page.getByRole('heading', { name: /^Why we build/ })).toBeVisible()
  })
