import { expect, test } from './support/test'

const TALK = {
  kind: 'transcript' as const,
  media: {
    type: 'podcast' as const,
    title: 'Two people, one hour',
    duration_minutes: 62,
    recorded: '2022-03-04',
  },
  body: [
    'The best of it is at [12:40](#t-12-40).',
    '## The talk',
    '**ada** [0:05] Welcome.',
    ...Array.from({ length: 40 }, (_, i) => `**bob** [${i + 1}:00] Something about number ${i}.`).slice(
      0,
      11,
    ),
    '**ada** [12:40] And then we asked ourselves what would change our minds.',
    'Which nobody had done.',
    '*(laughter)*',
    ...Array.from({ length: 20 }, (_, i) => `**bob** [1:${String(i + 10)}:00] Late thought ${i}.`),
  ].join('\n\n'),
}

test('a transcript says what was recorded, and who speaks', async ({ page, given }) => {
  const thread = await given.thread(TALK)
  await page.goto(thread.url)

  await expect(
    page.getByText('Transcript of a podcast, Two people, one hour, 62 minutes, recorded 4 March 2022.'),
  ).toBeVisible()
  const speakers = page.getByRole('navigation', { name: 'Contents' }).getByRole('list', { name: 'Speakers' })
  await expect(speakers.getByRole('listitem')).toHaveText(['ada 2 turns', 'bob 31 turns'])
})

test('a highlight leads to the turn it was taken from', async ({ page, given }) => {
  const thread = await given.thread(TALK)
  await page.goto(thread.url)
  const turn = page.getByText('And then we asked ourselves what would change our minds.')
  await expect(turn).not.toBeInViewport()

  await page.getByRole('link', { name: '12:40' }).first().click()

  await expect(page).toHaveURL(`${thread.url}#t-12-40`)
  await expect(turn).toBeInViewport()
})

test('every turn has an address of its own', async ({ page, given }) => {
  const thread = await given.thread(TALK)
  await page.goto(`${thread.url}#t-1-25-00`)

  await expect(page.getByText('Late thought 15.')).toBeInViewport()
  await expect(page.getByRole('link', { name: '1:25:00' })).toHaveAttribute('href', '#t-1-25-00')
})

test('every highlight of the mirrored podcast and panel leads to a turn that is there', async ({ page }) => {
  for (const slug of ['podcast', 'panel']) {
    await page.goto(`/threads/${slug}`)
    const lost = await page
      .locator('main a[href^="#"]')
      .evaluateAll((links) =>
        links
          .map((link) => link.getAttribute('href') ?? '')
          .filter((href) => !document.getElementById(decodeURIComponent(href.slice(1)))),
      )
    expect(lost, slug).toEqual([])
  }
})
