import type { Actor, Member } from '@/lib/access/actor'
import { allow, type Decision, deny, isStaff, mayWrite } from '@/lib/access/decision'
import { exactTime } from '@/lib/time/age'
import { spanInWords } from '@/lib/time/span'
import { DOINGS, type Doing, type Level, type Lock, type Place, type Right, type Standing } from './place'

type Denial = Extract<Decision, { allowed: false }>

/**
 * May this person take part here like this, now? What every policy of writing asks first: signed in, not suspended (from the site or
 * from here), let in by the group, nothing locked, and not sooner than slow mode has it. The facts come from `holdPlace`.
 */
export function mayTakePart(actor: Actor, place: Place, doing: Doing, now: Date): Decision {
  const { words, right, isLockable } = DOINGS[doing]
  const { standing } = place
  const fresh = actor.kind === 'member' ? { ...actor, suspendedUntil: latest(actor, standing) } : actor
  const decision = mayWrite(fresh, words, now)
  if (!decision.allowed) return decision
  const out = shutOut(standing, words, now)
  if (out) return out
  if (right !== null && !isLetIn(actor, place, right)) return denyRight(place, right, words)
  const lock = isLockable ? closing(place, now) : null
  if (lock) return lock
  return doing === 'comment' ? afterPause(decision, place, now) : decision
}

/** The suspension from this thread that is on, said as a refusal; null when none is. */
function shutOut({ suspendedHere: here }: Standing, words: string, now: Date): Denial | null {
  if (!here || (here.until !== null && here.until <= now)) return null
  return {
    allowed: false,
    code: 'forbidden',
    reason: `You are suspended from this thread${untilWords(here.until) || ' for good'}, and cannot ${words} here${here.until ? ' before then' : ''}. The reason: ${here.reason}`,
    until: here.until,
  }
}

/** Is this person let in by the group as far as this right goes? */
export function isLetIn(actor: Actor, { group, standing }: Pick<Place, 'group' | 'standing'>, right: Right) {
  const level: Level = group.needs[right]
  if (level === 'anyone' || isStaff(actor)) return true
  return level === 'member' ? standing.groupRole !== null : standing.groupRole === 'moderator'
}

function denyRight({ group }: Place, right: Right, words: string): Decision {
  return group.needs[right] === 'moderator'
    ? deny('forbidden', `In ${group.name} only moderators ${words}.`)
    : deny('forbidden', `In ${group.name} you can ${words} once you have joined it: its page has the button.`)
}

const untilWords = (until: Date | null): string => (until ? ` until ${exactTime(until.getTime())}` : '')

const isOn = (lock: Lock | null, now: Date): lock is Lock =>
  lock !== null && (lock.until === null || lock.until > now)

/** The lock that is on here, said as a refusal; the thread's before the branch's. Null when nothing is closed. */
function closing({ lock, branchLock }: Place, now: Date): Decision | null {
  const [what, on] = isOn(lock, now) ? (['thread', lock] as const) : (['branch', branchLock] as const)
  if (!isOn(on, now)) return null
  return deny(
    'forbidden',
    `This ${what} is locked${untilWords(on.until)}. The reason: ${on.reason} What you wrote is kept.`,
    on.until,
  )
}

/** Slow mode: one comment a member per interval in a thread. */
function afterPause(decision: Decision, { slowModeSeconds, standing }: Place, now: Date): Decision {
  if (slowModeSeconds === null || standing.lastCommentAt === null) return decision
  const until = new Date(standing.lastCommentAt.getTime() + slowModeSeconds * 1000)
  if (until <= now) return decision
  const every = spanInWords(0, slowModeSeconds * 1000)
  const wait = spanInWords(now.getTime(), until.getTime())
  return deny(
    'too-fast',
    `This thread is in slow mode: one comment a member every ${every}. Yours can be posted in ${wait}, and is kept till then.`,
    until,
  )
}

/** The later of what the request came with and what holds now. */
const latest = ({ suspendedUntil: before }: Member, { suspendedUntil: held }: Standing): Date | null =>
  before && held ? (before > held ? before : held) : (held ?? before)

/** As what somebody keeps order in a place; the log says it. */
export type ModeratesAs = 'admin' | 'site moderator' | 'group moderator' | 'thread moderator' | 'author'
export type Moderating =
  | { decision: Extract<Decision, { allowed: true }>; as: ModeratesAs; isArguing: boolean }
  | { decision: Denial }

/**
 * May this person keep order here? Moderators of the site, of the group and of the thread may; its author too where the site allows it.
 * Who argues in a thread does not moderate it; an admin can, and `isArguing` is for the log to say so. Who is suspended from it never does.
 */
export function mayModerate(
  actor: Actor,
  { standing, group }: Place,
  { authorsModerate }: { authorsModerate: boolean },
  now: Date,
): Moderating {
  const fresh = actor.kind === 'member' ? { ...actor, suspendedUntil: latest(actor, standing) } : actor
  const decision = mayWrite(fresh, 'moderate', now)
  if (!decision.allowed) return { decision }
  const out = shutOut(standing, 'moderate', now)
  if (out) return { decision: out }
  const as = moderatesAs(decision.actor, standing, authorsModerate)
  const refuse = (words: string): Moderating => ({
    decision: { allowed: false, code: 'forbidden', reason: words, until: null },
  })
  if (as === null) return refuse(`Only moderators of ${group.name} can do that.`)
  const isArguing = standing.isAuthor || standing.hasCommented
  if (isArguing && as !== 'admin' && as !== 'author')
    return refuse('You take part in this thread, so you cannot moderate it: leave it to another moderator.')
  return { decision: { allowed: true, actor: decision.actor }, as, isArguing }
}

function moderatesAs(
  { role }: Member,
  { groupRole, moderatesThread, isAuthor }: Standing,
  authorsModerate: boolean,
): ModeratesAs | null {
  if (role === 'admin') return 'admin'
  // An author has this right as an author alone, though they moderate elsewhere.
  if (isAuthor && authorsModerate) return 'author'
  if (role === 'moderator') return 'site moderator'
  if (groupRole === 'moderator') return 'group moderator'
  return moderatesThread ? 'thread moderator' : null
}

/** Who may start groups, as the site has it. */
export type GroupStarts = 'members' | 'moderators' | 'admins'

/** May this person start a group? */
export function mayStartGroup(actor: Actor, starters: GroupStarts, now: Date): Decision {
  const decision = mayWrite(actor, 'start a group', now)
  if (!decision.allowed || starters === 'members') return decision
  const { role } = decision.actor
  if (role === 'admin' || (role === 'moderator' && starters === 'moderators')) return decision
  return deny(
    'forbidden',
    starters === 'admins'
      ? 'Groups are started by the site’s admins here: ask one of them.'
      : 'Groups are started by the site’s moderators here: ask one of them.',
  )
}

/** May this person change the group: its norms, its door, its people? */
export function mayManageGroup(actor: Actor, standing: Pick<Standing, 'groupRole'>, now: Date): Decision {
  const decision = mayWrite(actor, 'change a group', now)
  if (!decision.allowed) return decision
  const isTheirs = standing.groupRole === 'moderator' || decision.actor.role === 'admin'
  return isTheirs ? allow(decision.actor) : deny('forbidden', 'Only its moderators change a group.')
}
