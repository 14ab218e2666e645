import type { Actor } from '@/lib/access/actor'
import { enforce } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { transaction } from '@/lib/server/db'
import { mayHoldStance } from '../policy'
import { holdCrux } from '../settling/commands'
import type { Mark } from '../stance'
import { giveStance, type StanceResult } from '../stances/commands'

type Own = [
  credence: number | null,
  ifTrue: number | null,
  ifFalse: number | null,
  main: number | null,
  mark: Mark | null,
  note: string | null,
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
        'SELECT credence, if_true, if_false, main, mark, note FROM current_stance WHERE crux_id = $1 AND user_id = $2',
        [crux, holder.id],
      )
    const [mine] = await own(from.id)
    if (!mine) throw new Refusal('not-found', 'You have no stance on the merged crux to take along.')
    const [there] = await own(into.id)
    if (there)
      throw new Refusal('conflict', 'You have a stance on the other crux already; it stays as it is.')
    const [credence, ifTrue, ifFalse, main, mark, note] = mine
    const percents = { credence, ifTrue, ifFalse, main }
    return giveStance(query, into, holder, { percents, mark, note, causeId: null }, now)
  })
}
