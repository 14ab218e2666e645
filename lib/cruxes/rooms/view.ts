import { sumOf } from '../card/gap'
import type { Confidence } from '../confidence'
import { CRUX_STATES } from '../crux-state'
import { points } from '../numbers'
import { gapBetween } from '../pair'
import { gapSentence, residualSentence, wholeParts } from '../sentences'
import { implied, toStance } from '../stance'
import { type Check, checksOf } from './checks'
import type { RoomData, RoomPoint, RoomWords } from './facts'
import type { SeatFacts } from './policy'
import { beside, SECTIONS, type Section, sections } from './sections'

export type PointView = RoomPoint & { mayUp: boolean; mayDown: boolean; isOwn: boolean }
export type SectionView = { section: Section; title: string; hint: string; points: PointView[] }
export type Between = {
  gap: number
  explained: number
  residual: number
  sum: string
  sentences: string[]
  people: {
    name: string
    credence: number
    ifTrue: number
    ifFalse: number
    implied: number
    confidence: Confidence | null
  }[]
}

export type RoomView = Pick<RoomData, 'id' | 'crux' | 'thread' | 'claim' | 'seats' | 'words'> & {
  checks: Check[]
  sections: SectionView[]
  /** The gap between the two as what the crux explains and what remains; a sentence where that cannot be shown (yet). */
  between: Between | string
  /** The reader's own seat; null for readers who only read. */
  mine: SeatFacts | null
  canWrite: boolean
  /** Whose view the reader puts into words here; null for the facilitator and for readers. */
  other: { name: string } | null
}

/** A room as one reader may see it. */
export function roomOf(room: RoomData, viewerId: number | null): RoomView {
  const mine = room.seats.find(({ userId }) => userId === viewerId) ?? null
  const canWrite = mine?.isAccepted === true
  const [first, second] = ['first', 'second'].map(
    (seat) => room.seats.find((one) => one.seat === seat) ?? null,
  )
  const isUnderstood = (words: RoomWords) =>
    words.accepted === true && words.of.id === first?.userId && words.author.id === second?.userId
  const other = room.seats.find(({ seat, userId }) => seat !== 'facilitator' && userId !== viewerId)
  return {
    ...room,
    checks: first && second ? checksOf({ first, second, isUnderstood: room.words.some(isUnderstood) }) : [],
    sections: sections.map((section) => ({
      section,
      title: SECTIONS[section].title,
      hint: SECTIONS[section].hint,
      points: room.points
        .filter((point) => point.section === section)
        .map((point) => pointOf(point, canWrite, viewerId)),
    })),
    between: betweenIn(room, mine, viewerId),
    mine,
    canWrite,
    other: canWrite && mine?.seat !== 'facilitator' && other ? { name: other.name } : null,
  }
}

function pointOf(point: RoomPoint, canWrite: boolean, viewerId: number | null): PointView {
  const isOwn = point.author.id === viewerId
  const [up, down] = [beside(point.section, 'up'), beside(point.section, 'down')]
  return {
    ...point,
    isOwn,
    mayUp: canWrite && up !== null && !(SECTIONS[up].common && isOwn),
    mayDown: canWrite && down !== null,
  }
}

function betweenIn(
  { crux, thread, seats, viewerHolds }: RoomData,
  mine: SeatFacts | null,
  viewerId: number | null,
) {
  const [first, second] = seats.filter(({ seat }) => seat !== 'facilitator')
  if (!first || !second) return 'The invitation was declined: there is nobody yet to stand apart from.'
  if (viewerId !== null && thread.blindFirst && !viewerHolds && !CRUX_STATES[crux.state].ended)
    return mine && mine.seat !== 'facilitator'
      ? 'What parts you is shown once you have given your own numbers.'
      : 'Give your own stance on the crux first, then see theirs.'
  const [one, other] = [first, second].map(({ stance }) => stance && toStance(stance.percents))
  if (!one || !other) {
    const missing = [!one && first.name, !other && second.name].filter(Boolean).join(' and ')
    return `What parts the two is shown once both have given all three numbers; ${missing} ${one || other ? 'has' : 'have'} not yet.`
  }
  const between = gapBetween(one, other)
  const parts = wholeParts(between)
  const who = `${first.name} and ${second.name}`
  const people = [
    { name: first.name, stance: one, confidence: first.stance?.confidence ?? null },
    { name: second.name, stance: other, confidence: second.stance?.confidence ?? null },
  ].map(({ name, stance: { c, a, b }, confidence }) => ({
    name,
    credence: points(c),
    ifTrue: points(a),
    ifFalse: points(b),
    implied: points(implied({ c, a, b })),
    confidence,
  }))
  const sentences =
    parts.gap === 0
      ? [gapSentence(between, crux.label, who)]
      : [gapSentence(between, crux.label, who), residualSentence(between, crux.label, who, crux.kind)]
  return { ...parts, sum: sumOf(parts), sentences, people }
}
