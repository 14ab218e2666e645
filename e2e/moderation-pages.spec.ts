import { db } from '@/lib/server/db'
import { barriers, overflow } from './support/accounts'
import { givenPerson } from './support/members'
import { expect, test } from './support/test'

for (const { colorScheme, width } of [
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 390 },
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 1440 },
] as const)
  test.describe(`in ${colorScheme}, ${width} wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 844 } })

    test('the pages of moderation keep nobody out', async ({ page, context, given, baseURL }) => {
      test.slow() // every page is looked over whole
      const at = baseURL ?? ''
      const thread = await given.thread({ title: 'On lamps', comments: [{ by: 'Cyd' }] })
      const [ada, mo] = [await givenPerson('Ada', at), await givenPerson('Mo', at, 'moderator')]
      const [eve, adam] = [await givenPerson('Eve', at), await givenPerson('Adam', at, 'admin')]
      const tim = await givenPerson('Tim', at)
      const unkind = await ada.comment(thread.slug, 'Only fools read by candles.')
      const about = { thread: thread.slug, comment: unkind }
      const warned = await mo.do('decide', {
        ...about,
        decision: 'warn',
        reason: 'Names instead of reasons.',
      })
      const removed = await mo.do('decide', { ...about, decision: 'remove', reason: 'And again.' })
      // Tim keeps order in this thread alone: his queue is what this test put there.
      const { id: threadId } = await db.thread.update({
        where: { slug: thread.slug },
        data: { approveFirst: true },
      })
      await db.threadModerator.create({ data: { threadId, userId: tim.id } })
      await eve.do('report', { thread: thread.slug, comment: 'c1', kind: 'hostile', note: 'It calls names.' })
      await ada.do('appeal', { entry: (warned as { entry: number }).entry, words: 'It was a quotation.' })
      await db.user.update({ where: { id: eve.id }, data: { joinedAt: new Date() } })
      await eve.comment(thread.slug, 'Good evening to everybody.')
      const decision = `/log/${(removed as { entry: number }).entry}`

      await eve.signIn(context)
      const look = async (address: string, shows: string | RegExp) => {
        await page.goto(address)
        await expect(page.getByText(shows).first(), address).toBeVisible()
        expect.soft(await overflow(page), address).toBe(0)
        expect.soft(await barriers(page), address).toEqual([])
      }
      await look('/log/numbers', 'Reports')
      await look('/held', 'Good evening to everybody.')
      await look('/reports', 'It calls names.')
      await look(`/log?thread=${thread.slug}`, 'And again.')
      await context.clearCookies()
      await ada.signIn(context)
      // To whom it was done, with the form of an appeal; then to a moderator, with that of taking it back.
      await look(decision, 'And again.')
      await context.clearCookies()
      await mo.signIn(context)
      await look(decision, 'And again.')
      await look(`/moderation/decide?thread=${thread.slug}&comment=${unkind}`, 'Decided before')
      await look(`/moderation/decide?thread=${thread.slug}`, 'The post')
      await context.clearCookies()
      await tim.signIn(context)
      await look('/moderation', 'It calls names.')
      await look('/moderation?show=appeal', 'It was a quotation.')
      await look('/moderation?show=mine', 'Nothing of this kind waits.')
      await context.clearCookies()
      await adam.signIn(context)
      await look('/admin', 'Who may make an account')
      await look(`/admin/members?q=${ada.handle}`, 'Sign out everywhere')
      await look('/admin/members?q=zzzz-nobody', 'Nobody is called that.')
      await look(`/admin/members/${ada.handle}/merge?into=${eve.handle}`, 'Merge for good')
      await look(`/threads/${thread.slug}/moderators`, 'Tim')
    })
  })
