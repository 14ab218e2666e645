import { db } from '@/lib/server/db'
import { findDrift } from '@/lib/server/verify'
import { barriers } from './support/accounts'
import { type Acting, givenPerson } from './support/members'
import { comment, commentBy, expect, type InventedThread, test } from './support/test'

const at = (baseURL: string | undefined): string => baseURL ?? ''
const TALK = { comments: [{ by: 'Cyd', body: 'About the post.' }] }

/** Bob goes off on something else below Cyd, and Ada answers him. */
async function offTopic(thread: InventedThread, bob: Acting, ada: Acting) {
  const root = await bob.comment(thread.slug, 'While we are here: what about tea?', 'c1')
  const reply = await ada.comment(thread.slug, 'Tea keeps me awake.', root)
  return { root, reply }
}

test('a moderator moves a branch; who reads the old thread sees its trace at once and follows it, its author is told, and another moderator takes it back', async ({
  page,
  browser,
  context,
  given,
  baseURL,
}) => {
  const [from, to] = [
    await given.thread({ title: 'On coffee', ...TALK }),
    await given.thread({ title: 'On tea', ...TALK }),
  ]
  const [ada, bob] = [await givenPerson('Ada', at(baseURL)), await givenPerson('Bob', at(baseURL))]
  const [mo, mia] = [
    await givenPerson('Mo', at(baseURL), 'moderator'),
    await givenPerson('Mia', at(baseURL), 'moderator'),
  ]
  const { root, reply } = await offTopic(from, bob, ada)
  const open = async (path: string) => {
    const reader = await (await browser.newContext({ baseURL: at(baseURL) })).newPage()
    await reader.goto(path)
    return reader
  }
  const [old, there] = [await open(from.url), await open(to.url)]
  await expect(commentBy(old, 'Ada')).toBeVisible()

  await mo.signIn(context)
  await page.goto(from.url)
  await comment(page, root).getByRole('button', { name: 'Moderate' }).click()
  const form = page.getByRole('form', { name: 'Decide' })
  await expect(form.getByRole('textbox', { name: 'Where to' })).toBeHidden()
  await form.getByRole('combobox', { name: 'Decision' }).selectOption('move')
  expect(await barriers(page)).toEqual([])
  await form.getByRole('textbox', { name: 'Where to' }).fill(`${at(baseURL)}${to.url}`)
  await form.getByRole('textbox', { name: 'Reason' }).fill('It is about tea.')
  await form.getByRole('button', { name: 'Decide' }).click()
  await expect(page.getByRole('heading', { name: /^Decision \d+$/ })).toBeVisible()
  await expect(page.getByText('with its reply')).toBeVisible()
  const decision = new URL(page.url()).pathname

  const trace = old.getByRole('article', { name: 'Trace of a moved comment' })
  await expect(trace.getByText('This comment and its reply were moved to')).toBeVisible()
  await expect(trace.getByText('It is about tea.')).toBeVisible()
  await expect(old.getByText('Tea keeps me awake.')).toHaveCount(0)
  await expect(old.getByText('what about tea?')).toHaveCount(0)
  expect(await barriers(old)).toEqual([])
  await there.getByRole('button', { name: '2 new' }).first().click()
  await expect(commentBy(there, 'Bob').getByText('what about tea?')).toBeVisible()
  await expect(commentBy(there, 'Bob').getByRole('link', { name: 'On coffee' })).toBeVisible()
  await trace.getByRole('link', { name: 'On tea' }).click()
  await expect(commentBy(old, 'Ada').getByText('Tea keeps me awake.')).toBeVisible()
  expect(new URL(old.url()).pathname).toBe(`${to.url}/comments/${root}`)
  await old.goto(`${from.url}/comments/${reply}`)
  expect(new URL(old.url()).pathname).toBe(`${to.url}/comments/${reply}`)
  await old.goto(`${from.url}#comment-${reply}`)
  await expect(old).toHaveURL(`${to.url}/comments/${reply}`)

  const told = await (await browser.newContext({ baseURL: at(baseURL) })).newPage()
  await bob.signIn(told.context())
  await told.goto('/notifications')
  await told.getByRole('link', { name: /Your comment was moved to another thread/ }).click()
  await expect(told.getByRole('form', { name: 'Appeal' })).toBeVisible()

  await old.goto(from.url)
  const desk = await (await browser.newContext({ baseURL: at(baseURL) })).newPage()
  await mia.signIn(desk.context())
  await desk.goto(decision)
  await desk
    .getByRole('form', { name: 'Take it back' })
    .getByRole('textbox', { name: 'Reason' })
    .fill('Cyd had asked.')
  await desk.getByRole('button', { name: 'Take it back' }).click()
  await expect(desk.getByText('back to where it stood')).toBeVisible()
  await expect(comment(old, root).getByText('what about tea?')).toBeVisible()
  await expect(there.getByText('Moved to another thread by a moderator.')).toBeVisible()
  await expect(there.getByText('what about tea?')).toHaveCount(0)
  await old.goto(`/log?thread=${from.slug}`)
  const log = old.getByRole('region', { name: 'Public log' })
  await expect(log.getByText('It is about tea.')).toBeVisible()
  await expect(log.getByText('Cyd had asked.')).toBeVisible()
  const drift = (await findDrift()).filter(
    ({ check, what }) => check === 'public log' || what.includes(from.slug) || what.includes(to.slug),
  )
  expect(drift).toEqual([])
})

