import { saidOf } from '../claims/naming'
import { CRUX_STATES } from '../crux-state'
import { foretold } from '../follow-through'
import { CRUX_KINDS } from '../kinds'
import type { NamedComment } from '../naming/facts'
import { isDoubleCrux } from '../pair'
import {
  askedAgainSentence,
  cardDetails,
  cardSentence,
  edgeSentence,
  quantity,
  wholeParts,
} from '../sentences'
import { rulesOf } from '../settings/swing'
import { type Stance, swing, toStance } from '../stance'
import type { PartFacts, Swings } from '../together/facts'
import { type TogetherView, togetherOf } from '../together/view'
import { endingOf } from './ending'
import type { CruxFactsOfPage, Holder, OwnEvent, Person } from './facts'
import { furthest, type GapView } from './gap'
import { type HistoryLine, historyOf } from './history'

/** What opens once one's own stance is in. */
export type Revealed = {
  /** The person furthest from the viewer on the main claim; null if nobody else gave all three numbers, or all stand level. */
  far: GapView | null
  doubles: Person[]
  sentences: string[]
}

export type CardView = Pick<
  CruxFactsOfPage,
  | 'id'
  | 'ref'
  | 'label'
  | 'statement'
  | 'details'
  | 'operationalization'
  | 'kind'
  | 'state'
  | 'thread'
  | 'mainClaim'
  | 'claim'
  | 'claims'
  | 'mergedInto'
  | 'resolveBy'
> & {
  letter: string
  stateLabel: string
  kindLabel: string
  /** How it ended, in a sentence; null while it has not. */
  ending: string | null
  /** Whether stances can be given. */
  isOpen: boolean
  isGuest: boolean
  /** Others' numbers are hidden until the viewer's are in. */
  isBlind: boolean
  /** How many others hold a stance on it. */
  others: number
  /** How likely the viewer finds it, as they said under another claim; null where they did not, or have answered here. */
  carried: number | null
  mine: Pick<Holder, 'percents' | 'mark' | 'note' | 'confidence' | 'isStale'> | null
  /** What the viewer's own numbers say, as the card says it while they move. */
  sentences: string[]
  revealed: Revealed | null
  /** How it will be settled, if somebody said so. */
  criteria: string | null
  /** What the viewer said beforehand, given back to them now that it is resolved; null where there is nothing to ask. */
  asked: { sentence: string; answered: number | null } | null
  /** One's own numbers as they changed, newest first. */
  history: HistoryLine[]
  /** What it is made of, if it says that several cruxes hold together. */
  together: TogetherView | null
  /** Comments by others that may have moved the viewer, to choose from. */
  toCredit: readonly NamedComment[]
}

type Viewer = {
  userId: number
  carried?: number | null
  events?: readonly OwnEvent[]
  answered?: number | null
  toCredit?: readonly NamedComment[]
} | null

/** A crux's card as one reader may see it. Others' numbers never come this far while the reader is blind to them. */
export function cardOf(
  crux: CruxFactsOfPage,
  holders: readonly Holder[],
  viewer: Viewer,
  parts: readonly PartFacts[] = [],
): CardView {
  const own = holders.find(({ person }) => person.id === viewer?.userId) ?? null
  const others = holders.filter((holder) => holder !== own)
  const isBlind = hidesOthers(crux, own, viewer)
  const stance = own && !own.isStale ? toStance(own.percents) : null
  const rules = rulesOf(crux.thread.swing)
  const said = (words: string) => saidOf(crux.claim?.name ?? null, words)
  return {
    id: crux.id,
    ref: crux.ref,
    label: crux.label,
    statement: crux.statement,
    details: crux.details,
    operationalization: crux.operationalization,
    kind: crux.kind,
    state: crux.state,
    thread: crux.thread,
    mainClaim: crux.mainClaim,
    claim: crux.claim,
    claims: crux.claims,
    mergedInto: crux.mergedInto,
    resolveBy: crux.resolveBy,
    letter: CRUX_STATES[crux.state].letter,
    stateLabel: CRUX_STATES[crux.state].label,
    kindLabel: CRUX_KINDS[crux.kind].label,
    ending: endingOf(crux),
    isOpen: !CRUX_STATES[crux.state].ended && crux.claim !== null,
    carried: own === null ? (viewer?.carried ?? null) : null,
    isGuest: viewer === null,
    isBlind,
    others: others.length,
    mine: own,
    sentences: stance
      ? [cardSentence(stance, crux.kind, rules.crux), ...cardDetails(stance, crux.kind, rules.crux)].map(said)
      : [],
    revealed: isBlind
      ? null
      : revealedTo(
          crux,
          stance,
          others.filter(({ isStale }) => !isStale),
        ),
    criteria: crux.criteria,
    asked: askedAgain(crux, own, viewer?.answered ?? null),
    history: historyOf(viewer?.events ?? [], crux.kind).map((line) => ({ ...line, words: said(line.words) })),
    together: togetherOf(parts, swingsOf(holders), {
      stance,
      userId: viewer?.userId ?? null,
      isBlind,
      blindFirst: crux.thread.blindFirst,
    }),
    toCredit: viewer?.toCredit ?? [],
  }
}

