// From a fresh clone to a running forum. Nothing outside Node is needed until the dependencies are installed, so what
// needs them is imported after that.
import path from 'node:path'
import { buildIfStale, bundleClient, generateIfStale, QUIET } from './build.mjs'
import { endLeftBehind, registerChildrenIn } from './children.mjs'
import { readCommandLine } from './command-line.mjs'
import { keptSecret, prepareDataDir } from './data-dir.mjs'
import { Failure } from './failure.mjs'
import { install } from './install.mjs'
import { atTheEnd, isEnding, live } from './lifecycle.mjs'
import { takeLock } from './lock.mjs'
import { inRoot } from './paths.mjs'
import { requirePort } from './port.mjs'
import { step } from './progress.mjs'
import { seedIfStale } from './seed.mjs'
import { addressOf, startServer } from './server-process.mjs'
import { readSettings, withoutEmpty } from './settings.mjs'

/** @typedef {import('./settings.mjs').Settings} Settings */
/** @typedef {'production' | 'development'} Mode */

const ENVIRONMENT = `
Environment (all optional):
  PORT           the port to listen on (3000)
  HOST           the address to listen on (127.0.0.1)
  DATABASE_URL   a PostgreSQL of yours; without it an embedded one is started
  DATA_DIR       where the embedded database and the secrets are kept (.data)
  SEED           mirrors: fill the forum with the mirrored discussions (default); none: leave it empty
  SITE_URL       the forum's public address
  PUBLISHED_AT   where a container's port is found on this machine, while there is no SITE_URL
  AUTH_SECRET    signs sessions; made and kept under DATA_DIR when absent
  SMTP_URL       the mail server; without it mail goes to an outbox page
  MAIL_FROM      whom mail comes from (Doublecrux <forum@HOST>)
  PROXIES        how many proxies of yours stand in front, whose x-forwarded-for is believed (0)
`

const HELP = {
  production: `npm start: install, start the database, migrate, seed, build what is stale, and serve the forum.

Options:
  --help         show this
${ENVIRONMENT}`,
  development: `npm run dev: the forum like npm start, with reload while you work on it.

Options:
  --help         show this
${ENVIRONMENT}`,
}

/** @param {Mode} mode */
export const runForum = (mode) =>
  live(async () => {
    readCommandLine({ help: HELP[mode], options: {} })
    const settings = readSettings(process.env)
    await takePossession(settings)
    await requirePort(settings.port, settings.host)
    await install()
    const database = await openAndMigrate(settings)
    await generateIfStale()

    /** @type {NodeJS.ProcessEnv} */
    const env = {
      ...withoutEmpty(process.env),
      ...QUIET,
      NODE_ENV: mode,
      PORT: String(settings.port),
      HOST: settings.host,
      DATA_DIR: settings.dataDir,
      DATABASE_URL: database.url,
      AUTH_SECRET: process.env.AUTH_SECRET || keptSecret(path.join(settings.dataDir, 'auth-secret')),
    }
    if (settings.seed === 'mirrors') await seedIfStale({ env, url: database.url })
    if (mode === 'development') await bundleClient({ env })
    else await buildIfStale({ env })
    await serve(settings, env, database)
    return undefined
  })

/** Be the only one on this DATA_DIR, and clear away what a killed start left running. @param {Settings} settings */
async function takePossession({ dataDir, dataDirIsChosen, databaseUrl }) {
  if (!dataDirIsChosen && dataDir !== inRoot('.data')) {
    process.stderr.write(
      `Data is kept in ${dataDir}: the database has a user of its own, who may not enter this checkout.\n`,
    )
  }
  prepareDataDir(dataDir, { forDatabase: databaseUrl === undefined })
  const lock = takeLock(path.join(dataDir, 'lock'))
  if ('heldBy' in lock) {
    throw new Failure(
      `A forum already runs on DATA_DIR (${dataDir}), as process ${lock.heldBy}: stop it first.`,
    )
  }
  atTheEnd(lock.release)
  const registry = path.join(dataDir, 'processes.json')
  await endLeftBehind(registry)
  registerChildrenIn(registry)
}

/** @param {Settings} settings */
async function openAndMigrate(settings) {
  const { openDatabase } = await import('./database.mjs')
  const { migrate } = await import('./migrate.mjs')
  const database = await step('Starting the database', () => openDatabase(settings))
  atTheEnd(database.stop)
  /** @param {string} line */
  const warn = (line) => process.stderr.write(`${line}\n`)
  await step('Migrating the database', (report) => migrate({ url: database.url, warn, report }))
  return database
}

/**
 * Serve until a signal comes, or until the server or the database goes away by itself.
 * @param {Settings} settings @param {NodeJS.ProcessEnv} env @param {import('./database.mjs').Database} database
 */
async function serve(settings, env, database) {
  const server = await step('Starting the server', () => startServer({ env }))
  process.stdout.write(`Doublecrux is at ${addressOf(settings.host, settings.port)}\n`)

  const databaseEnded = database.whenEnded.then(
    () => 'The database stopped by itself: its server.log says why.',
  )
  const sentence = await Promise.race([server.whenEnded, databaseEnded])
  if (!isEnding()) throw new Failure(sentence)
}
