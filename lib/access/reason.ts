import { Refusal } from './refusal'

/** Fewer letters say nothing: a dot, a "no". */
export const REASON_LEAST = 3

/** Does it say why, in a word at least? */
export const saysWhy = (reason: string | null): reason is string =>
  reason !== null && reason.trim().length >= REASON_LEAST

export const NO_REASON = 'Give a reason: it stands in the public log.'

/** The reason for a decision over others, which everybody reads. Whoever gave none is asked for it. */
export function reasonGiven(reason: string | null): string {
  if (saysWhy(reason)) return reason
  throw new Refusal('invalid', NO_REASON, null, 'reason')
}
