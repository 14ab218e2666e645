import { db } from '@/lib/server/db'
import { expectSignedIn, followMail, givenMember, PASSWORD, signedInAs, signIn } from './support/accounts'
import { unique } from './support/documents'
import { expect, test } from './support/test'

test.use({ expected: /status of (401|403|404|422|429)|elsewhere: http:\/\/localhost/ })

const HOURS = 3_600_000

test('a new handle leads old links along', async ({ page, context, baseURL }) => {
  const ada = await givenMember()
  await signedInAs(context, ada, baseURL ?? '')
  const handle = `grace-${unique()}`
  await page.goto('/settings')
  await page.getByLabel('New handle').fill(handle)
  await page.getByRole('button', { name: 'Take this handle' }).click()
  await expect(page.getByRole('status')).toHaveText(
    'You have a new handle. Links to the old one lead to you.',
  )

  await page.goto(`/people/${ada.handle}`)
  await page.waitForURL(`/people/${handle}`)
  await expect(page.getByRole('heading', { name: handle })).toBeVisible()
})

test('a name and some words stand on one’s page at once', async ({ page, context, baseURL }) => {
  const ada = await givenMember()
  await signedInAs(context, ada, baseURL ?? '')
  await page.goto(`/people/${ada.handle}`)
  await page.getByRole('main').getByRole('link', { name: 'Settings' }).click()
  await page.getByLabel('Name').fill('Ada L.')
  await page.getByLabel('About you').fill('I count things.')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(/done=profile/)
  await page.getByRole('link', { name: 'your page' }).click()

  await expect(page.getByRole('heading', { name: 'Ada L.' })).toBeVisible()
  await expect(page.getByText('I count things.')).toBeVisible()
})

test('a device that is signed out from another is a guest at its next step', async ({
  page,
  browser,
  baseURL,
}) => {
  const ada = await givenMember()
  const phone = await browser.newPage({ baseURL: baseURL ?? '' })
  for (const one of [page, phone]) {
    await one.goto('/sign-in')
    await signIn(one, ada)
    await expectSignedIn(one, ada.handle)
  }
  await page.goto('/settings/devices')
  const others = page.getByRole('listitem').filter({ hasNotText: 'this device' })
  await others.getByRole('button', { name: /^Sign out/ }).click()
  await expect(page.getByRole('status')).toHaveText('That device is signed out.')

  await phone.goto('/settings')
  await expect(phone.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.goto('/settings')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await phone.close()
})

test('a new address counts when its mail was followed, and the old one is told', async ({
  page,
  context,
  baseURL,
}) => {
  const ada = await givenMember()
  await signedInAs(context, ada, baseURL ?? '', 2 * HOURS)
  const email = `${unique()}@example.org`
  await page.goto('/settings/keys')
  const form = page.getByRole('form', { name: 'E-mail' })
  await form.getByLabel('New address').fill(email)
  await form.getByRole('button', { name: 'Change address' }).click()
  await expect(form.getByText('That is not your password.')).toBeVisible()
  await form.getByLabel('Your password').fill(PASSWORD)
  await form.getByRole('button', { name: 'Change address' }).click()
  await expect(page.getByRole('status')).toContainText('follow the link in the mail')

  await followMail(page, email, 'Confirm your new address')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByText(`You are reached at ${email}`)).toBeVisible()
  await page.goto('/outbox')
  await expect(page.getByText(`to ${ada.email}`)).toBeVisible()
})

test('somebody takes their data along as a file', async ({ page, context, baseURL }) => {
  const ada = await givenMember()
  await signedInAs(context, ada, baseURL ?? '')
  await page.goto('/settings/data')
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download my data' }).click()
  const file = await waiting

  expect(file.suggestedFilename()).toBe(`doublecrux-${ada.handle}.json`)
  const text = await (await file.createReadStream()).toArray()
  const data = JSON.parse(Buffer.concat(text).toString())
  expect(data).toMatchObject({
    format: 'doublecrux.person/1',
    account: { handle: ada.handle, email: ada.email },
  })
})

test('a deleted account leaves its words, and nobody’s name', async ({ page, context, baseURL, given }) => {
  const thread = await given.thread({ comments: [{ by: 'Bob', body: 'Forecasts rarely help.' }] })
  const ada = await givenMember()
  await db.comment.updateMany({ where: { thread: { slug: thread.slug } }, data: { authorId: ada.id } })
  await signedInAs(context, ada, baseURL ?? '')
  await page.goto('/settings/data')
  await page.getByRole('button', { name: 'Delete my account for good' }).click()
  await expect(page.locator('#handle-error')).toHaveText(`Write “${ada.handle}” to show that you mean it.`)
  await page.getByLabel('Your handle').fill(ada.handle)
  await page.getByRole('button', { name: 'Delete my account for good' }).click()
  await page.waitForURL('/goodbye')

  await page.goto(thread.url)
  const comment = page.getByRole('article', { name: 'Comment by deleted member' })
  await expect(comment).toContainText('Forecasts rarely help.')
  await comment.getByRole('link', { name: 'deleted member' }).click()
  await expect(page.getByRole('heading', { name: 'Deleted member' })).toBeVisible()
  expect((await page.goto(`/people/${ada.handle}`))?.status()).toBe(404)
})

test('a passkey is added, named, signs in, and is removed', async ({ browser, baseURL }) => {
  const home = new URL(baseURL ?? '')
  home.hostname = 'localhost' // passkeys belong to a name
  const ada = await givenMember()
  const context = await browser.newContext({ baseURL: home.origin })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const authenticator = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: authenticator })
  await signedInAs(context, ada, home.origin)

  await page.goto('/settings/keys')
  await page.getByLabel('Name').fill('The blue key')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByRole('status')).toHaveText('The passkey is added.')
  await page.getByText('Rename').click()
  await page.getByLabel('New name').fill('The green key')
  await page.getByRole('form', { name: 'Rename The blue key' }).getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The green key')).toBeVisible()

  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto('/sign-in?back=/about')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL('/about')
  await expectSignedIn(page, ada.handle)

  await page.goto('/settings/keys')
  await page.getByRole('button', { name: 'Remove The green key' }).click()
  await expect(page.getByRole('status')).toHaveText('The passkey is removed.')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByRole('alert')).toHaveText(
    'This passkey is not known here: it may have been removed.',
  )
  await context.close()
})

test('at a number instead of a name, the way to passkeys is shown', async ({ page }) => {
  await page.goto('/sign-in')

  await expect(page.getByText('Passkeys belong to a name, not to a number')).toBeVisible()
})
