import { type NamedClaim, saidOf } from '../claims/naming'
import { gapBetweenGroups } from '../group'
import type { OpinionGroup, OpinionMap } from '../groups'
import { mean, sign } from '../numbers'
import type { Point } from '../opinion-map'
import { type CruxFactsOfThread, labelOf } from '../rail'
import type { Representative } from '../representative'
import { wholeParts } from '../sentences'
import { type Stance, toStance } from '../stance'
import { hull } from './hull'
import type { ThreadOpinions } from './matrix'

/** The picture's size; places are scaled into it, alike in both directions. */
export const PICTURE = { width: 560, height: 340, margin: 36 } as const

export type GroupView = {
  label: string
  size: number
  isMine: boolean
  /** What sets it apart: "5 of 6 agree with C1". Nothing that the reader has not answered yet. */
  says: string[]
  hull: Point[]
}
export type GroupsView =
  | { status: 'too_few'; because: string }
  | {
      status: 'mapped'
      /** One entry: no division of these people is clear enough to speak of. */
      groups: GroupView[]
      /** Everybody, by group and never by name. */
      points: { at: Point; group: string; isMine: boolean }[]
      /** By claim or crux: each group's mean percent; null where nobody in it said. Hidden ones have no means at all. */
      rows: { label: string; statement: string; means: (number | null)[] | null }[]
      /** What parts the two largest groups, most first; empty with one group. */
      parts: { label: string; gap: number; explained: number; residual: number }[]
    }

type Given = {
  /** The claim that these opinions are about. */
  claim: NamedClaim | null
  cruxes: readonly CruxFactsOfThread[]
  opinions: ThreadOpinions
  /** Labels of what this reader has not answered yet, and whether that holds for the main claim. */
  hidden: ReadonlySet<string>
  viewerId: number | null
}

/** Opinion groups for one reader (CRUXES 4.6). People are places without names; groups are letters. */
export function groupsView(map: OpinionMap, given: Given): GroupsView {
  if (map.status === 'too_few') return map
  const { opinions, hidden, viewerId } = given
  const mine = viewerId === null ? null : String(viewerId)
  const places = scaled(map.places)
  const placesOf = ({ people }: OpinionGroup) =>
    people.flatMap((person) => {
      const at = places.get(person)
      return at ? [at] : []
    })
  return {
    status: 'mapped',
    groups: map.groups.map((group) => ({
      label: group.label,
      size: group.people.length,
      isMine: mine !== null && group.people.includes(mine),
      says: group.representative.flatMap((one) => {
        const label = opinions.items[one.item]?.label
        return label === undefined || hidden.has(label)
          ? []
          : [saidOf(given.claim?.name ?? null, sayingOf(label, one))]
      }),
      hull: hull(placesOf(group)),
    })),
    points: map.groups.flatMap((group) =>
      group.people.flatMap((person) => {
        const at = places.get(person)
        return at ? [{ at, group: group.label, isMine: person === mine }] : []
      }),
    ),
    rows: rowsOf(map.groups, given),
    parts: partsOf(map.groups, given),
  }
}

const sayingOf = (label: string, { side, count, of }: Representative) =>
  `${count} of ${of} ${side === 'agrees' ? 'agree' : 'disagree'}${count === 1 ? 's' : ''} with ${label}`

function rowsOf(groups: readonly OpinionGroup[], { claim, cruxes, opinions, hidden }: Given) {
  const statements = new Map(cruxes.map((crux) => [crux.id, crux.statement]))
  const at = new Map(opinions.people.map((person, i) => [person, i]))
  const inGroup = groups.map(({ people }) =>
    people.flatMap((person) => {
      const row = opinions.rows[at.get(person) ?? -1]
      return row ? [row] : []
    }),
  )
  return opinions.items.map(({ label, cruxId }, item) => ({
    label: cruxId === null ? (claim?.name ?? 'Main claim') : label,
    statement: cruxId === null ? (claim?.text ?? '') : (statements.get(cruxId) ?? ''),
    means: hidden.has(label)
      ? null
      : inGroup.map((rows) => {
          const said = rows.map((row) => row[item] ?? null).filter((one) => one !== null)
          return said.length === 0 ? null : Math.round(50 * (mean(said) + 1))
        }),
  }))
}

function partsOf([one, other]: readonly OpinionGroup[], { cruxes, hidden }: Given) {
  if (!one || !other) return []
  const both = [one, other].map(({ people }) => new Set(people.map(Number)))
  return cruxes
    .filter((crux) => crux.state !== 'merged' && crux.state !== 'rejected' && !hidden.has(labelOf(crux)))
    .flatMap((crux) => {
      const [ours, theirs] = both.map((inside) => stancesOf(crux, inside))
      if (!ours?.length || !theirs?.length) return []
      const between = gapBetweenGroups(ours, theirs)
      return sign(between.gap) === 0 ? [] : [{ label: labelOf(crux), ...wholeParts(between) }]
    })
    .sort((a, b) => b.explained - a.explained)
}

/** In a loop, because a large thread has tens of thousands of them. */
function stancesOf({ stances }: CruxFactsOfThread, inside: ReadonlySet<number>): Stance[] {
  const full: Stance[] = []
  for (const { userId, percents } of stances) {
    const stance = inside.has(userId) ? toStance(percents) : null
    if (stance) full.push(stance)
  }
  return full
}

/** Places moved and stretched into the picture, as much across as up and down: near stays near. */
function scaled(places: ReadonlyMap<string, Point>): Map<string, Point> {
  const { width, height, margin } = PICTURE
  const [xs, ys] = [[...places.values()].map(([x]) => x), [...places.values()].map(([, y]) => y)]
  const middle = (all: readonly number[]) => (Math.min(...all) + Math.max(...all)) / 2
  const span = (all: readonly number[]) => Math.max(1e-9, Math.max(...all) - Math.min(...all))
  const by = Math.min((width - 2 * margin) / span(xs), (height - 2 * margin) / span(ys))
  const [centreX, centreY] = [middle(xs), middle(ys)]
  const round = (n: number) => Math.round(n * 10) / 10
  return new Map(
    [...places].map(([person, [x, y]]): [string, Point] => [
      person,
      [round(width / 2 + (x - centreX) * by), round(height / 2 - (y - centreY) * by)],
    ]),
  )
}
