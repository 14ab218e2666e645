import { cache } from 'react'
import type { Actor } from '@/lib/access/actor'
import { readCarried, readCrux, readOwnAnswer, readOwnHistory } from '@/lib/cruxes/card/queries'
import { readElsewhere, readToCredit } from '@/lib/cruxes/naming/queries'
import { readExtras, readFollowThrough } from '@/lib/cruxes/page/queries'
import { type PageView, pageOf } from '@/lib/cruxes/page/view'
import { readParts } from '@/lib/cruxes/together/queries'
import { lookAtPlace } from '@/lib/groups/standing/queries'
import { currentViewerId } from './session'

/** A crux by the number in its address, weighed against the claim named there; null where there is none for this reader. */
export const cruxById = cache(async (id: string, claim: string | null = null) =>
  /^[1-9]\d{0,8}$/.test(id) ? readCrux(Number(id), await currentViewerId(), claim) : null,
)

type Found = NonNullable<Awaited<ReturnType<typeof cruxById>>>

/** All that a crux's page says to this reader; null where they may not read it. */
export async function readCruxPage(
  { crux, holders }: Found,
  actor: Actor,
  now: Date,
): Promise<PageView | null> {
  const me = actor.kind === 'member' ? actor.id : null
  const isHolder = holders.some(({ person }) => person.id === me)
  const ref = crux.claim?.ref ?? ''
  const [place, extras, events, answered, carried, followThrough, toCredit, elsewhere, parts] =
    await Promise.all([
      lookAtPlace(actor, { crux: crux.id }, now),
      readExtras(crux.id),
      me === null ? [] : readOwnHistory(crux.id, me, ref),
      me === null || crux.state !== 'resolved' ? null : readOwnAnswer(crux.id, me, ref),
      me === null || crux.claims.length < 2 || isHolder ? null : readCarried(crux.id, me),
      crux.state === 'resolved' ? readFollowThrough(crux.thread.id) : null,
      me === null || !isHolder ? [] : readToCredit({ id: crux.id, threadId: crux.thread.id }, me),
      readElsewhere({ threadId: crux.thread.id, statement: crux.statement }, me),
      readParts(crux.id, me, ref === '' ? null : ref),
    ])
  return (
    place &&
    pageOf(
      { place, crux, holders, extras, events, answered, carried, followThrough, toCredit, elsewhere, parts },
      actor,
      now,
    )
  )
}