test('an answer that was being written while its branch is moved is not lost: it stands where the branch is', async ({
  page,
  context,
  given,
  baseURL,
}) => {
  const [from, to] = [await given.thread(TALK), await given.thread(TALK)]
  const [ada, bob] = [await givenPerson('Ada', at(baseURL)), await givenPerson('Bob', at(baseURL))]
  const mo = await givenPerson('Mo', at(baseURL), 'moderator')
  const { root, reply } = await offTopic(from, bob, ada)
  const eve = await givenPerson('Eve', at(baseURL))
  await eve.signIn(context)
  await page.goto(from.url)
  await comment(page, reply).getByRole('button', { name: 'Reply' }).click()
  await page.getByRole('textbox', { name: 'Reply' }).fill('Mine too.')
  await mo.do('decide', {
    decision: 'move',
    thread: from.slug,
    comment: root,
    to: to.url,
    reason: 'It is about tea.',
  })
  await expect(page.getByText('were moved to')).toBeVisible()
  await page.getByRole('button', { name: 'Post' }).click()

  await expect(page).toHaveURL(new RegExp(`${to.url}#comment-`))
  await expect(commentBy(page, 'Eve').getByText('Mine too.')).toBeVisible()
  const written = await db.comment.findFirstOrThrow({
    where: { body: 'Mine too.', authorId: eve.id },
    include: { parent: true, thread: true },
  })
  expect([written.thread.slug, written.parent?.ref]).toEqual([to.slug, reply])
})

test.describe('without JavaScript', () => {
  // The address that leads nowhere.
  test.use({ javaScriptEnabled: false, expected: /404.*\/api\/do\/decide/ })

  test('a comment is moved by a form, and what is wrong with the address is said beside it', async ({
    page,
    context,
    given,
    baseURL,
  }) => {
    const [from, to] = [await given.thread(TALK), await given.thread(TALK)]
    const bob = await givenPerson('Bob', at(baseURL))
    const mo = await givenPerson('Mo', at(baseURL), 'moderator')
    const root = await bob.comment(from.slug, 'What about tea?')
    await mo.signIn(context)
    const decide = async (where: string) => {
      await page.goto(`/moderation/decide?thread=${from.slug}&comment=${root}`)
      const form = page.getByRole('form', { name: 'Decide' })
      await form.getByRole('combobox', { name: 'Decision' }).selectOption('move')
      await form.getByRole('textbox', { name: 'Where to' }).fill(where)
      await form.getByRole('textbox', { name: 'Reason' }).fill('It is about tea.')
      await form.getByRole('button', { name: 'Decide' }).click()
    }
    await decide('/threads/nowhere-at-all')
    await expect(page.getByText('There is no such thread, or no such comment in it')).toBeVisible()
    await decide(to.urlOf('c1'))
    await expect(page.getByRole('heading', { name: /^Decision \d+$/ })).toBeVisible()
    await page.goto(from.url)
    const trace = page.getByRole('article', { name: 'Trace of a moved comment' })
    await expect(trace.getByText('This comment was moved to')).toBeVisible()
    await trace.getByRole('link', { name: 'See the decision' }).click()
    await expect(page.getByText('It is about tea.')).toBeVisible()
  })
})
