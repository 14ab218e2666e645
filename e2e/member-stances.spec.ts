import { barriers } from './support/accounts'
import { disagreementOf } from './support/cruxes'
import { givenPerson } from './support/members'
import { expect, test } from './support/test'

test('a member sees how their mind changed and whose comment did it; others only when they let them', async ({
  page,
  given,
  baseURL,
  context,
  browser,
}) => {
  const thread = disagreementOf({ comments: [{ id: 'c1', by: 'Bob' }] }, [
    { statement: 'A form costs an hour.', in: 'c1' },
  ])
  await given.document(thread.document)
  const ada = await givenPerson('Ada', baseURL ?? '')
  await ada.do('claim-stance', { thread: thread.slug, credence: 71 })
  await ada.do('claim-stance', { thread: thread.slug, credence: 55, because: 'c1' })
  await ada.signIn(context)
  const guest = await browser.newPage({ baseURL: baseURL ?? '' })

  await page.goto(`/people/${ada.handle}`)
  await page.getByRole('navigation', { name: 'What to show' }).getByRole('link', { name: 'stances' }).click()
  const change = page.getByRole('region', { name: 'Changes of mind' }).getByRole('listitem')
  await expect(change).toContainText(`71 → 55 because of @${thread.handle('Bob')}’s comment`)
  await expect(change.getByRole('link', { name: /’s comment/ })).toHaveAttribute(
    'href',
    `${thread.url}#comment-c1`,
  )
  await expect(
    page.getByRole('img', { name: /^Main claim: It will be worth it\.: 71 on .*, 55 on / }),
  ).toBeVisible()
  await expect(page.getByRole('region', { name: 'Calibration' })).toContainText(
    'from 20 resolved ones on; 0 so far',
  )
  await expect(page.getByText('Only you can see this page.')).toBeVisible()
  expect(await barriers(page)).toEqual([])

  await guest.goto(`/people/${ada.handle}`)
  await expect(guest.getByRole('link', { name: 'stances' })).toHaveCount(0)
  await guest.goto(`/people/${ada.handle}/stances`)
  await expect(guest.getByText('Ada does not show their stances here')).toBeVisible()
  await expect(guest.getByText('71')).toHaveCount(0)

  await page.getByRole('link', { name: 'Change that in your settings' }).click()
  await page.getByRole('checkbox', { name: 'Show them on my page to everybody' }).check()
  await page.getByRole('button', { name: 'Keep this choice' }).click()
  await expect(page.getByRole('status')).toHaveText('Saved.')
  await guest.reload()
  await expect(guest.getByText('71 → 55')).toBeVisible()

  await page.getByRole('checkbox', { name: 'Show them on my page to everybody' }).uncheck()
  const saved = page.waitForResponse(/show-stances/)
  await page.getByRole('button', { name: 'Keep this choice' }).click()
  await saved
  await guest.reload()
  await expect(guest.getByText('71 → 55')).toHaveCount(0)
  await guest.close()
})

test('from twenty resolved forecasts on, the page says how well they came out', async ({ page, given }) => {
  const statements = Array.from({ length: 20 }, (_, i) => ({
    statement: `Forecast number ${i + 1} comes true.`,
    in: 'c1',
    kind: 'forecast' as const,
    stances: { Cyd: [80, 60, 40] } as const,
  }))
  const thread = disagreementOf({ comments: [{ id: 'c1', by: 'Bob' }] }, statements)
  thread.document.cruxes = (thread.document.cruxes ?? []).map((crux, i) => ({
    ...crux,
    state: 'resolved' as const,
    outcome: i < 16 ? ('true' as const) : ('false' as const),
    resolved_at: '2025-01-01T00:00:00Z',
  }))
  await given.document(thread.document)

  await page.goto(`/people/${thread.handle('Cyd')}/stances`)
  const calibration = page.getByRole('region', { name: 'Calibration' })
  await expect(calibration).toContainText('Brier score 0.160 over 20 resolved forecasts')
  await expect(calibration.getByRole('row', { name: /^80–100%/ })).toContainText('80%')
})

test('a reader who has still to answer a crux sees on a member’s page that it was answered, and no more', async ({
  page,
  given,
  baseURL,
  context,
}) => {
  const thread = disagreementOf({ comments: [{ id: 'c1', by: 'Bob' }] }, [
    { statement: 'A form costs an hour.', in: 'c1', stances: { Cyd: [83, 60, 40] } },
  ])
  await given.document(thread.document)
  const reader = await givenPerson('Reader', baseURL ?? '')
  await reader.signIn(context)
  await page.goto(`/people/${thread.handle('Cyd')}/stances`)

  await expect(page.getByText('A form costs an hour.')).toBeVisible()
  await expect(page.getByText('Give yours first, then see theirs.')).toBeVisible()
  await expect(page.getByText('83%')).toHaveCount(0)
})
