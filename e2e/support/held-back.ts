import type { Page } from '@playwright/test'

/** Let every request to this address wait until the test says so: what a page shows meanwhile, it shows without an answer. */
export async function holdBack(page: Page, address: string): Promise<() => void> {
  let release = (): void => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(address, async (route) => {
    await released
    await route.continue().catch(() => {}) // its page may be gone by then
  })
  return release
}
