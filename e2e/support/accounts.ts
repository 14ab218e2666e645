import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { db } from '@/lib/server/db'
import { hashPassword } from '@/lib/server/password'
import { SESSION_COOKIE } from '@/lib/server/session-cookie'
import { unique } from './documents'

export const PASSWORD = 'velvet antler gravity soup'

export type Person = { id: number; handle: string; email: string }

/** Somebody with a confirmed account and `PASSWORD`, signed in nowhere. */
export async function givenMember(name = 'ada'): Promise<Person> {
  const handle = `${name}-${unique()}`
  const email = `${handle}@example.org`
  const passwordHash = await hashPassword(PASSWORD)
  const { id } = await db.user.create({ data: { handle, email, emailVerified: new Date(), passwordHash } })
  return { id, handle, email }
}

/** Signed in on this browser, some time ago. */
export async function signedInAs(
  context: BrowserContext,
  { id }: Person,
  baseURL: string,
  ago = 0,
): Promise<void> {
  const sessionToken = `test-${unique()}-${unique()}`
  const expires = new Date(Date.now() + 86_400_000)
  const createdAt = new Date(Date.now() - ago)
  await db.session.create({ data: { sessionToken, userId: id, expires, createdAt, address: '127.0.0.1' } })
  await context.addCookies([{ name: SESSION_COOKIE, value: sessionToken, url: baseURL, httpOnly: true }])
}

export const signIn = async (page: Page, { email }: Person, password = PASSWORD): Promise<void> => {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Find the newest mail to somebody in the outbox, and follow its link. */
export async function followMail(page: Page, to: string, subject: string): Promise<void> {
  await page.goto('/outbox')
  const mail = page.getByRole('article', { name: subject }).filter({ hasText: `to ${to}` })
  await mail.first().getByRole('link', { name: /^\// }).first().click()
}

/** From the page for signing up to being signed in, by the letter in the outbox. */
export async function signUp(page: Page, handle: string): Promise<void> {
  await page.getByLabel('Handle').fill(handle)
  await page.getByLabel('E-mail').fill(`${handle}@example.org`)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
  await followMail(page, `${handle}@example.org`, 'Confirm your account')
  await page.getByRole('button', { name: 'Confirm and sign in' }).click()
}

/** The header of somebody who is signed in. */
export const expectSignedIn = (page: Page, name: string): Promise<void> =>
  expect(page.getByRole('banner').getByRole('link', { name, exact: true })).toBeVisible()

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What keeps somebody out of this page, in words. */
export async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** How far the page is wider than the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
