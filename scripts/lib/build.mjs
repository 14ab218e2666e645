import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { ProgramFailed, run } from './children.mjs'
import { readCommandLine } from './command-line.mjs'
import { Failure, fileTrouble } from './failure.mjs'
import { install } from './install.mjs'
import { live } from './lifecycle.mjs'
import { waitForLock } from './lock.mjs'
import { inRoot, isPrebuilt } from './paths.mjs'
import { step } from './progress.mjs'
import { hashOf, unlessStamped } from './stamp.mjs'

/** @typedef {{ env?: NodeJS.ProcessEnv, output?: 'kept' | 'shown' }} BuildOptions */

const NODE_WITH_TSX = [process.execPath, '--import', 'tsx']

const BUILD_STAMP = inRoot('.next/doublecrux-stamp')
const CLIENT_STAMP = inRoot('generated/prisma-stamp')
const NAMES_STAMP = inRoot('generated/client-names-stamp')

/** Nobody's business: neither tool asks home, at build time or later. */
export const QUIET = {
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
}

/** scripts/serve.ts is not among them: it is read anew by every start. */
const BUILD_INPUTS = {
  places: [
    'app',
    'components',
    'lib',
    'public',
    'prisma/schema.prisma',
    'next.config.ts',
    'postcss.config.mjs',
  ]
    .concat(['instrumentation.ts', 'proxy.ts', 'tsconfig.json', 'package-lock.json'])
    .concat(['scripts/build-client.ts', 'scripts/lib/build.mjs']),
  except: ['public/client/', 'lib/testing/'],
}

const CLIENT_INPUTS = {
  places: ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/@prisma/client/package.json'],
}

/** Nothing is read at build time, but modules want to see an address when they load. */
const NO_DATABASE = 'postgresql://none@127.0.0.1:1/none'

/** @returns {string[]} what Next writes into the pages from the environment */
const publicEnv = () =>
  Object.entries(process.env).flatMap(([name, value]) =>
    name.startsWith('NEXT_PUBLIC_') ? [`${name}=${value}`] : [],
  )

/**
 * @param {string} label @param {readonly string[]} command @param {BuildOptions} options
 */
async function runStep(label, command, { env = process.env, output = 'kept' }) {
  const work = () => run(command, { env: { ...env, ...QUIET }, output })
  try {
    await (output === 'shown' ? work() : step(label, work))
  } catch (error) {
    if (!(error instanceof ProgramFailed)) throw error
    const trouble = fileTrouble(error.output, inRoot())
    if (trouble) throw new Failure(trouble)
    process.stderr.write(error.output) // the compiler's words are the point here
    throw new Failure(`${label} failed: the reason stands above.`)
  }
}

/** @param {BuildOptions} options */
const generate = (options) =>
  runStep(
    'Generating the database client',
    [process.execPath, inRoot('node_modules/prisma/build/index.js'), 'generate'],
    options,
  )

/** The scripts that readers' browsers load, in public/client, and their names in generated/client.json. @param {BuildOptions} [options] */
export const bundleClient = (options = {}) =>
  runStep('Bundling the scripts', [...NODE_WITH_TSX, inRoot('scripts/build-client.ts')], options)

/** Everything that the server serves. @param {BuildOptions} options */
async function build({ env = process.env, ...options }) {
  await bundleClient({ env, ...options })
  const next = [process.execPath, inRoot('node_modules/next/dist/bin/next'), 'build']
  const buildEnv = { DATABASE_URL: NO_DATABASE, ...env, NODE_ENV: /** @type {const} */ ('production') }
  await runStep('Building the pages', next, { env: buildEnv, ...options })
}

/**
 * One at a time in a checkout: a start and a test run would spoil each other's build.
 * @param {() => Promise<void>} work
 */
async function alone(work) {
  mkdirSync(inRoot('generated'), { recursive: true })
  const lock = await waitForLock(inRoot('generated/build.lock'))
  try {
    await work()
  } finally {
    lock.release()
  }
}

/** The database client in generated/, made anew when the schema or Prisma changed. @param {BuildOptions} [options] */
export const generateIfStale = async (options = {}) => {
  if (isPrebuilt) return
  await alone(() => unlessStamped(CLIENT_STAMP, hashOf(CLIENT_INPUTS), () => generate(options)))
}

/**
 * What a type check needs to find. The scripts are bundled anew only when there are others than before, since a server
 * that runs meanwhile still serves those of its start.
 * @param {BuildOptions} [options]
 */
export async function generateTypes(options) {
  await generateIfStale(options)
  if (!existsSync(inRoot('generated/client.json'))) rmSync(NAMES_STAMP, { force: true })
  await alone(() =>
    unlessStamped(NAMES_STAMP, hashOf({ places: ['scripts/build-client.ts'] }), () => bundleClient(options)),
  )
}

/** @param {BuildOptions & { evenIfFresh?: boolean }} [options] */
export async function buildIfStale({ evenIfFresh = false, ...options } = {}) {
  if (isPrebuilt) return
  await generateIfStale(options)
  await alone(async () => {
    if (evenIfFresh) rmSync(BUILD_STAMP, { force: true })
    await unlessStamped(BUILD_STAMP, hashOf({ ...BUILD_INPUTS, also: publicEnv() }), () => build(options))
  })
}

const HELP = `npm run build: generate the database client, bundle the browser's scripts, and build the pages, even if nothing changed.

Options:
  --help   show this`

/** The command `npm run build`. */
export const runBuild = () =>
  live(async () => {
    readCommandLine({ help: HELP, options: {} })
    await install()
    await buildIfStale({ output: 'shown', evenIfFresh: true })
    return 0
  })
