// Plain scripts find the database; what knows the forum is TypeScript, and runs in a process of its own, since it connects when it loads.
import { generateIfStale, QUIET } from './build.mjs'
import { startChild } from './children.mjs'
import { openForCommand } from './command-database.mjs'
import { Failure } from './failure.mjs'
import { install } from './install.mjs'
import { inRoot } from './paths.mjs'
import { step } from './progress.mjs'
import { withoutEmpty } from './settings.mjs'

/** For the help of every command that runs so. */
export const ENVIRONMENT = `
Environment:
  DATABASE_URL   the forum's PostgreSQL; without it that of the forum which runs, or the embedded one, for a while
  DATA_DIR       where the embedded database is kept (.data)`

/**
 * Run a script on the forum's database, brought to this version.
 * @param {string} script @param {object} wanted @param {{ mayMake: boolean }} options
 * @returns {Promise<number>} its exit code
 */
export async function onDatabase(script, wanted, options) {
  await install()
  const url = await openForCommand(options)
  const { migrate } = await import('./migrate.mjs')
  await step('Migrating the database', (report) => migrate({ url, report }))
  await generateIfStale()
  // Prisma reads several relations at once in one transaction, and pg says to every such program that it will not do that for ever.
  const node = [process.execPath, '--disable-warning=DeprecationWarning', '--import', 'tsx']
  const env = { ...withoutEmpty(process.env), ...QUIET, DATABASE_URL: url }
  const child = startChild([...node, inRoot(script), JSON.stringify(wanted)], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Failure(`${script} could not be run: ${error.message}`)))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
