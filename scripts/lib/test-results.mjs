import { existsSync, readFileSync } from 'node:fs'

/**
 * @typedef {{ passed: number, failed: number }} Counts
 * @typedef {{ code: number, report: string }} Ended how a runner ended, and where its report in JSON should be
 */

/** A part that reports nothing has failed as a whole. */
const NOTHING = { passed: 0, failed: 1 }

/**
 * A runner can fail without a failed test (a file that does not load, an error after the tests): that counts as one.
 * @param {Counts} counts @param {number} code @returns {Counts}
 */
function withCode({ passed, failed }, code) {
  if (code !== 0 && failed === 0) return { passed, failed: 1 }
  return passed + failed === 0 ? NOTHING : { passed, failed }
}

/** @param {Ended} ended @returns {Counts} */
export function countVitest({ code, report }) {
  if (!existsSync(report)) return NOTHING
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  /** @type {{ status: string, assertionResults: { status: string }[] }[]} */
  const files = testResults
  const brokenFiles = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  return withCode({ passed: numPassedTests, failed: numFailedTests + brokenFiles.length }, code)
}

/** @param {Ended} ended @returns {Counts} */
export function countPlaywright({ code, report }) {
  if (!existsSync(report)) return NOTHING
  const { stats } = JSON.parse(readFileSync(report, 'utf8'))
  return withCode({ passed: stats.expected + stats.flaky, failed: stats.unexpected }, code)
}
