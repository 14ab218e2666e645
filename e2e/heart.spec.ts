import type { Browser } from '@playwright/test'
import { parse as parseYaml } from 'yaml'
import { db } from '@/lib/server/db'
import { parseArgdown } from './support/argdown'
import { type Acting, givenPerson } from './support/members'
import { expect, type InventedThread, type Page, test } from './support/test'

const TALK = {
  title: 'A festival on the bridge',
  main_claim: 'The town should hold its festival on the bridge.',
  comments: [{ by: 'Eve', body: 'It will be finished before the summer, so let us dance there.' }],
}
const STATEMENT = 'The bridge is open to people on foot by the first of June.'

type World = {
  thread: InventedThread
  crux: number
  ada: Acting
  bob: Acting
  cyd: Acting
  mo: Acting
  /** Bob's comment, which will move Ada. */
  moving: string
  pages: Record<'ada' | 'bob' | 'mo', Page>
}

const card = (page: Page) => page.getByRole('region', { name: 'Crux C1', exact: true })
const reference = (page: Page, state: string) =>
  page.locator('.body').getByRole('link', { name: `Crux C1, ${state}` })

async function openAs(browser: Browser, person: Acting, at: string, url: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: at })
  await person.signIn(context)
  const page = await context.newPage()
  await page.goto(url)
  return page
}

async function say(page: Page, numbers: Record<string, number>): Promise<void> {
  for (const [name, percent] of Object.entries(numbers))
    await card(page).getByRole('slider', { name, exact: true }).fill(String(percent))
}
const numbers = (credence: number, ifTrue: number, ifFalse: number, now: number) => ({
  'How likely is it?': credence,
  'Main claim if true': ifTrue,
  'Main claim if false': ifFalse,
  'Main claim now': now,
})
const save = (page: Page) => card(page).getByRole('button', { name: 'Save my stance' }).click()
const scoreOf = async (crux: number) =>
  (await db.cruxScore.findFirst({ where: { cruxId: crux } }))?.score ?? null

