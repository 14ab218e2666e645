import { db } from '@/lib/server/db'
import { barriers, expectSignedIn, overflow, signUp } from './support/accounts'
import { unique } from './support/documents'
import { givenPerson } from './support/members'
import { commentBy, expect, type Page, test } from './support/test'

test.use({ expected: /status of (401|403|404|422|429)/ })

const NORMS = 'Say what would **change your mind**.'

async function startGroup(page: Page, name: string, choices: string[]): Promise<string> {
  await page.goto('/groups')
  await page.getByRole('link', { name: 'Start a group' }).click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Norms').fill(NORMS)
  for (const choice of choices) await page.getByLabel(choice).check()
  await page.getByRole('button', { name: 'Start the group' }).click()
  await page.waitForURL(/\/groups\/[^/]+\/members$/)
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

test('a stranger follows an invitation to a private group, reads its norms, signs up, is in, and replies', async ({
  page,
  context,
  browser,
  baseURL,
  given,
}) => {
  const at = baseURL ?? ''
  const founder = await givenPerson('Fay', at)
  await founder.signIn(context)
  const name = `Night reading ${unique()}`
  const slug = await startGroup(page, name, ['Private', 'By invitation'])
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = await page.getByLabel(/The new link/).inputValue()
  const thread = await given.thread({ comments: [{ by: 'Bob', body: 'Forecasts rarely help.' }] })
  const { id } = await db.group.findUniqueOrThrow({ where: { slug } })
  await db.thread.update({ where: { slug: thread.slug }, data: { groupId: id } })

  const theirs = await (await browser.newContext({ baseURL: at })).newPage()
  await theirs.goto(`/groups/${slug}`)
  await expect(theirs.getByRole('main')).not.toContainText(name)
  await theirs.goto(new URL(link).pathname + new URL(link).search)
  await expect(theirs.getByRole('heading', { name: `Join ${name}` })).toBeVisible()
  await expect(theirs.getByRole('region', { name: 'Norms' })).toContainText('change your mind')
  expect(await barriers(theirs)).toEqual([])
  await theirs.getByRole('button', { name: 'Join' }).click()
  await theirs.getByRole('link', { name: 'Sign up' }).click()
  const handle = `stella-${unique()}`
  await signUp(theirs, handle)

  await theirs.waitForURL(`/groups/${slug}`)
  await expectSignedIn(theirs, handle)
  await expect(theirs.getByRole('button', { name: 'Leave' })).toBeVisible()
  await theirs.getByRole('link', { name: 'An invented discussion' }).click()
  await commentBy(theirs, 'Bob').getByRole('button', { name: 'Reply' }).click()
  await theirs.getByRole('textbox', { name: 'Reply' }).fill('They helped me once.')
  await theirs.getByRole('button', { name: 'Post' }).click()
  await expect(commentBy(theirs, handle)).toContainText('They helped me once.')

  await theirs.goto(`/groups/${slug}`)
  await theirs.getByRole('button', { name: 'Leave' }).click()
  await theirs.waitForURL('/')
  await theirs.goto(thread.url)
  await expect(theirs.getByRole('main')).not.toContainText('Forecasts rarely help.')
})

test('a member joins an open group by one press after its norms, and nobody joins by following a link', async ({
  page,
  context,
  baseURL,
}) => {
  const ada = await givenPerson('Ada', baseURL ?? '')
  const group = await db.group.create({
    data: {
      slug: `open-${unique()}`,
      name: 'Open house',
      normsHtml: '<p>Be kind.</p>',
      mayComment: 'member',
    },
  })
  await ada.signIn(context)
  await page.goto(`/groups/${group.slug}/joined`)
  await expect(page.getByRole('heading', { name: 'Join Open house' })).toBeVisible()
  await page.goto(`/groups/${group.slug}`)
  await page.getByRole('button', { name: 'Join' }).click()
  await expect(page.getByText('Be kind.')).toBeVisible()
  await page.getByRole('button', { name: 'Join' }).click()

  await page.waitForURL(`/groups/${group.slug}`)
  await expect(page.getByRole('button', { name: 'Leave' })).toBeVisible()
  await page.getByRole('link', { name: '1 member' }).click()
  await expect(page.getByRole('main').getByRole('link', { name: 'Ada' })).toBeVisible()
})

test('who asks to join answers a question, a moderator lets them in, and they are told', async ({
  page,
  browser,
  context,
  baseURL,
}) => {
  const at = baseURL ?? ''
  const [mo, ada] = [await givenPerson('Mo', at), await givenPerson('Ada', at)]
  const group = await db.group.create({
    data: { slug: `asking-${unique()}`, name: 'Ant lovers', door: 'asking', question: 'Which ants?' },
  })
  await db.groupMember.create({ data: { groupId: group.id, userId: mo.id, role: 'moderator' } })
  await ada.signIn(context)
  await page.goto(`/groups/${group.slug}/join`)
  await page.getByLabel('Which ants?').fill('Leafcutters.')
  await page.getByRole('button', { name: 'Ask to join' }).click()
  await expect(page.getByText('You have asked to join')).toBeVisible()

  const theirs = await browser.newContext({ baseURL: at })
  await mo.signIn(theirs)
  const keeper = await theirs.newPage()
  await keeper.goto('/notifications')
  await keeper.getByRole('link', { name: /Ada asks to join Ant lovers/ }).click()
  await expect(keeper.getByText('Leafcutters.')).toBeVisible()
  await keeper.getByRole('button', { name: 'Let in' }).click()

  await page.goto('/notifications')
  await page.getByRole('link', { name: /You are a member of Ant lovers now/ }).click()
  await expect(page.getByRole('button', { name: 'Leave' })).toBeVisible()
})

test('the pages of groups keep nobody out, and fit a phone', async ({ page, context, baseURL }) => {
  const mo = await givenPerson('Mo', baseURL ?? '')
  await mo.signIn(context)
  const slug = await startGroup(page, `Small things ${unique()}`, ['By asking'])
  const ask = await givenPerson('Ask', baseURL ?? '')
  await ask.do('group-ask', { group: slug, answer: 'Please.' })
  for (const scheme of ['light', 'dark'] as const)
    for (const path of ['', '/members', '/settings']) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width: 320, height: 700 })
      await page.goto(`/groups/${slug}${path}`)
      expect(await barriers(page), `${path} in ${scheme}`).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
    }
})
