import { Refusal } from '@/lib/access/refusal'
import type { StanceInput } from '@/lib/cruxes/stances/schema'
import { tuples } from '@/lib/server/db'
import { givenCrux, givenThread } from './crux-world'
import { givenMember } from './member'

/** The worked example: 40 points apart on the main claim, 32 of them by this crux. */
export const ADA = { credence: 90, ifTrue: 70, ifFalse: 30 }
export const BOB = { credence: 10, ifTrue: 62, ifFalse: 22 }

/** A stance as a form gives it; what is left out is no answer. */
export const stanceOn = (crux: number, over: Partial<StanceInput> = {}): StanceInput => ({
  crux,
  claim: null,
  credence: null,
  ifTrue: null,
  ifFalse: null,
  main: null,
  mark: null,
  note: null,
  confidence: null,
  because: null,
  ...over,
})

/** A thread, a crux of it, and two people who will differ. */
export async function givenDisagreement(state = 'proposed') {
  const thread = await givenThread()
  const crux = await givenCrux(thread, { state })
  return { thread, crux, ada: await givenMember('Ada'), bob: await givenMember('Bob') }
}

/** The stored score of a crux, by its columns. */
export async function storedScore(crux: number): Promise<Record<string, unknown> | undefined> {
  const [row] = await tuples<[Record<string, unknown>]>(
    'a-score',
    'SELECT to_jsonb(s) FROM crux_score s WHERE crux_id = $1',
    [crux],
  )
  return row?.[0]
}

/** What was refused, or a failure of the test. */
export const refusalOf = (work: Promise<unknown>): Promise<Refusal> =>
  work.then(
    () => Promise.reject(new Error('it was not refused')),
    (error) => (error instanceof Refusal ? error : Promise.reject(error)),
  )