test('two people who disagree find out what it turns on, and one of them changes their mind', async ({
  browser,
  given,
  baseURL,
}) => {
  const at = baseURL ?? ''
  test.setTimeout(240_000)
  const world = await begin()
  await test.step('both answer without seeing the other’s numbers', () => answerBlind(world))
  await test.step('it is a double crux, and both browsers say so by themselves', () => becomeDouble(world))
  await test.step('one changes their mind because of what the other wrote', () => changeMind(world))
  await test.step('a moderator resolves it by criteria set before', () => resolve(world))
  await test.step('both are asked again', () => answerAgain(world))
  await test.step('everything can be taken along', () => takeAlong(world))
  for (const page of Object.values(world.pages)) await page.context().close()

  async function begin(): Promise<World> {
    const thread = await given.thread(TALK)
    const [ada, bob, cyd, mo] = await Promise.all([
      givenPerson('Ada', at),
      givenPerson('Bob', at),
      givenPerson('Cyd', at),
      givenPerson('Mo', at, 'moderator'),
    ])
    const tagged = (await ada.do('crux-tag', {
      thread: thread.slug,
      statement: STATEMENT,
      kind: 'forecast',
      anchors: [{ comment: 'c1', role: 'raised_by', quote: 'finished before the summer' }],
    })) as { crux: number }
    const { crux } = tagged
    await mo.do('crux-criteria', {
      crux,
      criteria: 'The town’s own report says so.',
      resolveBy: '2027-06-01',
    })
    const moving = await bob.comment(thread.slug, 'The steel has not even been ordered.')
    const pages = {
      ada: await openAs(browser, ada, at, thread.url),
      bob: await openAs(browser, bob, at, thread.url),
      mo: await openAs(browser, mo, at, `/cruxes/${crux}`),
    }
    return { thread, crux, ada, bob, cyd, mo, moving, pages }
  }
  async function answerBlind({ pages, crux }: World): Promise<void> {
    for (const page of [pages.ada, pages.bob]) await reference(page, 'proposed').click()
    await expect(card(pages.ada)).toContainText('If the two lie far apart, C1 is a crux for you.')
    await say(pages.ada, numbers(90, 70, 30, 66))
    await expect(card(pages.ada)).toContainText(
      'Settling this would move you by 40 points: it is a crux for you.',
    )
    await save(pages.ada)
    await expect(card(pages.ada)).toContainText('Needs one more stance.')

    await expect(card(pages.bob)).toContainText(
      'One other person has answered: you see what they said once you have.',
    )
    const told = await (await pages.bob.request.get(`/api/cruxes/${crux}`)).json()
    expect(told).toMatchObject({ is_blind: true, stances: null, pairs: [], figures: {} })
    await say(pages.bob, numbers(10, 62, 22, 26))
    await save(pages.bob)
  }
  async function becomeDouble({ pages }: World): Promise<void> {
    await expect(card(pages.bob)).toContainText('Ada stands furthest from you: 40 = 32 + 8 points')
    await expect(card(pages.bob)).toContainText('C1 accounts for 32 of the 40 points between you and Ada.')
    await expect(card(pages.bob)).toContainText(
      'Whichever way C1 fell, you and Ada would still stand 8 points apart.',
    )
    // Ada has done nothing since: her page hears of it.
    await expect(card(pages.ada)).toContainText('Bob stands furthest from you: 40 = 32 + 8 points')
    for (const page of [pages.ada, pages.bob]) {
      await expect(card(page)).toContainText('It is a double crux between you and')
      await expect(reference(page, 'double crux')).toBeVisible()
      await expect(page.getByRole('region', { name: 'Where we disagree' })).toContainText(
        'double crux · 1 pair',
      )
    }
    await expect(pages.mo.getByText('40 = 32 + 8')).toHaveCount(0) // a moderator is as blind as anybody
  }
  async function changeMind({ pages, crux, cyd, moving }: World): Promise<void> {
    // A third person makes a score of it: two pairs of 32 points, of 3 pairs and 10 of nobody.
    await cyd.do('stance', { crux, credence: 10, ifTrue: 62, ifFalse: 22, main: 26 })
    expect(await scoreOf(crux)).toBeCloseTo((2 * 32) / 13, 9)
    await expect(pages.ada.getByRole('region', { name: 'Where we disagree' })).toContainText('2 pairs')

    await card(pages.ada).getByText('What moved you, and why').click()
    await card(pages.ada).getByRole('combobox', { name: 'The comment that moved you' }).selectOption(moving)
    await card(pages.ada).getByLabel('Why, in a few words').fill('No steel, no bridge.')
    await say(pages.ada, numbers(40, 70, 30, 46))
    await save(pages.ada)

    await expect(card(pages.ada)).toContainText('20 = 12 + 8 points')
    await card(pages.ada).getByText('Your numbers so far').click()
    await expect(card(pages.ada)).toContainText(
      'probability 90 → 40, main claim 66 → 46 because of Bob’s comment',
    )
    await expect(card(pages.bob)).toContainText('20 = 12 + 8 points')
    expect(await scoreOf(crux)).toBeCloseTo((2 * 12) / 13, 9)
    const seen = await (await pages.bob.request.get(`/api/cruxes/${crux}`)).json()
    expect(seen.figures).toMatchObject({ score: 1.8, value_of_discrimination: 8 })
  }
  async function resolve({ pages: { mo } }: World): Promise<void> {
    await expect(mo.getByText('3 people have answered since')).toBeVisible()
    await mo.getByText('Resolve …').click()
    const form = mo.getByRole('form', { name: 'Resolve' })
    await form.getByRole('radio', { name: 'true' }).check()
    await form.getByLabel('Reason').fill('The report of the first of June says so.')
    await form.getByRole('button', { name: 'Resolve' }).click()

    await expect(card(mo)).toContainText('Resolved: true. The report of the first of June says so.')
    await expect(mo.getByText('double crux → resolved: true')).toBeVisible()
  }
  async function answerAgain({ pages, thread, bob }: World): Promise<void> {
    await expect(card(pages.ada)).toContainText('You said: if true, 70. Now?')
    await expect(card(pages.bob)).toContainText('You said: if true, 62. Now?')
    for (const [page, answer] of [
      [pages.ada, 73],
      [pages.bob, 61],
    ] as const) {
      await card(page).getByRole('slider', { name: 'Main claim now' }).fill(String(answer))
      await card(page).getByRole('button', { name: 'Answer', exact: true }).click()
      await expect(card(page)).toContainText(`You answered ${answer}.`)
    }
    await pages.bob.goto(`${thread.url}/cruxes`)
    await expect(pages.bob.getByText('2 of 2 stand within 10 points')).toContainText(
      'people are 2 points off',
    )
    const notices = await db.notification.findMany({ where: { userId: bob.id }, orderBy: { id: 'asc' } })
    expect(notices.map(({ kind }) => kind)).toEqual(['double_crux', 'crux'])
  }
  async function takeAlong({ thread, pages: { ada } }: World): Promise<void> {
    const get = async (kind: string) => {
      const response = await ada.request.get(`${thread.url}/export.${kind}`)
      expect(response.status(), kind).toBe(200)
      return response
    }
    const document = await (await get('json')).json()
    expect(document.cruxes[0]).toMatchObject({ state: 'resolved', outcome: 'true', statement: STATEMENT })
    expect(document.cruxes[0].stances).toHaveLength(4)
    expect(parseYaml(await (await get('yaml')).text())).toEqual(document)
    expect(await (await get('md')).text()).toContain(`## C1. ${STATEMENT}`)
    const lines = (await (await get('csv')).text()).trimEnd().split('\r\n')
    expect(lines.map((line) => line.split(',').length)).toEqual([10, 10, 10, 10])

    const { parserErrors, lexerErrors, statements } = parseArgdown(await (await get('argdown')).text())
    expect([parserErrors, lexerErrors]).toEqual([[], []])
    expect(statements?.C1?.members.find(({ text }) => text)?.text?.trim()).toBe(STATEMENT)

    const svg = await (await get('svg')).text()
    expect(
      await ada.evaluate(
        (text) => new DOMParser().parseFromString(text, 'image/svg+xml').documentElement.tagName,
        svg,
      ),
    ).toBe('svg')
    const png = await (await get('png')).body()
    expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')])

    // It comes in elsewhere as what it was here, and goes out again as the same.
    const slug = `${thread.slug}-again`
    const copy = { ...document, thread: { ...document.thread, slug } }
    await given.document(copy)
    expect(await (await ada.request.get(`/threads/${slug}/export.json`)).json()).toEqual(copy)
  }
})
