import type { Page } from '@playwright/test'
import { givenPerson } from './members'

export const SAID = 'The bridge will be finished before the summer. Nobody doubts the money.'
const DENIED = 'The bridge will not be finished before the winter, whatever they pay.'

/** A thread in which two people disagree about a bridge, and the sentence that it turns on. */
export const TALK = {
  main_claim: 'The town should hold its festival on the bridge.',
  comments: [
    { by: 'Ada', body: SAID },
    { by: 'Bob', body: DENIED },
  ],
}
export const STATEMENT = 'The bridge is open to people on foot by the first of June.'

/** Somebody who takes part in nothing yet, signed in on this page's browser. */
export async function signInEve(page: Page, baseURL: string | undefined): Promise<void> {
  const eve = await givenPerson('Eve', baseURL ?? '')
  await eve.signIn(page.context())
}

export const panel = (page: Page) => page.getByRole('form', { name: 'What does it turn on?' })
export const card = (page: Page) => page.getByRole('region', { name: /^Crux C/ })

export async function propose(page: Page, statement = STATEMENT): Promise<void> {
  await panel(page).getByRole('textbox', { name: 'Statement' }).fill(statement)
  await panel(page).getByRole('button', { name: 'Propose this crux' }).click()
}
