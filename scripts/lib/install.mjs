import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ProgramFailed, run } from './children.mjs'
import { Failure, fileTrouble } from './failure.mjs'
import { inRoot, isPrebuilt, ROOT } from './paths.mjs'
import { requirePlace } from './place.mjs'
import { step } from './progress.mjs'

/** @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Package */
/** @typedef {Record<string, Package>} Packages */

/** An installation takes 1,000 MB; one that replaces another finds the room of the old one. */
const MEGABYTES = { fresh: 1_100, again: 200 }

const STAMP = inRoot('node_modules/.doublecrux-installed')

/** What is installed suits this lock file on this platform only. */
const wantedStamp = () =>
  createHash('sha256')
    .update(`${process.platform} ${process.arch}\n`)
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex')

/** @param {string} file @returns {Packages} */
const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** npm writes its own record last of all, so an interrupted installation has none. */
function npmRecordMatches() {
  const record = inRoot('node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const installed = packagesIn(record)
  const wanted = Object.entries(packagesIn(inRoot('package-lock.json'))).filter(([place]) => place !== '')
  return wanted.every(([place, wantedOne]) =>
    place in installed ? installed[place]?.version === wantedOne.version : mayBeMissing(wantedOne),
  )
}

/** npm leaves out what is for other platforms, but also, on a full disk, what is for this one. @param {Package} wanted */
function mayBeMissing({ optional, os, cpu, libc }) {
  const isForUs =
    os?.includes(process.platform) && cpu?.includes(process.arch) && (libc ?? [ourLibc()]).includes(ourLibc())
  return optional === true && !isForUs
}

function ourLibc() {
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport())
  return header.glibcVersionRuntime ? 'glibc' : 'musl'
}

/** Do the installed packages match the lock file? Also true after a developer's own `npm install`. */
export function isInstalled() {
  if (!existsSync(STAMP)) return npmRecordMatches()
  return readFileSync(STAMP, 'utf8') === wantedStamp() || (isSamePlatform() && npmRecordMatches())
}

/** A checkout shared between systems holds the other one's binaries. */
const isSamePlatform = () =>
  existsSync(inRoot('node_modules', '@esbuild', `${process.platform}-${process.arch}`))

/** npm as a script for Node, where it can be found: a program file is named differently on each system. */
function npmCommand() {
  const beside = path.join(path.dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js')
  const script = [process.env.npm_execpath, beside].find(
    (file) => file?.endsWith('npm-cli.js') && existsSync(file),
  )
  return script ? [process.execPath, script] : ['npm']
}

/** @param {unknown} error @returns {unknown} */
function explained(error) {
  if (!(error instanceof ProgramFailed)) return error
  const trouble = fileTrouble(error.output, inRoot('node_modules'))
  if (trouble) return new Failure(trouble)
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH/.test(error.output)) {
    return new Failure('The dependencies could not be installed: the npm registry cannot be reached.')
  }
  const reason = error.output.match(/^npm error (?!code|A complete log)(.+)$/m)?.[1] ?? 'npm ci failed'
  return new Failure(`The dependencies could not be installed: ${reason}`)
}

/** Install what the lock file names, if it is not there yet. */
export async function install() {
  if (isPrebuilt || isInstalled()) return
  const isFresh = !existsSync(inRoot('node_modules'))
  requirePlace(ROOT, {
    name: `The checkout (${ROOT})`,
    megabytes: isFresh ? MEGABYTES.fresh : MEGABYTES.again,
  })
  // The build needs the developers' packages too, whatever NODE_ENV says.
  const command = [...npmCommand(), 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  try {
    await step('Installing the dependencies', () => run(command))
    writeFileSync(STAMP, wantedStamp())
  } catch (error) {
    throw explained(error)
  }
}
