import { begin, HIGH, LOW, part, TALK } from './support/crux-world'
import { givenPerson } from './support/members'
import { expect, test } from './support/test'

test.use({ expected: /status of (403|404|409|422)/ })

test('evidence stands with its link and which way it points, and its giver can take it away', async ({
  page,
  given,
  baseURL,
}) => {
  const { thread, cruxes } = await begin(given, page, baseURL ?? '')
  await page.goto(`/cruxes/${cruxes[0]}`)
  const evidence = part(page, 'Evidence')
  await evidence.getByText('Add evidence').click()
  await evidence.getByLabel('What it shows').fill('The works report names the tenth of May.')
  await evidence.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByRole('alert')).toContainText('give a link, or a comment of this thread')
  await evidence.getByLabel('A page elsewhere').fill('https://reports.example/works')
  await evidence.getByRole('button', { name: 'Add' }).click()

  await expect(evidence.getByRole('listitem')).toContainText(
    'speaks for it: The works report names the tenth of May.',
  )
  await expect(evidence.getByRole('link', { name: 'reports.example' })).toHaveAttribute(
    'href',
    'https://reports.example/works',
  )
  await evidence.getByText('Add evidence').click()
  await evidence.getByLabel('or a comment of this thread').fill(thread.urlOf('c2'))
  await evidence.getByLabel('What it shows').fill('Fay has seen no steel.')
  await evidence.getByLabel('It', { exact: true }).selectOption('speaks strongly against it')
  await evidence.getByRole('button', { name: 'Add' }).click()
  await expect(evidence.getByRole('link', { name: 'Fay’s comment' })).toBeVisible()
  await evidence.getByRole('listitem').first().getByRole('button', { name: 'Take away' }).click()
  await expect(evidence.getByRole('listitem')).toHaveCount(1)
  await expect(part(page, 'What happened to it')).toContainText('took evidence away')
})

test('“is this what you mean?” is for its owner to say', async ({ page, given, baseURL, browser }) => {
  const { cruxes, bob } = await begin(given, page, baseURL ?? '')
  await bob.do('stance', { crux: cruxes[0], ...LOW })
  await page.goto(`/cruxes/${cruxes[0]}`)
  const mine = part(page, 'Is this what you mean?')
  await mine.getByText('Say what somebody thinks').click()
  await mine.getByLabel('As you understand it').fill('You doubt the date, not the bridge.')
  await mine.getByRole('button', { name: 'Ask them' }).click()
  await expect(mine).toContainText('Bob has not answered yet')
  await expect(mine.getByRole('button', { name: 'Yes, it is' })).toHaveCount(0)

  const other = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  await bob.signIn(other.context())
  await other.goto(`/cruxes/${cruxes[0]}`)
  await part(other, 'Is this what you mean?').getByRole('button', { name: 'Yes, it is' }).click()
  await expect(part(other, 'Is this what you mean?')).toContainText('“Yes, that is what I mean.” Bob')
  // Ada’s page hears of it by itself.
  await expect(mine).toContainText('“Yes, that is what I mean.” Bob')
  await other.context().close()
})

test('doubts stand with their reason, can be answered and taken back', async ({ page, given, baseURL }) => {
  const { cruxes, bob } = await begin(given, page, baseURL ?? '')
  await bob.do('crux-flag', { crux: cruxes[0], kind: 'unclear', note: 'Open to whom?' })
  await page.goto(`/cruxes/${cruxes[0]}`)
  const doubts = part(page, 'Doubts about how it is put')
  await expect(doubts).toContainText('Bob: it can be read in more than one way. Open to whom?')
  await expect(doubts.getByRole('button', { name: 'Take this doubt back' })).toHaveCount(0)
  await doubts.getByText('Answer Bob').click()
  await doubts.getByLabel('Your answer').fill('To people on foot.')
  await doubts.getByRole('button', { name: 'Answer' }).click()
  await expect(doubts.getByRole('listitem')).toContainText('To people on foot.')

  await doubts.getByText('Raise a doubt').click()
  await doubts.getByLabel('The statement').selectOption('rests on a fact without a source')
  await doubts.getByLabel('Why, in a sentence').fill('Which report?')
  await doubts.getByRole('button', { name: 'Raise it' }).click()
  await doubts.getByRole('button', { name: 'Take this doubt back' }).click()
  await expect(doubts.getByText('Which report?')).toHaveCount(0)
})