const swingsOf = (holders: readonly Holder[]): Swings =>
  new Map(
    holders.flatMap(({ person, percents, isStale }) => {
      const stance = isStale ? null : toStance(percents)
      return stance ? [[person.id, swing(stance)] as const] : []
    }),
  )

function askedAgain(
  { state, outcome }: CruxFactsOfPage,
  own: Holder | null,
  answered: number | null,
): CardView['asked'] {
  if (state !== 'resolved' || own === null || own.isStale) return null
  if (outcome !== 'true' && outcome !== 'false') return null
  const said = foretold(own.percents, outcome)
  return said === null ? null : { sentence: askedAgainSentence(said, outcome), answered }
}

/** Must this reader give their own numbers first? Not a guest, who has none to be swayed from, nor where it has ended. */
export function hidesOthers(
  { state, thread }: Pick<CruxFactsOfPage, 'state' | 'thread'>,
  own: Pick<Holder, 'isStale'> | null,
  viewer: { userId: number } | null,
): boolean {
  return viewer !== null && thread.blindFirst && !CRUX_STATES[state].ended && (own === null || own.isStale)
}

function revealedTo(crux: CruxFactsOfPage, mine: Stance | null, others: readonly Holder[]): Revealed {
  const full = others.flatMap(({ person, percents }) => {
    const stance = toStance(percents)
    return stance ? [{ person, stance }] : []
  })
  const doubles = mine
    ? full.filter(({ stance }) => isDoubleCrux(mine, stance, rulesOf(crux.thread.swing).double))
    : []
  const names = doubles.map(({ person }) => person.name)
  const { saysCrux } = crux
  const far = mine && furthest(crux, mine, full)
  return {
    far,
    doubles: doubles.map(({ person }) => person),
    sentences: [
      names.length > 0
        ? `It is a double crux between you and ${listOf(names)}: settling it would bring you closer.`
        : null,
      // Of a pair the bar has said it, to whoever is one of the two.
      far !== null && crux.score.status === 'pair' ? null : scoreSentence(crux),
      saysCrux.of > 1 ? voicesOf(crux) : null,
    ].filter((one) => one !== null),
  }
}

function voicesOf({ saysCrux: { yes, of }, score: { markedOnly } }: CruxFactsOfPage): string {
  const bare = markedOnly === 0 ? '' : `; ${markedOnly} gave no numbers`
  return `It is a crux for ${yes === 0 ? 'none' : yes} of the ${of} who answered${bare}.`
}

/** What it accounts for between people here on average; the edge rules in words where there is no score. */
export function scoreSentence({ score }: Pick<CruxFactsOfPage, 'score'>): string | null {
  if (score.status !== 'scored') return edgeSentence(score)
  const { gap, explained } = wholeParts({ gap: score.meanGap / 100, explained: score.meanExplained / 100 })
  return `It accounts for ${explained} of the ${quantity(gap, 'point')} between two people here, on average.`
}

const listOf = (names: readonly string[]) => new Intl.ListFormat('en-GB').format(names)
