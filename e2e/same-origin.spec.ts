import { ACTIONS } from '@/lib/server/actions'
import { givenMember, signedInAs } from './support/accounts'
import { expect, test } from './support/test'

test('no other site can make somebody do anything here, whatever it is', async ({ context, baseURL }) => {
  await signedInAs(context, await givenMember(), baseURL ?? '')
  expect(ACTIONS.length).toBeGreaterThan(20)
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]
  for (const { name } of ACTIONS) {
    for (const headers of foreign) {
      const asForm = await context.request.post(`/api/do/${name}`, { headers, form: { back: '/' } })
      const asJson = await context.request.post(`/api/do/${name}`, { headers, data: {} })
      expect([name, asForm.status(), asJson.status()]).toEqual([name, 403, 403])
    }
  }
})

test('cookies are for the server alone, and do not travel with what other sites send', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Continue as demo member' }).click()
  await page.waitForURL('/')
  const cookies = await page.context().cookies()

  expect(cookies.length).toBeGreaterThan(0)
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

test('what next-auth could do beside, it does not do here', async ({ request }) => {
  for (const path of [
    'session',
    'csrf',
    'providers',
    'signout',
    'signin',
    'signin/email',
    'callback/github',
    'error',
    'x/y/z',
  ]) {
    expect((await request.get(`/api/auth/${path}`)).status()).toBe(404)
    expect((await request.post(`/api/auth/${path}`)).status()).toBe(404)
  }
})
