import { readCommandLine } from './command-line.mjs'
import { Failure, sentenceFor } from './failure.mjs'
import { install } from './install.mjs'
import { atTheEnd, live } from './lifecycle.mjs'
import { seconds } from './progress.mjs'

/**
 * @typedef {'check' | 'unit' | 'db' | 'e2e'} Part
 * @typedef {import('./test-results.mjs').Counts} Counts
 * @typedef {Counts & { part: Part, ms: number }} Result
 */

/** @type {readonly Part[]} */
const PARTS = ['check', 'unit', 'db', 'e2e']

const HELP = `npm test: set everything up, and run format, lint, types, import rules, unit tests, tests on a real database, and
tests in a browser on a production build. The last line counts them: N passed, M failed

  npm test -- --only unit            one part alone: check, unit, db or e2e (may be given again)
  npm test -- --only db lib/votes    the tests in files whose name holds these words

Options:
  --only PART   run this part
  --help        show this

Environment: CHROMIUM_PATH, the browser to test in. A DATABASE_URL is ignored: tests have a PostgreSQL of their own.`

/** @param {string[]} chosen @returns {readonly Part[]} */
function chosenParts(chosen) {
  const unknown = chosen.find((name) => !PARTS.some((part) => part === name))
  if (unknown !== undefined)
    throw new Failure(`--only must be one of ${PARTS.join(', ')}; it is ${JSON.stringify(unknown)}.`)
  return chosen.length === 0 ? PARTS : PARTS.filter((part) => chosen.includes(part))
}

/**
 * Run one part; what stops it (a build that fails, no browser) is one failure, told in a sentence.
 * @param {Part} part @param {() => Promise<Counts>} work
 * @returns {Promise<Result>}
 */
async function runPart(part, work) {
  const began = Date.now()
  try {
    return { part, ...(await work()), ms: Date.now() - began }
  } catch (error) {
    process.stderr.write(`${part}: ${sentenceFor(error)}\n`)
    return { part, passed: 0, failed: 1, ms: Date.now() - began }
  }
}

/** @param {readonly Result[]} results @returns {Counts} */
const total = (results) => ({
  passed: results.reduce((sum, { passed }) => sum + passed, 0),
  failed: results.reduce((sum, { failed }) => sum + failed, 0),
})

/** @param {Counts} counts */
const inWords = ({ passed, failed }) => `${passed} passed, ${failed} failed`

/** The command `npm test`. */
export const runTests = () =>
  live(
    async () => {
      const began = Date.now()
      const options = { only: { type: /** @type {const} */ ('string'), multiple: true } }
      const { values, positionals } = readCommandLine({ help: HELP, options, allowPositionals: true })
      const parts = chosenParts([values.only ?? []].flat())
      await install()
      const { prepareTests } = await import('./test-parts.mjs') // it needs what was just installed
      const tests = await prepareTests({ parts, filters: positionals })
      atTheEnd(tests.cleanUp)

      /** @param {Part} part @returns {Promise<Result[]>} */
      const run = async (part) => (parts.includes(part) ? [await runPart(part, tests[part])] : [])
      // The build keeps one core busy while tests that need none of it run on the other; the browser has the machine alone.
      const [early] = await Promise.all([
        run('unit').then(async (unit) => [...unit, ...(await run('db'))]),
        tests.whenBuilt,
      ])
      const results = [...(await run('check')), ...early, ...(await run('e2e'))]

      for (const result of results)
        process.stdout.write(`${result.part.padEnd(6)} ${inWords(result)} (${seconds(result.ms)})\n`)
      process.stdout.write(`all in ${seconds(Date.now() - began)}\n`)
      const counts = total(results)
      process.stdout.write(`${inWords(counts)}\n`)
      return counts.failed === 0 ? 0 : 1
    },
    { whenStopped: 130 },
  )
