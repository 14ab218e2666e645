import type { Actor, Member } from '@/lib/access/actor'
import { type Decision, deny, mayWrite } from '@/lib/access/decision'
import { exactTime, longDate } from '@/lib/time/age'
import { isOfSite } from './capacity'
import type { Capacity } from './log/kinds'
import { NEEDS_NOTE, type ReportKind } from './reports/kinds'

/** What is asked about before somebody reports a text. */
export type Reportable = {
  authorId: number | null
  /** Its words are gone already. */
  isGone: boolean
  /** The reporter has answered it. */
  isAnswered: boolean
  isReported: boolean
}

/** May this person report this text? Who answers something argues with it, and does not also call for a moderator. */
export function mayReport(
  actor: Actor,
  text: Reportable,
  { kind, note }: { kind: ReportKind; note: string },
  now: Date,
): Decision {
  const decision = mayWrite(actor, 'report', now)
  if (!decision.allowed) return decision
  if (text.isGone) return deny('conflict', 'This is gone already: there is nothing left to report.')
  if (text.authorId === decision.actor.id)
    return deny('forbidden', 'This is your own: you can edit, retract or delete it.')
  if (text.isReported)
    return deny(
      'conflict',
      'You have reported this already. Your reports, and what became of them, stand under Reports.',
    )
  if (text.isAnswered)
    return deny(
      'forbidden',
      'You have answered this, so others have to report it if something is wrong with it.',
    )
  if (NEEDS_NOTE.includes(kind) && note === '')
    return deny('invalid', 'Say in the note what is wrong with it: a moderator will read it.')
  return decision
}

/** Long enough to cool down and to find the words. */
export const APPEAL_DAYS = 14
/** By then somebody else should have looked at it. */
export const DECIDE_APPEAL_DAYS = 7
const DAY = 86_400_000

export const appealableUntil = (decidedAt: Date): Date => new Date(decidedAt.getTime() + APPEAL_DAYS * DAY)
export const appealDue = (appealedAt: Date): Date => new Date(appealedAt.getTime() + DECIDE_APPEAL_DAYS * DAY)

export type Appealable = {
  personId: number | null
  isAppealable: boolean
  isUndone: boolean
  isAppealed: boolean
  at: Date
}

/**
 * May this person appeal? Once, within two weeks, about what was done to them. Being suspended is no hindrance: who was shut out
 * must be able to say that it was wrong.
 */
export function mayAppeal(actor: Actor, entry: Appealable, now: Date): Decision {
  if (actor.kind === 'guest') return deny('signed-out', 'Sign in to appeal.')
  if (entry.personId !== actor.id || !entry.isAppealable)
    return deny('forbidden', 'Only whom a decision is about can appeal against it.')
  if (entry.isUndone) return deny('conflict', 'This decision was taken back already.')
  if (entry.isAppealed)
    return deny('conflict', 'You have appealed against this already; another moderator looks at it.')
  const until = appealableUntil(entry.at)
  if (until <= now) return deny('forbidden', `An appeal was possible until ${exactTime(until.getTime())}.`)
  return { allowed: true, actor }
}

/** What whom a decision is about is told of their right. */
export const appealWords = (decidedAt: Date): string =>
  `You can appeal until ${longDate(appealableUntil(decidedAt).getTime())}.`

/** May this person decide what is about the whole site: a suspension from all of it? */
export function mayModerateSite(actor: Actor, now: Date): Decision {
  const decision = mayWrite(actor, 'moderate', now)
  if (!decision.allowed || decision.actor.role !== 'member') return decision
  return deny('forbidden', OF_SITE)
}

const OF_SITE = 'A suspension from the whole site is for moderators of the site.'

export type OpenCase = {
  isDecided: boolean
  version: number
  /** Who has it in hand, unless that was long ago. */
  claimedBy: { id: number; name: string } | null
  /** Whose decision is appealed against. */
  appealedFrom: number | null
  /** Who wrote what was reported or held, or who appeals. */
  personId: number | null
}

/** So long a moderator has what they claimed for themselves. */
export const CLAIM_MINUTES = 30

const OWN_CASE = 'This is about you: leave it to another moderator.'

/** May this moderator do something to this person, or to what they wrote? Nobody decides in their own case, an admin neither. */
export const mayDecideOn = (moderator: Member, personId: number | null): Decision =>
  personId === moderator.id ? deny('forbidden', OWN_CASE) : { allowed: true, actor: moderator }

/** A decision, as what somebody made it, and whether it reaches beyond its thread: a suspension from the whole site. */
export type Made = { personId: number | null; capacity: Capacity; isWide: boolean }

/**
 * May this decision be taken back, whether of oneself or after an appeal? Not by whom it is about; and an author, who is a party to
 * their thread, takes back what they decided as its author and nothing else.
 */
export function mayTakeBack(
  { moderator, capacity }: { moderator: Member; capacity: Capacity },
  made: Made,
): Decision {
  if (made.isWide && !isOfSite(capacity)) return deny('forbidden', OF_SITE)
  if (capacity === 'author' && made.capacity !== 'author')
    return deny('forbidden', 'A moderator has decided this: as the thread’s author you cannot take it back.')
  return mayDecideOn(moderator, made.personId)
}

/** May this moderator decide on this, as they saw it? Two cannot both decide, and nobody in their own case or on an appeal from themselves. */
export function mayDecideCase(moderator: Member, open: OpenCase, seen: number): Decision {
  if (open.isDecided)
    return deny('conflict', 'Another moderator has decided this meanwhile: reload to see how.')
  if (open.version !== seen)
    return deny('conflict', 'Something was added to this since you looked: reload, and decide on all of it.')
  if (open.claimedBy && open.claimedBy.id !== moderator.id)
    return deny('conflict', `${open.claimedBy.name} has claimed this and is looking at it.`)
  if (open.appealedFrom === moderator.id)
    return deny('forbidden', 'This appeal is from a decision of yours: another moderator decides it.')
  if (open.personId === moderator.id) return deny('forbidden', OWN_CASE)
  return { allowed: true, actor: moderator }
}

/** May this moderator shut out this person? Nobody themselves, and those who keep order are for an admin. */
export function maySuspend(moderator: Member, person: { id: number; role: string }): Decision {
  if (person.id === moderator.id) return deny('forbidden', 'Nobody suspends themselves.')
  if (person.role !== 'member' && moderator.role !== 'admin')
    return deny('forbidden', 'Only an admin can suspend a moderator.')
  return { allowed: true, actor: moderator }
}
