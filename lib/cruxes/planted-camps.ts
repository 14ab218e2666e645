import { clamp } from './numbers'
import type { OpinionMatrix } from './opinion-map'
import { normal, type Random } from './planted'

/** Four corners of a plane: three items turn on one question, three on another, and on the last nobody differs. */
const VIEWS = [
  [1, 1, 1, -1, -1, -1, 0.2],
  [-1, -1, -1, 1, 1, 1, 0.2],
  [1, 1, 1, 1, 1, 1, 0.2],
  [-1, -1, -1, -1, -1, -1, 0.2],
] as const

export type PlantedCamps = { readonly people: readonly string[]; readonly rows: OpinionMatrix }

/**
 * Up to four camps of the given sizes on seven items, z in -1..1: a world in which opinion groups should be found. Each
 * answer is .8 of the camp's view plus normal noise (standard deviation `noise`); a person leaves one out with chance
 * `missing`. Ids end in the number of the camp: "p003-1".
 */
export function plantedCamps(
  sizes: readonly number[],
  { missing = 0, noise = 0.15 }: { readonly missing?: number; readonly noise?: number },
  random: Random,
): PlantedCamps {
  const camps = sizes.flatMap((size, camp) => Array.from({ length: size }, () => camp))
  const answer = (view: number) =>
    random() < missing ? null : clamp(0.8 * view + noise * normal(random), -1, 1)
  return {
    people: camps.map((camp, at) => `p${String(at).padStart(3, '0')}-${camp}`),
    rows: camps.map((camp) => (VIEWS[camp] ?? []).map(answer)),
  }
}
