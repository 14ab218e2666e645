import type { Actor } from '@/lib/access/actor'
import type { Place } from '@/lib/groups/place'
import type { ClaimRow, ClaimsOfThread } from './facts'
import { MAIN_REF, type NamedClaim, namedClaims } from './naming'
import { mayAddClaim, mayRewordClaim, mayTakeClaimAway, type StandingClaim } from './policy'

export type ClaimLine = NamedClaim & {
  by: string | null
  people: number
  cruxes: readonly string[]
  /** What it said before, oldest first. */
  former: readonly string[]
  mayReword: boolean
  mayTakeAway: boolean
  /** Somebody else's: a moderator says why. */
  asksWhy: boolean
}

export type ClaimsView = {
  claims: ClaimLine[]
  /** Why the reader cannot add one; null when they can. */
  cannotAdd: string | null
}

/** What the policies ask about a claim, for one person. */
export function factsOf(
  claim: ClaimRow,
  { isRemoved }: Pick<ClaimsOfThread, 'isRemoved'>,
  place: Place,
  actor: Actor,
): StandingClaim {
  const me = actor.kind === 'member' ? actor.id : null
  return {
    place,
    isMain: claim.ref === MAIN_REF,
    isMine: me !== null && claim.createdById === me,
    isRemoved,
    answers: claim.answeredBy.length,
    isOthersToo: claim.answeredBy.some((id) => id !== me),
    cruxes: claim.cruxes.length,
  }
}

/** A thread's claims as one reader may change them. */
export function claimsView(
  held: ClaimsOfThread,
  { place, actor, now }: { place: Place; actor: Actor; now: Date },
): ClaimsView {
  const { claims: rows, isRemoved } = held
  const hasMainClaim = rows.some(({ ref }) => ref === MAIN_REF)
  const adding = mayAddClaim(actor, { place, count: rows.length, hasMainClaim, isRemoved }, now)
  const named = namedClaims(rows)
  return {
    claims: rows.map((row, i) => {
      const facts = factsOf(row, held, place, actor)
      return {
        ref: row.ref,
        text: row.text,
        name: named[i]?.name ?? row.ref,
        by: row.by,
        people: row.answeredBy.length,
        cruxes: row.cruxes,
        former: row.former,
        mayReword: mayRewordClaim(actor, facts, now).allowed,
        mayTakeAway: mayTakeClaimAway(actor, facts, now).allowed,
        asksWhy: !facts.isMine && !place.standing.isAuthor,
      }
    }),
    cannotAdd: adding.allowed ? null : adding.reason,
  }
}
