import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { countPlaywright, countVitest } from './test-results.mjs'

const dir = mkdtempSync(path.join(os.tmpdir(), 'doublecrux-results-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const reported = (content: object) => {
  const report = path.join(dir, 'report.json')
  writeFileSync(report, JSON.stringify(content))
  return report
}

test('tests are counted', () => {
  const report = reported({ numPassedTests: 7, numFailedTests: 2, testResults: [] })

  expect(countVitest({ code: 1, report })).toEqual({ passed: 7, failed: 2 })
  expect(
    countPlaywright({ code: 0, report: reported({ stats: { expected: 4, unexpected: 0, flaky: 1 } }) }),
  ).toEqual({
    passed: 5,
    failed: 0,
  })
})

test('a part in which nothing ran has failed', () => {
  const nothing = { passed: 0, failed: 1 }

  expect(countVitest({ code: 0, report: path.join(dir, 'none.json') })).toEqual(nothing)
  expect(
    countVitest({ code: 0, report: reported({ numPassedTests: 0, numFailedTests: 0, testResults: [] }) }),
  ).toEqual(nothing)
  expect(
    countPlaywright({ code: 0, report: reported({ stats: { expected: 0, unexpected: 0, flaky: 0 } }) }),
  ).toEqual(nothing)
})

test('a file that does not load and an error after the tests are failures too', () => {
  const broken = { status: 'failed', assertionResults: [] }
  const report = reported({ numPassedTests: 3, numFailedTests: 0, testResults: [broken] })

  expect(countVitest({ code: 1, report })).toEqual({ passed: 3, failed: 1 })
  const fine = reported({ numPassedTests: 3, numFailedTests: 0, testResults: [] })
  expect(countVitest({ code: 1, report: fine })).toEqual({ passed: 3, failed: 1 })
})