test('cruxes rest on one another, and a circle is refused in a sentence', async ({
  page,
  given,
  baseURL,
}) => {
  const { cruxes, ada } = await begin(given, page, baseURL ?? '')
  await page.goto(`/cruxes/${cruxes[0]}`)
  const related = part(page, 'Beside other cruxes')
  const relate = async () => {
    await related.getByText('Relate it to another').click()
    await related.getByLabel('C1', { exact: true }).selectOption('rests on')
    await related.getByRole('button', { name: 'Relate them' }).click()
  }
  await relate()
  await expect(related.getByRole('listitem')).toContainText(
    'C1 rests on C2: The steel is delivered by the end of March.',
  )

  const refused = await ada
    .do('crux-relation', { crux: cruxes[1], type: 'depends_on', to: cruxes[0] })
    .catch((error: Error) => error.message)
  expect(refused).toContain('in a circle')
  await related.getByRole('link', { name: /^C2/ }).click()
  await expect(part(page, 'Beside other cruxes').getByRole('listitem')).toContainText('C2 carries C1:')
  await page.goBack()
  await related.getByRole('button', { name: 'Take away: rests on C2' }).click()
  await expect(related.getByRole('listitem')).toHaveCount(0)
})

test('whoever proposed it puts it anew; where it means something else, stances rest until they are given again', async ({
  page,
  given,
  baseURL,
}) => {
  const { thread, ada, bob } = await begin(given, page, baseURL ?? '')
  const { crux } = (await ada.do('crux-tag', {
    thread: thread.slug,
    statement: 'The festival draws a thousand people.',
    kind: 'forecast',
  })) as { crux: number }
  await bob.do('stance', { crux, ...LOW })
  await page.goto(`/cruxes/${crux}`)
  await page.getByText('Put it into other words').click()
  const words = part(page, 'Its words')
  await words.getByLabel('Statement').fill('The festival draws two thousand people.')
  await words.getByLabel('What would we see if it were true?').fill('The gate counts 2,000 tickets.')
  await words.getByRole('radio', { name: /means something else/ }).check()
  await words.getByLabel('Why', { exact: true }).fill('A thousand come every year.')
  await words.getByRole('button', { name: 'Save' }).click()

  const history = part(page, 'What happened to it')
  await expect(history).toContainText(
    'put it anew and said what we would see, revision 2; its meaning changed',
  )
  await expect(history.locator('ins')).toContainText('The gate counts 2,000 tickets.')
  await expect(part(page, 'Crux C3')).toContainText('What we would see The gate counts 2,000 tickets.')
  await expect(history.locator('del')).toHaveText('The festival draws a thousand people.')
  await expect(history).toContainText('A thousand come every year.')
  await ada.do('stance', { crux, ...HIGH })
  await page.reload()
  await expect(
    part(page, 'Who stands where').getByRole('row', { name: /Bob before it changed/ }),
  ).toBeVisible()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the page reads, and its forms work', async ({ page, given, baseURL }) => {
    const thread = await given.thread(TALK)
    const ada = await givenPerson('Ada', baseURL ?? '')
    await ada.signIn(page.context())
    await page.goto(thread.url)
    await page.getByRole('link', { name: 'The bridge is open by the first of June.' }).first().click()
    await page.getByLabel('How likely is it?').fill('80')
    await page.getByLabel('Main claim if true').fill('70')
    await page.getByLabel('Main claim if false').fill('20')
    await page.getByRole('button', { name: 'Save my stance' }).click()
    await expect(
      page.getByText('Settling this would move you by 50 points: it is a crux for you.'),
    ).toBeVisible()
    await page.getByText('Raise a doubt').click()
    await page.getByLabel('Why, in a sentence').fill('Which bridge?')
    await page.getByRole('button', { name: 'Raise it' }).click()
    await expect(part(page, 'Doubts about how it is put')).toContainText('Which bridge?')
  })
})
