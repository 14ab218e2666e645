import { ROUNDING } from './thresholds'

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Arithmetic mean; NaN of nothing, so callers ask for the length first. */
export const mean = (values: readonly number[]): number => sum(values) / values.length

/** Middle value, or the mean of the two middle values; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((x, y) => x - y)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** Population variance (divides by n), >= 0; NaN of nothing. */
export function variance(values: readonly number[]): number {
  const centre = mean(values)
  return mean(values.map((value) => (value - centre) ** 2))
}

/** -1, 0 or 1; differences that only arithmetic made count as 0. */
export const sign = (value: number): -1 | 0 | 1 => (value > ROUNDING ? 1 : value < -ROUNDING ? -1 : 0)

/** value >= threshold, for a value that arithmetic may have pushed just below (0.3 - 0.1 is less than 0.2). */
export const atLeast = (value: number, threshold: number): boolean => value >= threshold - ROUNDING

export const isBelow = (value: number, threshold: number): boolean => !atLeast(value, threshold)

export const clamp = (value: number, from: number, to: number): number => Math.min(to, Math.max(from, value))

/** A fraction as whole points, half away from zero: .285 -> 29, and never -0. */
export function points(fraction: number): number {
  const whole = Math.round(Math.abs(fraction) * 100 + ROUNDING)
  return fraction < 0 && whole > 0 ? -whole : whole
}
