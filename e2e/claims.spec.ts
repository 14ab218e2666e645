import { db } from '@/lib/server/db'
import { parseArgdown } from './support/argdown'
import { violations } from './support/axe'
import { unique } from './support/documents'
import { type Acting, givenPerson } from './support/members'
import { expect, type Page, test } from './support/test'

const MAIN = 'The town should hold its festival on the bridge.'
const SECOND = 'The festival will pay for itself.'
const STATEMENT = 'The bridge is open by the first of June.'

/** A thread by Ada, with a comment by Bob. */
async function begin(
  at: string,
): Promise<{ slug: string; url: string; said: string; ada: Acting; bob: Acting }> {
  const [ada, bob] = [await givenPerson('Ada', at, 'moderator'), await givenPerson('Bob', at)]
  await db.group.createMany({ data: [{ slug: 'commons', name: 'Commons' }], skipDuplicates: true })
  const { thread: slug } = (await ada.do('new-thread', {
    group: 'commons',
    kind: 'post',
    title: `A festival ${unique()}`,
    body: 'Let us dance there, all of us, through the night.',
    mainClaim: MAIN,
  })) as { thread: string }
  const said = await bob.comment(slug, 'It will not be ready before the summer.')
  return { slug, url: `/threads/${slug}`, said, ada, bob }
}

async function visit(page: Page, person: Acting, url: string): Promise<void> {
  await page.context().clearCookies()
  await person.signIn(page.context())
  await page.goto(url)
}

const rail = (page: Page) => page.getByRole('region', { name: 'Where we disagree' })
const card = (page: Page) => page.getByRole('region', { name: 'Crux C1', exact: true })
const switching = (page: Page) => card(page).getByRole('navigation', { name: 'Claims that C1 is a crux for' })

