import type { Page } from '@playwright/test'
import { type Acting, givenPerson } from './members'
import type { InventedThread } from './test'

/** An argument with two cruxes, each raised in a comment. */
export const TALK = {
  main_claim: 'The town should hold its festival on the bridge.',
  comments: [
    { by: 'Eve', body: 'It will be finished before the summer.' },
    { by: 'Fay', body: 'It will not.' },
  ],
  cruxes: [
    { statement: 'The bridge is open by the first of June.', in: 'c1' },
    { statement: 'The steel is delivered by the end of March.', in: 'c2' },
  ],
}
/** Numbers of two people for whom a crux is double: 40 = 32 + 8. */
export const HIGH = { credence: 90, ifTrue: 70, ifFalse: 30, main: 66 }
export const LOW = { credence: 10, ifTrue: 62, ifFalse: 22, main: 26 }

type World = { thread: InventedThread; cruxes: number[]; ada: Acting; bob: Acting }

/** That argument, with Ada signed in here and Bob elsewhere. */
export async function begin(
  given: { thread(thread: object): Promise<InventedThread> },
  page: Page,
  at: string,
): Promise<World> {
  const thread = await given.thread(TALK)
  const [ada, bob] = [await givenPerson('Ada', at), await givenPerson('Bob', at)]
  await page.goto(thread.url)
  const cruxes = await page
    .locator('.rail-crux a[data-crux]')
    .evaluateAll((links) => links.map((link) => Number(link.getAttribute('data-crux'))))
  await ada.signIn(page.context())
  return { thread, cruxes: cruxes.sort((a, b) => a - b), ada, bob }
}
/** A part of a crux’s page, by its heading. */
export const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
