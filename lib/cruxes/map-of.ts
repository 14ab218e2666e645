import type { NamedClaim } from './claims/naming'
import type { CruxState } from './crux-state'
import type { ExportCrux } from './export'
import { type CruxMap, layOutMap, type MapCrux } from './map'
import type { CruxEntry } from './map-page/entry'
import { rankOf } from './score'

/** The map of what the exports say. */
export function mapOf(claims: readonly NamedClaim[], cruxes: readonly ExportCrux[]): CruxMap {
  const refs = new Map(cruxes.map(({ label, ref }) => [label, ref]))
  return layOutMap(
    claims,
    cruxes.map(({ ref, label, statement, state, lower, forClaims, stances, relations }) => ({
      ref,
      label,
      statement,
      state: state as CruxState,
      weight: lower ?? 0,
      forClaims: forClaims.map(({ ref: claim, meanSwing }) => ({ ref: claim, swing: meanSwing })),
      // One belief of each person, whichever claim they weigh it against.
      split: meanOf([...new Map(stances.map(({ by, credence }) => [by, credence])).values()]),
      relations: relations.map(({ type, to }) => ({ type, to: refs.get(to) ?? to })),
    })),
  )
}

/** The map as one reader may see it, of a thread with one claim: of a crux they have not answered yet, only that it is there. */
export function mapFor(claims: readonly NamedClaim[], entries: readonly CruxEntry[]): CruxMap {
  const refs = new Map(entries.map(({ label, ref }) => [label, ref]))
  return layOutMap(
    claims,
    entries.map(
      ({ ref, label, statement, state, score, stances, relations, isBlind }): MapCrux => ({
        ref,
        label,
        statement,
        state,
        weight: weightOf({ score, isBlind }),
        forClaims: claims
          .slice(0, 1)
          .map((claim) => ({ ref: claim.ref, swing: isBlind ? null : score.meanSwing })),
        split: meanOf(stances.map(({ percents }) => percents.credence)),
        relations: relations.flatMap(({ type, to }) => {
          const target = refs.get(to)
          return target ? [{ type, to: target }] : []
        }),
      }),
    ),
  )
}

/** How much a crux weighs for a reader: its lower bound in points, 0 while they may not know it. */
export const weightOf = ({ score, isBlind }: Pick<CruxEntry, 'score' | 'isBlind'>): number =>
  isBlind || score.status !== 'scored' ? 0 : rankOf(score)

/** A crux of a thread with several claims, as the map of all of them needs it. */
export type SharedCrux = {
  ref: string
  number: number
  statement: string
  state: CruxState
  relations: { type: string; to: string }[]
  forClaims: { ref: string; swing: number | null; lower: number | null; answeredBy: number[] }[]
  /** Everybody's credence in it, one a person. */
  credences: [userId: number, credence: number][]
}

/** Others' numbers wait for one's own, claim by claim: `viewer` is null where they do not. */
export type MapViewer = { userId: number } | null

/** Whether the reader sees others' numbers on it for some claim. */
export const isSeenBy = ({ forClaims }: Pick<SharedCrux, 'forClaims'>, viewer: MapViewer): boolean =>
  viewer === null || forClaims.some(({ answeredBy }) => answeredBy.includes(viewer.userId))

/**
 * The map of a thread with several claims: all of them on top, each crux once, with a line to each claim it is one for. Of what the
 * reader has not answered for a claim the line says nothing; and how likely people find it, once they have answered it for any.
 */
export function mapOfClaims(
  claims: readonly NamedClaim[],
  cruxes: readonly SharedCrux[],
  viewer: MapViewer,
): CruxMap {
  return layOutMap(
    claims,
    cruxes.map(({ ref, number, statement, state, relations, forClaims, credences }): MapCrux => {
      const isSeen = (answeredBy: readonly number[]) => viewer === null || answeredBy.includes(viewer.userId)
      const seen = forClaims.map((one) =>
        isSeen(one.answeredBy) ? one : { ...one, swing: null, lower: null },
      )
      return {
        ref,
        label: `C${number}`,
        statement,
        state,
        weight: Math.max(0, ...seen.map(({ lower }) => lower ?? 0)),
        forClaims: seen.map((one) => ({ ref: one.ref, swing: one.swing })),
        split: !isSeenBy({ forClaims }, viewer) ? null : meanOf(credences.map(([, credence]) => credence)),
        relations,
      }
    }),
  )
}

function meanOf(percents: readonly (number | null)[]): number | null {
  const given = percents.filter((one) => one !== null)
  return given.length === 0 ? null : given.reduce((sum, one) => sum + one, 0) / given.length / 100
}
