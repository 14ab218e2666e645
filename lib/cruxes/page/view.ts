import type { Actor } from '@/lib/access/actor'
import type { Place } from '@/lib/groups/place'
import type { CruxFactsOfPage, Holder, OwnEvent } from '../card/facts'
import { type CardView, cardOf } from '../card/view'
import type { NamedClaim } from '../claims/naming'
import { mayChooseClaims } from '../claims/policy'
import { CRUX_STATES } from '../crux-state'
import type { FollowThrough } from '../follow-through'
import { OUTCOMES, type Outcome, outcomes } from '../kinds'
import { ONLY_TOGETHER, RELATIONS, REVERSED } from '../linking/kinds'
import type { CruxElsewhere, NamedComment } from '../naming/facts'
import { ANCHOR_ROLES } from '../naming/schema'
import { mayEdit } from '../policy'
import { rulesOf } from '../settings/swing'
import { type ModeratorMove, movesFrom } from '../settling/moves'
import { mayMove, maySetCriteria, maySettle } from '../settling/policy'
import { DIRECTIONS, FLAG_KINDS } from '../talk/kinds'
import { mayTakeAway, mayTalk } from '../talk/policy'
import type { PartFacts } from '../together/facts'
import { mayWeighTogether, PARTS_AT_MOST } from '../together/policy'
import type { OtherCrux, PageAnchor, PageEvidence, PageExtras, PageFlag, PageParaphrase } from './facts'
import { type EventLine, historyLines } from './history'
import {
  type Figure,
  figuresOf,
  type PairRow,
  type PersonRow,
  pairsOf,
  peopleOf,
  type Reply,
  repliesTo,
} from './people'

export type PageView = {
  card: CardView
  createdAt: number
  proposedBy: CruxFactsOfPage['proposedBy']
  revision: number
  anchors: (PageAnchor & { does: string })[]
  /** Null while the reader is blind to what others say. */
  people: PersonRow[] | null
  pairs: PairRow[]
  otherPairs: number
  figures: Figure[]
  settling: Settling
  followThrough: FollowThrough | null
  evidence: (PageEvidence & Taking & { says: string })[]
  paraphrases: (PageParaphrase & { isMine: boolean })[]
  /** Whose view the reader may put into words. */
  others: { handle: string; name: string }[]
  flags: (PageFlag & Taking & { says: string; replies: Reply[] })[]
  relations: ({ key: string; type: string; says: string; crux: OtherCrux; isReversed: boolean } & Taking)[]
  /** Merged into this one, with a stance of the reader's that they may take along. */
  toTakeAlong: OtherCrux[]
  siblings: OtherCrux[]
  /** The same question in other threads. */
  elsewhere: readonly CruxElsewhere[]
  history: EventLine[]
  /** `isOthers`: others proposed it, and who changes it as a moderator says why. */
  /** What else the reader may say it is a crux for, and what it may be none for any more. */
  claimChoices: { add: readonly NamedClaim[]; remove: readonly NamedClaim[] }
  may: {
    write: boolean
    weighTogether: boolean
    edit: boolean
    changeKind: boolean
    moderate: boolean
    isOthers: boolean
  }
  moves: readonly ModeratorMove[]
}

export type Settling = {
  criteria: string | null
  resolveBy: string | null
  /** When the criteria were set, and how many answered since then. */
  setAt: number | null
  answeredUnder: number
  maySet: boolean
  /** Why the reader cannot say how it ended; null when they can. */
  cannotSay: string | null
  choices: { outcome: Outcome; words: string }[]
  /** Who says how it ended. */
  said: { name: string; handle: string; words: string; isMine: boolean }[]
}

type Given = {
  crux: CruxFactsOfPage
  holders: readonly Holder[]
  extras: PageExtras
  /** What the reader answered when they were asked again. */
  answered: number | null
  /** How likely they find it, as they said under another of its claims. */
  carried: number | null
  events: readonly OwnEvent[]
  followThrough: FollowThrough | null
  /** Comments that may have moved the reader. */
  toCredit: readonly NamedComment[]
  elsewhere: readonly CruxElsewhere[]
  /** What it is made of; none where it joins nothing. */
  parts?: readonly PartFacts[]
  /** Where it stands, and who the reader is there. */
  place: Place
}

/** Whether the reader may take it away; what others said only as a moderator, who says why. */
type Taking = { mayTakeAway: boolean; isOthers: boolean }

