import { type Clustering, cluster, silhouette } from './cluster'
import { alignTo, fillRate, type OpinionMatrix, type Point, project } from './opinion-map'
import { type Representative, representatives } from './representative'
import { quantity } from './sentences'
import { GROUPS } from './thresholds'

/** People (ids) × items (claims and cruxes); credence z = 2p - 1 in -1..1, null where a person gave none. */
export type Opinions = { readonly people: readonly string[]; readonly rows: OpinionMatrix }

/** What is kept from one computation to the next, so that the map and the number of groups do not jump. */
export type Memory = {
  readonly k: number
  readonly challenger: { readonly k: number; readonly wins: number } | null
  readonly places: ReadonlyMap<string, Point>
}

export type OpinionGroup = {
  /** A, B, C, D by size. Groups are never named after people or views. */
  readonly label: string
  readonly people: readonly string[]
  readonly representative: readonly Representative[]
}

export type OpinionMap =
  | { readonly status: 'too_few'; readonly because: string }
  | {
      readonly status: 'mapped'
      readonly places: ReadonlyMap<string, Point>
      /** One entry means "one group": no division of these people is clear enough to speak of. */
      readonly groups: readonly OpinionGroup[]
      readonly silhouette: number
      readonly memory: Memory
    }

/**
 * Where people stand to each other, and the groups they form (CRUXES 4.6, after Polis). From 8 people, 4 items and 30 %
 * answers on. 2 to 4 groups of at least 3, as many as have the best mean silhouette, if that reaches .5; else one. A
 * number of groups once shown gives way only to one that has won four times running, or when a group has become too
 * small to show. Depends on who said what and on `seed` (an integer) alone: not on the order of people.
 */
export function opinionGroups(given: Opinions, seed: number, memory: Memory | null = null): OpinionMap {
  const because = tooFew(given)
  if (because !== null) return { status: 'too_few', because }
  const { people, rows } = sortedByPerson(given)
  const before = people.map((person) => memory?.places.get(person) ?? null)
  const points = alignTo(project(rows), before)
  const candidates = divisions(points, seed)
  const winner = bestOf(candidates)
  const { chosen, challenger } = stick(candidates, winner, memory)
  const places = new Map(people.map((person, at): [string, Point] => [person, points[at] ?? [0, 0]]))
  return {
    status: 'mapped',
    places,
    groups: labelled(people, rows, chosen.clusters),
    silhouette: chosen.silhouette,
    memory: { k: chosen.k, challenger, places },
  }
}

type Division = {
  readonly k: number
  readonly clusters: Clustering
  readonly silhouette: number
  readonly smallest: number
}

function tooFew({ people, rows }: Opinions): string | null {
  const items = rows[0]?.length ?? 0
  if (people.length < GROUPS.fromPeople) {
    return `Opinion groups appear from ${GROUPS.fromPeople} people on; ${quantity(people.length, 'person', 'people')} so far.`
  }
  if (items < GROUPS.fromItems)
    return `Opinion groups need ${GROUPS.fromItems} claims or cruxes; there are ${items}.`
  if (fillRate(rows) < GROUPS.fromFill) return 'Too few stances have been given to tell opinion groups apart.'
  return null
}

function divisions(points: readonly Point[], seed: number): Division[] {
  // At least 2, or eight people, from whom on groups are promised, could never be two of four.
  const most = Math.max(2, Math.min(GROUPS.most, Math.floor(points.length / GROUPS.peoplePerGroup)))
  return Array.from({ length: most }, (_, at) => {
    const clusters = cluster(points, at + 1, seed)
    const sizes = Array.from({ length: at + 1 }, (_, label) => clusters.filter((own) => own === label).length)
    return { k: at + 1, clusters, silhouette: silhouette(points, clusters), smallest: Math.min(...sizes) }
  })
}

const isFit = ({ k, smallest }: Division) => k === 1 || smallest >= GROUPS.smallest

function bestOf(candidates: readonly Division[]): number {
  const clear = candidates.filter((one) => one.k > 1 && isFit(one) && one.silhouette >= GROUPS.silhouetteFrom)
  return clear.sort((x, y) => y.silhouette - x.silhouette || x.k - y.k)[0]?.k ?? 1
}

function stick(candidates: readonly Division[], winner: number, memory: Memory | null) {
  const ofSize = (k: number) => candidates.find((one) => one.k === k && isFit(one))
  const won = ofSize(winner) ?? one(candidates)
  const held = memory === null ? undefined : ofSize(memory.k)
  if (held === undefined || memory === null || held.k === won.k) return { chosen: won, challenger: null }
  const wins = memory.challenger?.k === won.k ? memory.challenger.wins + 1 : 1
  if (wins >= GROUPS.stickyFor) return { chosen: won, challenger: null }
  return { chosen: held, challenger: { k: won.k, wins } }
}

function one(candidates: readonly Division[]): Division {
  const [single] = candidates
  if (!single) throw new RangeError('nobody to divide')
  return single
}

function labelled(people: readonly string[], rows: OpinionMatrix, clusters: Clustering): OpinionGroup[] {
  const members = [...new Set(clusters)].map((own) => people.filter((_, at) => clusters[at] === own))
  // People are in order of id, so the first member breaks ties.
  members.sort((x, y) => y.length - x.length || ((x[0] ?? '') < (y[0] ?? '') ? -1 : 1))
  return members.map((group, at) => {
    const inside = new Set(group)
    const isMember = (person: number) => inside.has(people[person] ?? '')
    const representative = members.length === 1 ? [] : representatives(rows, isMember)
    return { label: 'ABCD'.charAt(at), people: group, representative }
  })
}

function sortedByPerson({ people, rows }: Opinions): Opinions {
  const order = people.map((person, at) => ({ person, row: rows[at] ?? [] }))
  order.sort((x, y) => (x.person < y.person ? -1 : 1))
  return { people: order.map(({ person }) => person), rows: order.map(({ row }) => row) }
}
