import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { transaction } from '@/lib/server/db'
import type { Confidence } from '../confidence'
import { mayHoldStance } from '../policy'
import { holdCrux } from '../settling/commands'
import type { Mark } from '../stance'
import { giveStance, type StanceResult } from '../stances/commands'

type Own = [
  claim: string,
  credence: number | null,
  ifTrue: number | null,
  ifFalse: number | null,
  main: number | null,
  mark: Mark | null,
  note: string | null,
  confidence: Confidence | null,
]

/** Take one's own stance along from a merged crux to the one it went into. Never done for anybody: the two may not mean quite the same. */
export async function takeAlong(actor: Actor, id: number, now: Date): Promise<StanceResult> {
  return transaction(async (query) => {
    const from = await holdCrux(query, actor, id, now)
    if (from.mergedIntoId === null) throw new Refusal('conflict', 'It was not merged into another crux.')
    const into = await holdCrux(query, actor, from.mergedIntoId, now)
    const holder = enforce(mayHoldStance(actor, into, now))
    const own = (crux: number) =>
      query<Own>(
        'along-own',
        `SELECT k.ref, s.credence, s.if_true, s.if_false, s.main, s.mark, s.note, s.confidence FROM current_stance s JOIN claim k ON k.id = s.claim_id
         WHERE s.crux_id = $1 AND s.user_id = $2 ORDER BY (k.ref = 'main'), k.position DESC, k.id DESC`,
        [crux, holder.id],
      )
    const mine = await own(from.id)
    const [first] = mine
    if (!first) throw new Refusal('not-found', 'You have no stance on the merged crux to take along.')
    const [there] = await own(into.id)
    if (there)
      throw new Refusal('conflict', 'You have a stance on the other crux already; it stays as it is.')
    // For each claim that they had answered; the crux's first one comes last, and its result is what is seen.
    let result: StanceResult | null = null
    for (const [claim, credence, ifTrue, ifFalse, main, mark, note, confidence] of mine) {
      const about = into.claims.find(({ ref }) => ref === claim)
      if (!about) continue
      const percents = { credence, ifTrue, ifFalse, main }
      const held = { ...into, claimId: about.id, claimRef: about.ref }
      result = await giveStance(query, held, holder, { percents, mark, note, confidence, causeId: null }, now)
    }
    if (result) return result
    throw new Refusal('conflict', 'The other crux is not one for the claim that you had in mind.')
  })
}
