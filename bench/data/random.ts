import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Numbers from 0 up to but not including 1, the same ones for the same seed. */
export type Draw = () => number

export function drawFrom(seed: number): Draw {
  const generator = xoroshiro128plus(seed)
  return () => uniformFloat64(generator)
}

/** A whole number from 0 up to but not including `below`. */
export const whole = (draw: Draw, below: number): number => Math.floor(draw() * below)

export function pick<T>(draw: Draw, from: readonly T[]): T {
  const chosen = from[whole(draw, from.length)]
  if (chosen === undefined) throw new RangeError('nothing to pick from')
  return chosen
}
