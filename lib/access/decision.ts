import type { Actor, Member } from './actor'
import { type FailureCode, Refusal } from './refusal'

/** A policy's answer: the member who may act, or a reason written for the person refused. */
export type Decision =
  | { allowed: true; actor: Member }
  | { allowed: false; code: FailureCode; reason: string; until: Date | null }

export const allow = (actor: Member): Decision => ({ allowed: true, actor })
export const deny = (code: FailureCode, reason: string, until: Date | null = null): Decision => ({
  allowed: false,
  code,
  reason,
  until,
})

/** Turn a denial into a Refusal, which rolls back the transaction it is thrown in. */
export function enforce(decision: Decision): Member {
  if (!decision.allowed) throw new Refusal(decision.code, decision.reason, decision.until)
  return decision.actor
}

/** For good is kept as a year that nobody sees, so that every "until" stays one comparison; it is never shown as a date. */
export const isForGood = (until: Date): boolean => until.getUTCFullYear() >= 9999

/**
 * What every writing policy asks first: signed in, and not suspended. `doing` completes the sentence: "Sign in to vote."
 */
export function mayWrite(actor: Actor, doing: string, now: Date): Decision {
  if (actor.kind === 'guest') return deny('signed-out', `Sign in to ${doing}.`)
  if (actor.suspendedUntil && actor.suspendedUntil > now) {
    if (isForGood(actor.suspendedUntil))
      return deny('forbidden', `You are suspended for good, and cannot ${doing}.`)
    const until = actor.suspendedUntil.toISOString().slice(0, 16).replace('T', ' at ')
    return deny(
      'forbidden',
      `You are suspended until ${until} UTC, and cannot ${doing} before then.`,
      actor.suspendedUntil,
    )
  }
  return allow(actor)
}

export const isStaff = (actor: Actor): boolean => actor.kind === 'member' && actor.role !== 'member'

/** What a button that would be refused says beforehand; null when it would not. Guests are asked to sign in when they press it. */
export const reasonIn = (decision: Decision): string | null =>
  decision.allowed || decision.code === 'signed-out' ? null : decision.reason
