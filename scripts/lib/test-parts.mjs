import path from 'node:path'
import { findBrowser } from './browser.mjs'
import { buildIfStale, generateIfStale, QUIET } from './build.mjs'
import { checkAll } from './check.mjs'
import { ProgramFailed, run } from './children.mjs'
import { withClient } from './database.mjs'
import { inRoot } from './paths.mjs'
import { freePort } from './port.mjs'
import { step } from './progress.mjs'
import { addressOf, startServer } from './server-process.mjs'
import { startTestServer } from './test-database.mjs'
import { countPlaywright, countVitest } from './test-results.mjs'
import { makeRunDir } from './throw-away.mjs'

/**
 * @typedef {import('./test-run.mjs').Part} Part
 * @typedef {import('./test-results.mjs').Counts} Counts
 * @typedef {Record<Part, () => Promise<Counts>> & { whenBuilt: Promise<unknown>, cleanUp: () => Promise<void> }} PreparedTests
 */

/** What a developer's shell may hold must not change what is tested. */
const FORUM_VARIABLES =
  /^(DATABASE_|AUTH_|SMTP_|NEXT|PORT$|HOST$|DATA_DIR$|SITE_URL$|SEED$|NODE_ENV$|BASE_URL$|TEST_DATABASE_SERVER$)/

/** @returns {NodeJS.ProcessEnv} */
const cleanEnv = () => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !FORUM_VARIABLES.test(name))),
  ...QUIET,
  NODE_ENV: 'test',
})

/**
 * Run a test runner to its end. What it says is shown when it fails, or all along.
 * @param {readonly string[]} command @param {NodeJS.ProcessEnv} env @param {'kept' | 'shown'} output
 * @returns {Promise<number>} its exit code
 */
async function runToTheEnd(command, env, output) {
  try {
    await run(command, { env, output })
    return 0
  } catch (error) {
    if (!(error instanceof ProgramFailed)) throw error
    process.stderr.write(error.output)
    return error.code ?? 1
  }
}

/**
 * @param {'unit' | 'db'} project @param {string} report @param {readonly string[]} filters @param {NodeJS.ProcessEnv} env
 */
async function runVitest(project, report, filters, env) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const command = [
    process.execPath,
    inRoot('node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    ...reporters,
    ...filters,
  ]
  const label = project === 'unit' ? 'Unit tests' : 'Tests on a real database'
  const code = await step(label, () => runToTheEnd(command, env, 'kept'))
  return countVitest({ code, report })
}

/**
 * Start everything that the chosen parts need, as early as possible and as much at once as is sensible.
 * @param {{ parts: readonly Part[], filters: readonly string[] }} wanted
 * @returns {Promise<PreparedTests>}
 */
export async function prepareTests({ parts, filters }) {
  const env = cleanEnv()
  const { dir, postgresDir, remove } = await makeRunDir('run')
  await generateIfStale({ env })

  const needsDatabase = parts.includes('db') || parts.includes('e2e')
  const server = needsDatabase ? startTestServer(postgresDir) : undefined
  const empty = server?.then((started) => started.makeTemplate('template_empty'))
  const build = parts.includes('e2e') ? buildIfStale({ env }) : Promise.resolve()
  for (const promise of [server, empty, build]) promise?.catch(() => {}) // told by the part that waits for it

  /** @param {string} name */
  const report = (name) => path.join(dir, `${name}.json`)
  const withServer = async () => {
    if (!server) throw new Error('no database was started')
    await empty
    return server
  }
  return {
    whenBuilt: build.catch(() => {}),
    check: async () => {
      const results = await step('Format, lint, types, import rules', checkAll)
      for (const { name, passed, output } of results)
        if (!passed) process.stderr.write(`${output}\n✗ ${name}\n`)
      const passed = results.filter((result) => result.passed).length
      return { passed, failed: results.length - passed }
    },
    unit: () => runVitest('unit', report('unit'), filters, env),
    db: async () =>
      runVitest('db', report('db'), filters, { ...env, TEST_DATABASE_SERVER: (await withServer()).url }),
    e2e: async () => {
      const [{ url: serverUrl, makeTemplate }, browser] = await Promise.all([
        withServer(),
        findBrowser(),
        build,
      ])
      await makeTemplate('template_seeded', env)
      return runPlaywright({
        serverUrl,
        browser,
        env,
        report: report('e2e'),
        filters,
        dataDir: path.join(dir, 'data'),
      })
    },
    cleanUp: async () => {
      await (await server?.catch(() => undefined))?.stop()
      remove()
    },
  }
}

/**
 * @param {{ serverUrl: string, browser: import('./browser.mjs').Browser, env: NodeJS.ProcessEnv, report: string, filters: readonly string[], dataDir: string }} given
 */
async function runPlaywright({ serverUrl, browser, env, report, filters, dataDir }) {
  await withClient(serverUrl, (client) => client.query('CREATE DATABASE e2e TEMPLATE template_seeded'))
  const databaseUrl = serverUrl.replace(/[^/]*$/, 'e2e')
  const [port, host] = [await freePort(), '127.0.0.1']
  const secret = 'a secret that only tests know, long enough'
  /** @type {NodeJS.ProcessEnv} */
  const forum = {
    ...env,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    AUTH_SECRET: secret,
    HOST: host,
    PORT: String(port),
  }
  await startServer({ env: { ...forum, NODE_ENV: 'production' } })

  const { executablePath = '' } = browser
  const tests = {
    ...forum,
    BASE_URL: addressOf(host, port),
    CHROMIUM_PATH: executablePath,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  }
  const command = [
    process.execPath,
    inRoot('node_modules/@playwright/test/cli.js'),
    'test',
    '--reporter=list,json',
    ...filters,
  ]
  return countPlaywright({ code: await runToTheEnd(command, tests, 'shown'), report })
}
