import { expect, test } from 'vitest'
import { calibrationOf, type Forecast } from './calibration'

const forecasts = (n: number, credence: number, hits: number): Forecast[] =>
  Array.from({ length: n }, (_, i) => ({ credence, cameTrue: i < hits }))

test('nineteen forecasts are luck, twenty say something', () => {
  expect(calibrationOf(forecasts(19, 80, 15))).toBeNull()
  expect(calibrationOf(forecasts(20, 80, 16))?.n).toBe(20)
})

test('who says 80 and is right four times of five is calibrated, and gets the Brier score worked by hand', () => {
  const made = calibrationOf(forecasts(20, 80, 16))
  expect(made?.brier).toBeCloseTo(0.8 * 0.04 + 0.2 * 0.64, 12)
  expect(made?.bins[4]).toEqual({ from: 80, to: 100, n: 20, said: expect.closeTo(0.8, 12), cameTrue: 0.8 })
  expect(made?.bins.slice(0, 4).map(({ n, said }) => [n, said])).toEqual(Array(4).fill([0, null]))
})

test('always 50 scores a quarter, being right and certain scores 0; 100 falls into the last fifth', () => {
  expect(calibrationOf(forecasts(20, 50, 10))?.brier).toBe(0.25)
  const sure = calibrationOf([...forecasts(10, 100, 10), ...forecasts(10, 0, 0)])
  expect(sure?.brier).toBe(0)
  expect(sure?.bins.map(({ n }) => n)).toEqual([10, 0, 0, 0, 10])
})