/** A crux's page as one reader may see it. What they must not see yet never comes this far. */
export function pageOf(given: Given, actor: Actor, now: Date): PageView {
  const { crux, holders, extras, events, place } = given
  const rules = rulesOf(crux.thread.swing)
  const me = actor.kind === 'member' ? actor.id : null
  const viewer =
    me === null
      ? null
      : { userId: me, events, answered: given.answered, carried: given.carried, toCredit: given.toCredit }
  const card = cardOf(crux, holders, viewer, given.parts)
  const isAnswered = extras.everybody.some(({ id }) => id !== extras.createdById)
  const editing = { place, state: crux.state, createdById: extras.createdById, isAnswered }
  const moderates = mayMove(actor, given, now).allowed
  const taking = (...byIds: number[]) => {
    const isMine = me !== null && byIds.includes(me)
    return {
      mayTakeAway: me !== null && mayTakeAway(actor, { isMine, place }, now).allowed,
      isOthers: !isMine,
    }
  }
  const { pairs, others: otherPairs } = card.isBlind ? { pairs: [], others: 0 } : pairsOf(holders, rules)
  return {
    card,
    createdAt: crux.createdAt,
    proposedBy: crux.proposedBy,
    revision: crux.revision,
    anchors: extras.anchors.map((anchor) => ({ ...anchor, does: ANCHOR_ROLES[anchor.role] })),
    people: card.isBlind ? null : peopleOf(holders, extras.events, rules),
    pairs,
    otherPairs,
    figures: card.isBlind ? [] : figuresOf(crux, holders),
    settling: settlingOf(given, actor, now),
    followThrough: given.followThrough,
    evidence: extras.evidence.map((one) => ({
      ...one,
      says: DIRECTIONS[one.direction],
      ...taking(one.byId),
    })),
    paraphrases: extras.paraphrases.map((one) => ({ ...one, isMine: one.ofId === me })),
    others: holders.map(({ person }) => person).filter(({ id }) => id !== me),
    flags: extras.flags.map((one) => ({
      ...one,
      says: FLAG_KINDS[one.kind],
      ...taking(one.byId),
      replies: repliesTo(`flag:${one.id}`, extras.events),
    })),
    relations: extras.relations.map(({ type, to, isReversed, isLone, ownerIds }) => ({
      key: `${type} ${to.id} ${isReversed}`,
      type,
      says: isLone ? ONLY_TOGETHER : isReversed ? REVERSED[type] : RELATIONS[type],
      crux: to,
      isReversed,
      ...taking(...ownerIds),
    })),
    toTakeAlong: extras.absorbed.filter(({ holders: there }) => me !== null && there.includes(me)),
    siblings: extras.siblings.filter(({ state }) => state !== 'merged' && state !== 'rejected'),
    elsewhere: given.elsewhere,
    history: historyLines(extras.events, extras.siblings, [...crux.claims, ...crux.otherClaims]),
    claimChoices: mayChooseClaims(actor, { ...editing, place }, now).allowed
      ? {
          add: crux.otherClaims,
          remove:
            crux.claims.length > 1 ? crux.claims.filter(({ ref }) => !extras.answeredFor.includes(ref)) : [],
        }
      : { add: [], remove: [] },
    may: {
      write: mayTalk(actor, { state: crux.state, place }, now).allowed,
      weighTogether: mayBeWeighed(given, actor, now),
      edit: me !== null && mayEdit(actor, { ...editing, changesKind: false }, now).allowed,
      changeKind: me !== null && mayEdit(actor, { ...editing, changesKind: true }, now).allowed,
      moderate: moderates,
      isOthers: me !== extras.createdById,
    },
    moves: moderates ? movesFrom(crux.state, crux.isDoubleBarred) : [],
  }
}

/** With at least one other; how often a day is for the command to say. */
function mayBeWeighed({ crux: { label, state }, extras, place }: Given, actor: Actor, now: Date): boolean {
  const open = extras.siblings.filter((one) => !CRUX_STATES[one.state].ended)
  const parts = [{ label, state }, ...open].slice(0, PARTS_AT_MOST)
  return mayWeighTogether(
    actor,
    { place, parts, sameThread: true, inside: null, found: null, recent: 0 },
    now,
  ).allowed
}

function settlingOf({ crux, holders, extras, place }: Given, actor: Actor, now: Date): Settling {
  const me = actor.kind === 'member' ? actor.id : null
  const setAt = crux.criteriaSetAt ?? (crux.criteria === null ? null : crux.createdAt)
  const holds = extras.everybody.some(({ id }) => id === me)
  const decision = maySettle(actor, { place, state: crux.state, holds }, now)
  return {
    criteria: crux.criteria,
    resolveBy: crux.resolveBy,
    setAt,
    answeredUnder: setAt === null ? 0 : extras.everybody.filter(({ at }) => at > setAt).length,
    maySet: maySetCriteria(
      actor,
      { place, createdById: extras.createdById, state: crux.state, isEmptied: false },
      now,
    ).allowed,
    cannotSay: decision.allowed ? null : decision.reason,
    choices: outcomesFor(crux.kind).map((outcome) => ({ outcome, words: OUTCOMES[outcome].label })),
    said: CRUX_STATES[crux.state].ended ? [] : whoSays(extras, actor, holders),
  }
}

/** How a crux of this kind may end: values and definitions are never true or false. */
export const outcomesFor = (kind: CardView['kind']): Outcome[] =>
  outcomes.filter(
    (one) => !((kind === 'value' || kind === 'definition') && (one === 'true' || one === 'false')),
  )

/** The latest word of everybody on how it ended, since it last changed its state. */
function whoSays({ events }: PageExtras, actor: Actor, holders: readonly Holder[]): Settling['said'] {
  const me = actor.kind === 'member' ? actor : null
  const since = events.findLastIndex(({ kind }) => kind === 'state')
  const mine = holders.find(({ person }) => person.id === me?.id)?.person.handle ?? me?.handle
  const latest = new Map<string, Settling['said'][number] | null>()
  for (const { kind, by, after } of events.slice(since + 1)) {
    if (kind !== 'agreed' || !by) continue
    const outcome = after?.outcome as Outcome | null
    latest.set(by.handle, outcome && { ...by, words: OUTCOMES[outcome].label, isMine: by.handle === mine })
  }
  return [...latest.values()].filter((one) => one !== null)
}
