import { mean } from './numbers'
import { fraction } from './stance'
import { CALIBRATION_BINS, CALIBRATION_FROM } from './thresholds'

/** A forecast that has come out: the last credence before it did, percent, and whether it came true. */
export type Forecast = { readonly credence: number; readonly cameTrue: boolean }

export type CalibrationBin = {
  /** From and to, percent; the last one holds 100. */
  readonly from: number
  readonly to: number
  readonly n: number
  /** What was said on average, and how often it came true; fractions, null where nothing was said. */
  readonly said: number | null
  readonly cameTrue: number | null
}
export type Calibration = {
  readonly n: number
  readonly brier: number
  readonly bins: readonly CalibrationBin[]
}

/**
 * How well somebody's forecasts came out: the Brier score, mean of (credence - outcome)² in 0..1 (0 is perfect, .25 is always saying
 * 50), and per fifth of the scale how often what was said came true. Null under 20 forecasts: that would be luck.
 */
export function calibrationOf(forecasts: readonly Forecast[]): Calibration | null {
  if (forecasts.length < CALIBRATION_FROM) return null
  const width = 100 / CALIBRATION_BINS
  const binOf = ({ credence }: Forecast) => Math.min(CALIBRATION_BINS - 1, Math.floor(credence / width))
  return {
    n: forecasts.length,
    brier: mean(forecasts.map(({ credence, cameTrue }) => (fraction(credence) - Number(cameTrue)) ** 2)),
    bins: Array.from({ length: CALIBRATION_BINS }, (_, bin) => {
      const own = forecasts.filter((forecast) => binOf(forecast) === bin)
      return {
        from: bin * width,
        to: (bin + 1) * width,
        n: own.length,
        said: own.length === 0 ? null : mean(own.map(({ credence }) => fraction(credence))),
        cameTrue: own.length === 0 ? null : mean(own.map(({ cameTrue }) => Number(cameTrue))),
      }
    }),
  }
}
