import { barriers, overflow } from './support/accounts'
import { disagreementOf } from './support/cruxes'
import { givenPerson } from './support/members'
import { expect, test } from './support/test'

test('two members go through a crux in a room: invited, understood, apart by 40 = 32 + 8, and on common ground', async ({
  page,
  given,
  baseURL,
  context,
  browser,
}) => {
  const thread = disagreementOf({ comments: [{ id: 'c1', by: 'Eve' }] }, [
    { statement: 'A form costs an hour.', in: 'c1' },
  ])
  await given.document(thread.document)
  const [ada, bob] = [await givenPerson('Ada', baseURL ?? ''), await givenPerson('Bob', baseURL ?? '')]
  await ada.signIn(context)
  const other = await browser.newContext({ baseURL: baseURL ?? '' })
  await bob.signIn(other)
  const his = await other.newPage()

  await page.goto(`${thread.url}/cruxes`)
  await page.getByRole('link', { name: 'Rooms on C1' }).click()
  await page.getByLabel('With whom? Their handle').fill(bob.handle)
  await page.getByRole('button', { name: 'Invite' }).click()
  await expect(page.getByText('has been invited')).toBeVisible()
  const room = new URL(page.url()).pathname
  const crux = Number(room.split('/')[2])

  await his.goto('/notifications')
  await his
    .getByRole('link', { name: /invites you to a room/ })
    .first()
    .click()
  await expect(his).toHaveURL(room)
  await his.getByRole('button', { name: 'Accept' }).click()
  await expect(his.getByText('has been invited')).toHaveCount(0)

  await his.getByLabel('What Ada means, in your words').fill('An hour is too much for what it brings.')
  await his.getByRole('button', { name: 'Ask whether it is' }).click()
  await expect(his.getByText('Ada has not answered yet.')).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Yes, that is what I mean' }).click()
  const checks = page.getByRole('region', { name: 'Four checks' }).getByRole('listitem')
  await expect(checks.nth(0)).toContainText('Done: Bob has put Ada’s view into words that Ada accepts.')
  await expect(checks.nth(1)).toContainText('Still open')

  await ada.do('stance', { crux, credence: 90, ifTrue: 70, ifFalse: 30 })
  await expect(page.getByText(/What parts/).first()).toBeVisible()
  await bob.do('stance', { crux, credence: 10, ifTrue: 62, ifFalse: 22 })
  await page.reload()
  await expect(page.getByRole('figure')).toContainText('40 = 32 + 8')
  await expect(page.getByRole('figure')).toContainText(
    'C1 accounts for 32 of the 40 points between Ada and Bob.',
  )
  await expect(checks.filter({ hasText: 'Done:' })).toHaveCount(4)

  await page
    .getByRole('form', { name: 'New point: Checks and bets' })
    .getByLabel('New point')
    .fill('Time ten forms.')
  await page
    .getByRole('form', { name: 'New point: Checks and bets' })
    .getByRole('button', { name: 'Add' })
    .click()
  const bets = page.getByRole('region', { name: 'Checks and bets' })
  await expect(bets.getByText('Time ten forms.')).toBeVisible()
  await expect(bets.getByRole('button', { name: 'Move up' })).toHaveCount(0)
  await his.reload()
  await his.getByRole('region', { name: 'Checks and bets' }).getByRole('button', { name: 'Move up' }).click()
  await expect(his.getByRole('region', { name: 'Common beliefs' })).toContainText('Time ten forms.')
  expect(await barriers(his)).toEqual([])
  await his.setViewportSize({ width: 390, height: 800 })
  expect(await overflow(his)).toBeLessThanOrEqual(0)
  await other.close()
})

test('everybody reads a room; only those who sit there write in it', async ({
  page,
  given,
  baseURL,
  context,
}) => {
  const thread = disagreementOf({ comments: [{ id: 'c1', by: 'Eve' }] }, [
    { statement: 'A form costs an hour.', in: 'c1' },
  ])
  await given.document(thread.document)
  const [ada, bob] = [await givenPerson('Ada', baseURL ?? ''), await givenPerson('Bob', baseURL ?? '')]
  await page.goto(`${thread.url}/cruxes`)
  const href = await page.getByRole('link', { name: 'Rooms on C1' }).getAttribute('href')
  const crux = Number(href?.split('/')[2])
  const opened = (await ada.do('room-open', { crux, with: bob.handle, facilitator: '' })) as { room: number }
  await bob.do('room-answer', { room: opened.room, answer: 'accept' })
  await bob.do('room-point', { room: opened.room, section: 'rant', text: 'Where to begin.' })

  await page.goto(`/cruxes/${crux}/rooms`)
  await page.getByRole('link', { name: 'Ada and Bob' }).click()
  await expect(page.getByRole('region', { name: 'Rant' })).toContainText('Where to begin.')
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /Move|Take away|Accept/ })).toHaveCount(0)

  const eve = await givenPerson('Eve', baseURL ?? '')
  await eve.signIn(context)
  await expect(eve.do('room-point', { room: opened.room, section: 'rant', text: 'And I?' })).rejects.toThrow(
    /Only those who sit/,
  )
  await page.reload()
  await expect(page.getByText('Give your own stance on the crux first, then see theirs.')).toBeVisible()
})
