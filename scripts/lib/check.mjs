import { existsSync } from 'node:fs'
import { generateTypes } from './build.mjs'
import { ProgramFailed, run } from './children.mjs'
import { readCommandLine } from './command-line.mjs'
import { install } from './install.mjs'
import { live } from './lifecycle.mjs'
import { inRoot } from './paths.mjs'
import { seconds } from './progress.mjs'

/** @typedef {{ name: string, passed: boolean, output: string, ms: number }} CheckResult */

const HELP = `npm run check: format, lint, types and import rules. Mend the first two with: npm run format

Options:
  --help   show this`

const SOURCES = ['app', 'components', 'lib', 'e2e', 'prisma', 'scripts', 'bench']

/** @param {string} program a script of an installed package @param {...string} args */
const installed = (program, ...args) => [process.execPath, inRoot('node_modules', program), ...args]

/** Each is one gate; a name is what the summary says. @type {Record<string, () => string[][]>} */
const CHECKS = {
  format: () => [installed('@biomejs/biome/bin/biome', 'format')],
  lint: () => [installed('@biomejs/biome/bin/biome', 'lint', '--error-on-warnings')],
  types: () => [
    installed('next/dist/bin/next', 'typegen'), // the types of routes and of imported images
    installed('typescript7/bin/tsc', '--noEmit', '--incremental', 'false'), // its memory of JSON files goes stale
  ],
  'import rules': () => [
    installed(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      ...SOURCES.filter((place) => existsSync(inRoot(place))),
    ),
  ],
}

/** @param {string} name @param {string[][]} commands @returns {Promise<CheckResult>} */
async function check(name, commands) {
  const began = Date.now()
  try {
    for (const command of commands) await run(command)
    return { name, passed: true, output: '', ms: Date.now() - began }
  } catch (error) {
    if (!(error instanceof ProgramFailed)) throw error
    return { name, passed: false, output: error.output, ms: Date.now() - began }
  }
}

/** Run every check at once. @returns {Promise<CheckResult[]>} */
export async function checkAll() {
  await generateTypes()
  return Promise.all(Object.entries(CHECKS).map(([name, commands]) => check(name, commands())))
}

/** The command `npm run check`. */
export const runCheck = () =>
  live(async () => {
    readCommandLine({ help: HELP, options: {} })
    await install()
    const results = await checkAll()
    for (const { name, passed, output, ms } of results) {
      process.stdout.write(`${output}${passed ? '✓' : '✗'} ${name} (${seconds(ms)})\n`)
    }
    return results.every(({ passed }) => passed) ? 0 : 1
  })