test('a thread comes to claim a second thing, people answer it, and a crux is one for both', async ({
  page,
  given,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const { slug, url, said, ada, bob } = await begin(baseURL ?? '')

  await test.step('its author adds a claim', async () => {
    await visit(page, ada, url)
    await rail(page).getByRole('link', { name: 'Add a claim' }).click()
    await page.getByRole('textbox', { name: 'Claim', exact: true }).fill(SECOND)
    await page.getByRole('button', { name: 'Add this claim' }).click()
    await expect(page.getByRole('list', { name: 'Claims' }).getByRole('listitem')).toHaveText([
      new RegExp(MAIN),
      new RegExp(`Claim 2 ${SECOND}`),
    ])
    expect(await violations(page)).toEqual([])
    await ada.do('claim-stance', { thread: slug, claim: 'k2', credence: 80 })
  })

  await test.step('a reader answers it without seeing what others said', async () => {
    await visit(page, bob, url)
    await expect(rail(page)).toContainText('1 person has said how likely it is. Say yours first')
    await expect(rail(page).getByRole('link', { name: 'Add a claim' })).toHaveCount(0)
    await rail(page).getByText('Say where you stand on Claim 2').click()
    await rail(page).getByRole('slider', { name: 'Claim 2, in percent' }).fill('30')
    await rail(page).getByRole('button', { name: 'Save' }).last().click()
    await expect(rail(page)).toContainText('2 people put Claim 2 between 30 and 80')
  })

  await test.step('a crux is tagged for it', async () => {
    await page.goto(`${url}/cruxes/new?comment=${said}`)
    await page.getByLabel('For which claim?').selectOption({ label: `Claim 2: ${SECOND}` })
    await page.getByRole('textbox', { name: 'Statement' }).fill(STATEMENT)
    await page.getByRole('button', { name: 'Propose this crux' }).click()
    await expect(card(page)).toContainText(`Claim 2 ${SECOND}`)
    await expect(switching(page)).toHaveCount(0)
  })

  await test.step('whoever proposed it says that it is one for the main claim too, and the card switches', async () => {
    await page.getByText('It is a crux for another claim too').click()
    await page.getByRole('button', { name: 'Add it' }).click()
    await expect(switching(page).getByRole('link')).toHaveText(['Main claim', 'Claim 2'])
    await switching(page).getByRole('link', { name: 'Claim 2' }).click()
    await expect(page).toHaveURL(/\?claim=k2$/)
    for (const [name, value] of [
      ['How likely is it?', 90],
      ['Claim 2 if true', 70],
      ['Claim 2 if false', 30],
    ] as const)
      await card(page).getByRole('slider', { name, exact: true }).fill(String(value))
    await card(page).getByRole('button', { name: 'Save my stance' }).click()
    await expect(card(page)).toContainText('Needs one more stance.')
    await switching(page).getByRole('link', { name: 'Main claim' }).click()
    // How likely it is was said already: it is the same belief.
    await expect(card(page).getByRole('slider', { name: 'How likely is it?' })).toHaveValue('90')
    await expect(card(page).getByRole('slider', { name: 'Main claim if true' })).toHaveAttribute(
      'aria-valuetext',
      'not answered yet',
    )
    expect(await violations(page)).toEqual([])
  })

  const crux = Number(new URL(page.url()).pathname.split('/').at(-1))
  await ada.do('stance', { crux, claim: 'k2', credence: 10, ifTrue: 62, ifFalse: 22 })

  await test.step('rail and map show it under each claim', async () => {
    await page.goto(url)
    const claims = rail(page).getByRole('navigation', { name: 'Claims of this thread' })
    await expect(rail(page)).toContainText('yours first')
    await claims.getByRole('link', { name: 'Claim 2' }).click()
    await expect(page).toHaveURL(/\?claim=k2$/)
    await expect(rail(page)).toContainText('double crux · 1 pair')
    await rail(page).getByText('Say where you stand on the main claim').click()
    expect(await violations(page)).toEqual([])

    await rail(page).getByRole('link', { name: 'All cruxes and their map' }).click()
    const map = page.getByRole('region', { name: 'Crux map' })
    await expect(map.getByRole('link')).toHaveText([
      /festival on the bridge/,
      /Claim 2: The festival/,
      /open by/,
    ])
    await expect(map.locator('.edge-words')).toHaveText(['+40'])
    await expect(page.getByRole('list', { name: 'Cruxes', exact: true })).toContainText(
      'Its being true would make Claim 2 40 points likelier.',
    )
    expect(await violations(page)).toEqual([])
  })

  await test.step('everything goes out, and comes in again as it was', async () => {
    const get = async (of: string, kind: string) =>
      (await page.request.get(`/threads/${of}/export.${kind}`)).text()
    const document = JSON.parse(await get(slug, 'json'))
    expect(document.claims.map(({ id }: { id: string }) => id)).toEqual(['main', 'k2'])
    expect(document.cruxes[0].claims).toEqual(['main', 'k2'])
    const { parserErrors, statements } = parseArgdown(await get(slug, 'argdown'))
    expect(parserErrors).toEqual([])
    expect(statements?.K2?.members.find(({ text }) => text)?.text?.trim()).toBe(SECOND)
    expect(await get(slug, 'csv')).toContain('C1,k2,')
    expect(await get(slug, 'md')).toContain('For: Main claim, Claim 2')
    const copy = { ...document, thread: { ...document.thread, slug: `${slug}-again` } }
    await given.document(copy)
    expect(JSON.parse(await get(`${slug}-again`, 'json'))).toEqual(copy)
  })
})

test('without a script the card switches between claims, and saves for the one that is looked at', async ({
  browser,
  baseURL,
}) => {
  const at = baseURL ?? ''
  const { slug, said, ada, bob } = await begin(at)
  await ada.do('claim-add', { thread: slug, text: SECOND })
  const { crux } = (await ada.do('crux-tag', {
    thread: slug,
    statement: STATEMENT,
    kind: 'forecast',
    anchors: [{ comment: said, role: 'raised_by', quote: '' }],
  })) as { crux: number }
  await ada.do('crux-claim', { crux, claim: 'k2' })
  const context = await browser.newContext({ baseURL: at, javaScriptEnabled: false })
  await bob.signIn(context)
  const page = await context.newPage()
  await page.goto(`/cruxes/${crux}`)

  await switching(page).getByRole('link', { name: 'Claim 2' }).click()
  await card(page).getByLabel('How likely is it?').fill('60')
  await card(page).getByLabel('Claim 2 if true').fill('80')
  await card(page).getByLabel('Claim 2 if false').fill('40')
  await card(page).getByRole('button', { name: 'Save my stance' }).click()

  await expect(page).toHaveURL(new RegExp(`/cruxes/${crux}\\?claim=k2$`))
  await expect(card(page).getByLabel('Claim 2 if true')).toHaveValue('80')
  await switching(page).getByRole('link', { name: 'Main claim' }).click()
  await expect(card(page).getByLabel('Main claim if true')).toHaveValue('')
  await context.close()
})
