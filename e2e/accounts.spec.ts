import { db } from '@/lib/server/db'
import {
  barriers,
  expectSignedIn,
  followMail,
  givenMember,
  overflow,
  PASSWORD,
  signedInAs,
  signIn,
  signUp,
} from './support/accounts'
import { unique } from './support/documents'
import { expect, type Page, test } from './support/test'

test.use({ expected: /status of (401|403|404|422|429)/ })

const door = (page: Page) => page.getByRole('banner').getByRole('link', { name: 'Sign in' })

test('a stranger signs up, confirms by the mail, and is back where they were', async ({ page, given }) => {
  const thread = await given.thread({ comments: [{ by: 'Bob', body: 'Forecasts rarely help.' }] })
  const handle = `ada-${unique()}`
  await page.goto(thread.url)
  await door(page).click()
  await page.getByRole('link', { name: 'Sign up' }).click()
  await signUp(page, handle)

  await page.waitForURL(thread.url)
  await expectSignedIn(page, handle)
})

test('a member signs in by password and goes on where they were', async ({ page, given }) => {
  const [thread, ada] = [await given.thread(), await givenMember()]
  await page.goto(thread.url)
  await door(page).click()
  await signIn(page, ada)

  await page.waitForURL(thread.url)
  await expectSignedIn(page, ada.handle)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(door(page)).toBeVisible()
})

test('a member signs in by a mailed link, which a program that looks into mails cannot use up', async ({
  page,
  given,
  request,
}) => {
  const [thread, ada] = [await given.thread(), await givenMember()]
  await page.goto(`/sign-in?back=${encodeURIComponent(thread.url)}`)
  await page.getByLabel('E-mail').fill(ada.email)
  await page.getByRole('button', { name: 'Mail me a link' }).click()
  await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
  await followMail(page, ada.email, 'Your link to sign in')
  await request.get(page.url())
  await page.getByRole('button', { name: 'Sign in' }).click()

  await page.waitForURL(thread.url)
  await expectSignedIn(page, ada.handle)
})

test('who comes by a mailed link for the first time chooses what others call them', async ({ page }) => {
  const handle = `new-${unique()}`
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(`${handle}@example.org`)
  await page.getByRole('button', { name: 'Mail me a link' }).click()
  await page.waitForURL('/sign-in/sent')
  await followMail(page, `${handle}@example.org`, 'Your link to sign in')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('Handle').fill(handle)
  await page.getByRole('button', { name: 'Go on' }).click()

  await page.waitForURL('/')
  await expectSignedIn(page, handle)
})

test('who forgot their password chooses a new one by mail', async ({ page }) => {
  const ada = await givenMember()
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgotten?' }).click()
  await page.getByLabel('E-mail').fill(ada.email)
  await page.getByRole('button', { name: 'Mail me the link' }).click()
  await page.waitForURL('/reset/sent')
  await followMail(page, ada.email, 'Choose a new password')
  await page.getByLabel('New password').fill('nine quiet lighthouses')
  await page.getByRole('button', { name: 'Save and sign in' }).click()

  await expectSignedIn(page, ada.handle)
})

for (const role of ['member', 'moderator', 'admin'])
  test(`one click, and one is the demo ${role}`, async ({ page }) => {
    await page.goto('/sign-in?back=/about')
    await page.getByRole('button', { name: `Continue as demo ${role}` }).click()

    await page.waitForURL('/about')
    await expectSignedIn(page, `Demo ${role}`)
  })

test('what is wrong is said beside its field, and the first of them has the focus', async ({ page }) => {
  await page.goto('/sign-up')
  await page.getByLabel('Handle').fill('A')
  await page.getByLabel('E-mail').fill('nobody')
  await page.getByLabel('Password', { exact: true }).fill('qwerty1234')
  await expect(page.getByRole('meter', { name: 'Strength' })).toBeVisible()
  await expect(page.getByText('Would be guessed.')).toBeVisible()
  await page.getByRole('button', { name: 'Sign up' }).click()

  await expect(page.getByLabel('Handle')).toBeFocused()
  await expect(page.getByLabel('Handle')).toHaveAccessibleDescription(/Two to 32 letters/)
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/not an e-mail address/)
  await page.getByLabel('Handle').fill(`ada-${unique()}`)
  await page.getByLabel('E-mail').fill(`${unique()}@example.org`)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  await expect(page.getByText('This password is on the lists that are tried first')).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await expect(page.getByText('Very strong.')).toBeVisible()
})

test('a wrong password is one sentence, and the address stays typed', async ({ page }) => {
  const ada = await givenMember()
  await page.goto('/sign-in')
  await signIn(page, ada, 'not the right one')

  await expect(page.getByText('This address and this password do not belong together.')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue(ada.email)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('one signs in, is told what was wrong, and finds the way back', async ({ page, given }) => {
    const [thread, ada] = [await given.thread(), await givenMember()]
    await page.goto(thread.url)
    await door(page).click()
    await signIn(page, ada, 'not the right one')
    await expect(page.getByRole('alert')).toHaveText('This address and this password do not belong together.')

    await page.getByRole('link', { name: 'Back to where you were' }).click()
    await signIn(page, ada)
    await page.waitForURL(thread.url)
    await expectSignedIn(page, ada.handle)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(door(page)).toBeVisible()
  })

  test('one signs up and confirms', async ({ page }) => {
    const handle = `ada-${unique()}`
    await page.goto('/sign-up?back=/about')
    await signUp(page, handle)

    await page.waitForURL('/about')
    await expectSignedIn(page, handle)
  })
})

/** One of each kind. */
const OPEN = [
  '/sign-in?error=Verification',
  '/sign-in/link?token=t&email=ada@example.org',
  '/sign-up',
  '/sign-up/sent',
  '/sign-up/confirm?token=over',
  '/reset',
  '/outbox',
]
const OWN = ['/settings?done=profile', '/settings/keys', '/settings/devices', '/settings/data', '/welcome']

const LOOKS = [
  { colorScheme: 'dark', width: 390 },
  { colorScheme: 'light', width: 1280 },
] as const

for (const { colorScheme, width } of LOOKS)
  test.describe(`in ${colorScheme}, ${width} wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 844 } })

    test('no page for coming in, or of one’s own, keeps anybody out', async ({ page, context, baseURL }) => {
      test.slow() // a dozen pages, each looked through
      const look = async (address: string) => {
        await page.goto(address)
        expect.soft(await overflow(page), address).toBe(0)
        expect.soft(await barriers(page), address).toEqual([])
      }
      for (const address of OPEN) await look(address)
      const ada = await givenMember('a-rather-long-handle')
      await db.passkey.create({
        data: { credentialId: unique(), userId: ada.id, publicKey: Buffer.from([1]), name: 'The blue key' },
      })
      await signedInAs(context, ada, baseURL ?? '')
      for (const address of OWN) await look(address)
    })
  })
