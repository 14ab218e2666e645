import { db } from '@/lib/server/db'
import { barriers, overflow } from './support/accounts'
import { givenPerson } from './support/members'
import { expect, test } from './support/test'

for (const { colorScheme, width } of [
  { colorScheme: 'dark', width: 390 },
  { colorScheme: 'light', width: 1440 },
] as const)
  test.describe(`in ${colorScheme}, ${width} wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 844 } })

    test('the pages of moderation keep nobody out', async ({ page, context, given, baseURL }) => {
      test.slow() // every page is looked over whole
      const at = baseURL ?? ''
      const thread = await given.thread({ title: 'On lamps', comments: [{ by: 'Cyd' }] })
      const [ada, mo] = [await givenPerson('Ada', at), await givenPerson('Mo', at, 'moderator')]
      const eve = await givenPerson('Eve', at)
      const unkind = await ada.comment(thread.slug, 'Only fools read by candles.')
      const about = { thread: thread.slug, comment: unkind }
      await mo.do('decide', { ...about, decision: 'warn', reason: 'Names instead of reasons.' })
      const removed = await mo.do('decide', { ...about, decision: 'remove', reason: 'And again.' })
      await db.thread.update({ where: { slug: thread.slug }, data: { approveFirst: true } })
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
      await context.clearCookies()
      await ada.signIn(context)
      // To whom it was done, with the form of an appeal; then to a moderator, with that of taking it back.
      await look(decision, 'And again.')
      await context.clearCookies()
      await mo.signIn(context)
      await look(decision, 'And again.')
      await look(`/moderation/decide?thread=${thread.slug}&comment=${unkind}`, 'Decided before')
      await look(`/moderation/decide?thread=${thread.slug}`, 'The post')
    })
  })
